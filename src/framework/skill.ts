// Skills: instructions and tools that a session holds ready, and that the model takes up when it needs them, by calling a
// tool that is made from their names. What is not taken up costs one line of the context. Apple's utilities package has
// the same idea.
import type { ProfileContext } from "./profile.ts";
import type { Promptable } from "./prompt.ts";
import { sessionProperty } from "./properties.ts";
import { type AnyTool, tool } from "./tool.ts";

/** Something a model can learn to do when it is needed. */
export interface Skill {
  readonly name: string;
  /** When to take it up, in a sentence; the model always sees this. */
  readonly description: string;
  /** What the model is told once it has. */
  readonly instructions: Promptable;
  /** What it may call once it has. */
  readonly tools?: readonly AnyTool[];
}

/**
 * A dynamic profile that offers skills. Spread it into a profile of your own to add instructions.
 *
 * ```ts
 * const offer = skills([
 *   { name: "haiku", description: "To write a haiku", instructions: "A haiku has 5, 7 and 5 syllables." },
 * ]);
 * const poet = new LanguageModelSession({ model, profile: offer });
 * await poet.prewarm();
 * ```
 */
export function skills(
  offered: readonly Skill[],
): (context: ProfileContext) => { readonly instructions: Promptable; readonly tools: readonly AnyTool[] } {
  const active = sessionProperty<readonly string[]>([]);
  const activate = tool({
    name: "activate_skill",
    description: "Takes up a skill: its instructions and tools are there afterwards.",
    parameters: {
      type: "object",
      properties: { name: { type: "string", enum: offered.map(({ name }) => name) } },
      required: ["name"],
      additionalProperties: false,
    },
    call: (input, { properties }) => {
      const { name } = input as { readonly name: string };
      properties.set(active, [...new Set([...properties.get(active), name])]);
      return `The skill ${name} is active.`;
    },
  });
  return ({ properties }) => {
    const taken = offered.filter(({ name }) => properties.get(active).includes(name));
    return {
      instructions: [
        "Skills that can be activated:",
        offered.map(({ name, description }) => `- ${name}: ${description}`),
        taken.map(({ instructions }) => instructions),
      ],
      tools: [activate, ...taken.flatMap(({ tools = [] }) => tools)],
    };
  };
}

// How reasoning models set their thinking apart from the answer, and how they are told to think or not: by variables that
// their templates read, or, where a template reads none, by a thought that is over before it begins. Left out: budgets of
// tokens.
import type { JsonValue } from "../../json-schema.ts";
import type { ReasoningLevel } from "../../model.ts";
import { effortOf } from "../../reasoning-effort.ts";

export interface Thinking {
  readonly open: string;
  readonly close: string;
}

/** Whether the thinking of an answer comes, has begun in the prompt, or is over (or never comes). */
export type ThinkingState = "possible" | "begun" | "over";

const kinds: readonly Thinking[] = [
  { open: "<think>", close: "</think>" },
  { open: "[THINK]", close: "[/THINK]" },
  { open: "<|channel>thought\n", close: "<channel|>" },
];

/** How the model of a chat template thinks; null when it does not. */
export function thinkingOf(template: string): Thinking | null {
  return kinds.find(({ close }) => template.includes(close)) ?? null;
}

/** Where the thinking stands after a prompt that ends so. */
export function thinkingAfter(thinking: Thinking | null, end: string): ThinkingState {
  if (thinking === null) return "over";
  const text = end.trimEnd();
  if (text.endsWith(thinking.open)) return "begun";
  return text.endsWith(thinking.close) ? "over" : "possible";
}

/** What follows a prompt of this state so that the model does not think. */
export function thoughtOver(thinking: Thinking, state: ThinkingState): string {
  if (state === "over") return "";
  return state === "begun" ? `\n${thinking.close}\n\n` : `${thinking.open}\n\n${thinking.close}\n\n`;
}

/**
 * A level as the variables that chat templates have for it: `enable_thinking` (Qwen, GLM, SmolLM, Nemotron), `thinking`
 * (Granite, DeepSeek), `reasoning_effort` (Harmony, GLM 5) and `thinking_budget` (Seed). A template reads its own.
 */
export function thinkingVariables(level: ReasoningLevel | undefined): Record<string, JsonValue> {
  if (level === undefined) return {};
  const thinks = level !== "none";
  return {
    enable_thinking: thinks,
    thinking: thinks,
    reasoning_effort: effortOf(level),
    ...(thinks ? {} : { thinking_budget: 0 }),
  };
}

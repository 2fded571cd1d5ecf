// Counting the tokens of what an application has in hand: Apple's five forms. All but a transcript are counted as what
// they add to an empty prompt.
import type { GenerationRequest, LanguageModel, TranscriptEntry } from "../model.ts";
import { generableOf, type SchemaSource } from "./generable.ts";
import { leadOf } from "./history.ts";
import { instructionsEntry, type Promptable, promptEntry } from "./prompt.ts";
import { type AnyTool, definitionOf } from "./tool.ts";

/** What tokens can be counted of. */
export type TokenCountable =
  | string
  | { readonly prompt: Promptable }
  | { readonly instructions: Promptable; readonly tools?: readonly AnyTool[] }
  | { readonly tools: readonly AnyTool[] }
  | { readonly generating: SchemaSource }
  | { readonly transcript: readonly TranscriptEntry[] };

/** The tokens of `of`, as `model` counts them. */
export async function tokenCountOf(model: LanguageModel, of: TokenCountable): Promise<number> {
  if (typeof of === "object" && "transcript" in of)
    return await model.countTokens({
      transcript: of.transcript,
      options: {},
      tools: leadOf(of.transcript)?.tools ?? [],
    });
  const [whole, empty] = await Promise.all([
    model.countTokens({ options: {}, ...requestOf(of) }),
    model.countTokens({ options: {}, transcript: [promptEntry("")] }),
  ]);
  return whole - empty;
}

type Countable = Exclude<TokenCountable, { readonly transcript: unknown }>;

function requestOf(of: Countable): Pick<GenerationRequest, "transcript" | "tools" | "schema"> {
  if (typeof of === "string") return { transcript: [promptEntry(of)] };
  if ("prompt" in of) return { transcript: [promptEntry(of.prompt)] };
  if ("generating" in of) {
    const { name, schema } = generableOf(of.generating);
    return { transcript: [promptEntry("", {}, { responseFormat: { name, schema } })], schema };
  }
  const tools = (of.tools ?? []).map(definitionOf);
  const instructions = "instructions" in of ? of.instructions : "";
  return { transcript: [instructionsEntry(instructions, tools), promptEntry("")], tools };
}

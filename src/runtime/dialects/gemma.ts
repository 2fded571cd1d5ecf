// Gemma 2 and 3: no template knows tools; Google's guide ("Function calling with Gemma") describes them in the prompt
// and asks for one bare JSON object. Gemma 4: control tokens, and a notation of its own in which names have no quotes and
// strings stand between tokens. FunctionGemma: the same with tokens of other names (Google, "FunctionGemma formatting").
import type { Dialect } from "./dialect.ts";
import { llama } from "./llama.ts";
import type { Notation } from "./notation.ts";

export const gemma: Dialect = {
  ...llama,
  isIn: (template) => template.includes("<start_of_turn>"),
};

/** Names stand bare, so that what ends one cannot be in it. */
const notation: Notation = {
  names: "[^\\p{C}\\s{}[\\]:,<|]+",
  before: "",
  text: { between: ':<|"|>', after: '<|"|>' },
  other: { between: ":", after: "" },
  separator: ",",
  values: "own",
};

export const gemma4: Dialect = {
  begin: "",
  before: "<|tool_call>call:",
  between: "{",
  after: "}<tool_call|>",
  separator: "",
  end: "",
  arguments: notation,
  mark: "<|tool_call>",
  parallel: true,
  writesNull: false,
  isIn: (template) => template.includes("<|tool_call>call:"),
};

export const functionGemma: Dialect = {
  ...gemma4,
  before: "<start_function_call>call:",
  after: "}<end_function_call>",
  arguments: { ...notation, text: { between: ":<escape>", after: "<escape>" } },
  mark: "<start_function_call>",
  isIn: (template) => template.includes("<start_function_call>call:"),
};

// Granite 3: a token and a list of JSON calls. Its template takes them as the assistant's text.
import type { Dialect } from "./dialect.ts";
import { mistral } from "./mistral.ts";

export const granite: Dialect = {
  ...mistral,
  begin: "<|tool_call|>[",
  mark: "<|tool_call|>",
  isIn: (template) => template.includes("<|tool_call|>"),
};

// Kimi K2: control tokens around everything; the id of a call is its name and its number.
import type { Dialect } from "./dialect.ts";

export const kimi: Dialect = {
  begin: "<|tool_calls_section_begin|>",
  before: "<|tool_call_begin|>functions.",
  between: ":{index}<|tool_call_argument_begin|>",
  after: "<|tool_call_end|>",
  separator: "",
  end: "<|tool_calls_section_end|>",
  arguments: "json",
  mark: "<|tool_calls_section_begin|>",
  parallel: true,
  isIn: (template) => template.includes("<|tool_calls_section_begin|>"),
};

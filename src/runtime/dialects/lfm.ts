// LFM2: a list of Python calls between two control tokens. Its template takes them as the assistant's text.
import type { Dialect } from "./dialect.ts";

export const lfm: Dialect = {
  begin: "<|tool_call_start|>[",
  before: "",
  between: "(",
  after: ")",
  separator: ", ",
  end: "]<|tool_call_end|>",
  arguments: "python",
  mark: "<|tool_call_start|>",
  parallel: true,
  isIn: (template) => /List of tools: (?:<\|tool_list_start\|>)?\[/.test(template),
};

// Command R7B and later: a list of numbered JSON calls between two control tokens.
import type { Dialect } from "./dialect.ts";

export const command: Dialect = {
  begin: "<|START_ACTION|>[\n    ",
  before: '{"tool_call_id": "{index}", "tool_name": "',
  between: '", "parameters": ',
  after: "}",
  separator: ",\n    ",
  end: "\n]<|END_ACTION|>",
  arguments: "json",
  mark: "<|START_ACTION|>",
  parallel: true,
  isIn: (template) => template.includes("<|START_ACTION|>"),
};

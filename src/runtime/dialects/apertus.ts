// Apertus: a list of JSON objects between two control tokens, the name of each call as the key of its arguments.
import type { Dialect } from "./dialect.ts";

export const apertus: Dialect = {
  begin: "<|tools_prefix|>[",
  before: '{"',
  between: '": ',
  after: "}",
  separator: ", ",
  end: "]<|tools_suffix|>",
  arguments: "json",
  mark: "<|tools_prefix|>",
  parallel: true,
  isIn: (template) => template.includes("<|tools_prefix|>"),
};

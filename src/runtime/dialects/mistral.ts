// Mistral: a control token and a list of JSON calls (Nemo, the first Instruct models); from the third tokenizer on, a
// token, the name and the arguments for each call, with an id between them in Small 3.2.
import type { Dialect } from "./dialect.ts";

export const mistral: Dialect = {
  begin: "[TOOL_CALLS][",
  before: '{"name": "',
  between: '", "arguments": ',
  after: "}",
  separator: ", ",
  end: "]",
  arguments: "json",
  mark: "[TOOL_CALLS]",
  parallel: true,
  isIn: (template) => template.includes("[TOOL_CALLS]"),
};

export const mistralNamed: Dialect = {
  begin: "",
  before: "[TOOL_CALLS]",
  between: "[ARGS]",
  after: "",
  separator: "",
  end: "",
  arguments: "json",
  mark: "[TOOL_CALLS]",
  parallel: true,
  isIn: (template) => template.includes("[TOOL_CALLS]") && template.includes("[ARGS]"),
};

export const mistralIds: Dialect = {
  ...mistralNamed,
  between: "[CALL_ID]{id}[ARGS]",
  isIn: (template) => mistralNamed.isIn(template) && template.includes("[CALL_ID]"),
};

// GigaChat 3.1: a control token, then one JSON call.
import type { Dialect } from "./dialect.ts";

export const gigachat: Dialect = {
  begin: "",
  before: '<|function_call|>{"name": "',
  between: '", "arguments": ',
  after: "}",
  separator: "",
  end: "",
  arguments: "json",
  mark: "<|function_call|>",
  parallel: false,
  isIn: (template) => template.includes("<|function_call|>"),
};

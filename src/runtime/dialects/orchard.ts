// orchard-nano: a control token, then JSON. Its chat template is recipes/nano/format.ts; a test holds the two together.
import type { Dialect } from "./dialect.ts";

export const orchard: Dialect = {
  begin: "",
  before: '<|call|>{"name": "',
  between: '", "arguments": ',
  after: "}",
  separator: "",
  end: "",
  arguments: "json",
  mark: "<|call|>",
  parallel: true,
  wrapper: { before: '{"answer": ', after: "}" },
  // The token alone is Harmony's, too.
  isIn: (template) => template.includes("<|call|>") && template.includes("<|result|>"),
};

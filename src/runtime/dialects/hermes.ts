// Hermes 2 Pro and 3, Qwen 2.5 and 3, QwQ, SmolLM3, MiMo, Bielik: JSON in tags, a pair for each call. Two of its
// relatives write a list of calls: Apriel in one pair of tags, Firefunction after a word.
import type { Dialect } from "./dialect.ts";

export const hermes: Dialect = {
  begin: "",
  before: '<tool_call>\n{"name": "',
  between: '", "arguments": ',
  after: "}\n</tool_call>",
  separator: "\n",
  end: "",
  arguments: "json",
  mark: "<tool_call>",
  parallel: true,
  // The tag alone is also that of Qwen3-Coder and GLM, which write XML between them.
  isIn: (template) => template.includes("<tool_call>") && !/<function=|<arg_key>/.test(template),
};

/** Reka Edge. */
export const hermesTight: Dialect = {
  ...hermes,
  separator: "",
  isIn: (template) => hermes.isIn(template) && template.includes("<sep>"),
};

export const apriel: Dialect = {
  begin: "<tool_calls>[",
  before: '{"name": "',
  between: '", "arguments": ',
  after: "}",
  separator: ", ",
  end: "]</tool_calls>",
  arguments: "json",
  mark: "<tool_calls>",
  parallel: true,
  isIn: (template) => template.includes("<tool_calls>["),
};

export const firefunction: Dialect = {
  ...apriel,
  begin: " functools[",
  end: "]",
  mark: " functools[",
  isIn: (template) => template.includes("functools["),
};

// Llama 3.1 to 3.3: an answer is one call and nothing else, as bare JSON; or, as its model card shows for 3.2, as a
// list of Python calls, which no template writes: pass `llamaPython` where a fine-tuned model wants it.
import type { Dialect } from "./dialect.ts";

export const llama: Dialect = {
  begin: "",
  before: '{"name": "',
  between: '", "parameters": ',
  after: "}",
  separator: "",
  end: "",
  arguments: "json",
  mark: null,
  parallel: false,
  isIn: (template) => template.includes("<|start_header_id|>") && template.includes('"parameters": '),
};

export const llamaPython: Dialect = {
  begin: "[",
  before: "",
  between: "(",
  after: ")",
  separator: ", ",
  end: "]",
  arguments: "python",
  mark: null,
  parallel: true,
  isIn: (template) => /\[func_?(?:tion_)?name1?\(/.test(template),
};

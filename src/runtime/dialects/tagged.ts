// Arguments in tags. Qwen3-Coder, Qwen 3.5, Nemotron 3 and Step 3.5 write <parameter=NAME>; GLM 4.5 to 5 a pair of tags
// for the name and one for the value; DeepSeek from V3.2 on "DSML", whose tags say what is a string.
import type { Dialect } from "./dialect.ts";
import { aroundAll, type Notation } from "./notation.ts";

/** Whatever cannot be taken for a tag's end. */
const names = "[^\\p{C}<>\"']+";

const parameters: Notation = {
  names,
  before: "<parameter=",
  ...aroundAll({ between: ">\n", after: "\n</parameter>\n" }),
  separator: "",
  values: "json",
};

export const qwenCoder: Dialect = {
  begin: "",
  before: "<tool_call>\n<function=",
  between: ">\n",
  after: "</function>\n</tool_call>",
  separator: "\n",
  end: "",
  arguments: parameters,
  mark: "<tool_call>",
  parallel: true,
  writesNull: false,
  isIn: (template) => template.includes("<tool_call>") && template.includes("<parameter="),
};

export const step: Dialect = {
  ...qwenCoder,
  separator: "",
  isIn: (template) => qwenCoder.isIn(template) && template.includes("<|im_start|>tool_response"),
};

const pairs = (space: string): Notation => ({
  names,
  before: "<arg_key>",
  ...aroundAll({ between: `</arg_key>${space}<arg_value>`, after: `</arg_value>${space}` }),
  separator: "",
  values: "json",
});

export const glm: Dialect = {
  begin: "",
  before: "<tool_call>",
  between: "\n",
  after: "</tool_call>",
  separator: "\n",
  end: "",
  arguments: pairs("\n"),
  mark: "<tool_call>",
  parallel: true,
  isIn: (template) => template.includes("<arg_key>"),
};

export const glmCompact: Dialect = {
  ...glm,
  between: "",
  separator: "",
  arguments: pairs(""),
  isIn: (template) => /<arg_key>\{\{[^}]*\}\}<\/arg_key><arg_value>/.test(template),
};

export const deepseekMarkup: Dialect = {
  begin: "<｜DSML｜function_calls>\n",
  before: '<｜DSML｜invoke name="',
  between: '">\n',
  after: "</｜DSML｜invoke>\n",
  separator: "",
  end: "</｜DSML｜function_calls>",
  arguments: {
    names,
    before: '<｜DSML｜parameter name="',
    text: { between: '" string="true">', after: "</｜DSML｜parameter>\n" },
    other: { between: '" string="false">', after: "</｜DSML｜parameter>\n" },
    separator: "",
    values: "json",
  },
  mark: "<｜DSML｜function_calls>",
  parallel: true,
  isIn: (template) => template.includes("｜DSML｜") && template.includes("function_calls>"),
};

export const deepseekTools: Dialect = {
  ...deepseekMarkup,
  begin: "<｜DSML｜tool_calls>\n",
  end: "</｜DSML｜tool_calls>",
  mark: "<｜DSML｜tool_calls>",
  isIn: (template) => template.includes("｜DSML｜") && template.includes("tool_calls>"),
};

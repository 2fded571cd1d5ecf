// DeepSeek R1 (JSON in a fence, after the word "function") and V3.1 (name and arguments), between control tokens.
import type { Dialect } from "./dialect.ts";

export const deepseek: Dialect = {
  begin: "<｜tool▁calls▁begin｜>",
  before: "<｜tool▁call▁begin｜>",
  between: "<｜tool▁sep｜>",
  after: "<｜tool▁call▁end｜>",
  separator: "",
  end: "<｜tool▁calls▁end｜>",
  arguments: "json",
  mark: "<｜tool▁calls▁begin｜>",
  parallel: true,
  isIn: (template) => template.includes("<｜tool▁calls▁begin｜>"),
};

export const deepseekJson: Dialect = {
  ...deepseek,
  before: "<｜tool▁call▁begin｜>function<｜tool▁sep｜>",
  between: "\n```json\n",
  after: "\n```<｜tool▁call▁end｜>",
  separator: "\n",
  isIn: (template) => deepseek.isIn(template) && template.includes("```json"),
};

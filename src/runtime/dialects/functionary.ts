// Functionary 3.1: the name in the tag, the arguments between the tags.
import type { Dialect } from "./dialect.ts";

export const functionary: Dialect = {
  begin: "",
  before: "<function=",
  between: ">",
  after: "</function>",
  separator: "",
  end: "",
  arguments: "json",
  mark: "<function=",
  parallel: true,
  isIn: (template) => /arguments'\] \| tojson \+ '<\/function>'/.test(template),
};

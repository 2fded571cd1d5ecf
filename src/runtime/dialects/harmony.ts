// gpt-oss, in OpenAI's Harmony format (openai/harmony, docs/format.md): an answer is messages in channels. `analysis` is
// thinking, `final` the answer, `commentary` a call, or words to the user before one. The prompt ends where the header of
// the first begins. Of the two places that a header has for a call's recipient the model is made to use the later one,
// which the format describes; chat templates write the earlier one. Left out: calls in the analysis channel, which are
// those of OpenAI's own tools.
import type { Dialect } from "./dialect.ts";
import { harmonyThinking, thinkingOf } from "./thinking.ts";

/** <|call|> ends the answer, and a call's arguments end of themselves. */
export const harmony: Dialect = {
  begin: "",
  before: "<|channel|>commentary to=functions.",
  between: " <|constrain|>json<|message|>",
  after: "",
  separator: "",
  end: "",
  arguments: "json",
  mark: null,
  parallel: false,
  isIn: (template) => thinkingOf(template) === harmonyThinking,
};

// Gemma 2 and 3: no template knows tools; Google's guide ("Function calling with Gemma") describes them in the prompt
// and asks for one bare JSON object.
import type { Dialect } from "./dialect.ts";
import { llama } from "./llama.ts";

export const gemma: Dialect = {
  ...llama,
  isIn: (template) => template.includes("<start_of_turn>"),
};

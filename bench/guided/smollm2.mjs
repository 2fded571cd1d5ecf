// The 49,152-token vocabulary that the targets speak of, read from its tokenizer.json with Orchard's tokenizer.

import { fileURLToPath } from "node:url";
import { tokenizerFromFolder } from "../../dist/runtime/tokenizer/huggingface.js";
import { data } from "./support.mjs";

/** The tokens as the guide wants them. */
export async function smollm2() {
  const tokenizer = await tokenizerFromFolder(fileURLToPath(new URL("tokenizers/smollm2", data)));
  const end = tokenizer.idOf("<|im_end|>");
  return {
    tokens: (id) => tokenizer.bytes(id),
    size: tokenizer.vocabularySize,
    isSpecial: (id) => tokenizer.isSpecial(id),
    endTokens: [end],
    encode: (text) => tokenizer.encode(text),
  };
}

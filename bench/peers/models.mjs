// The shapes that are measured, as GGUF files of random weights: speed does not depend on the values. The layers of a
// file have one type; the embedding (and the output) is Q4_0 in the 2-bit files too, as it is on our side.

import { existsSync, mkdirSync, renameSync } from "node:fs";
import { cacheFolder, testSupport } from "../support.mjs";

const shared = { family: "llama", headSize: 64, vocabularySize: 32_000, contextSize: 2048, theta: 500_000 };

export const shapes = {
  // engine.md's: 385 million parameters, with a tied embedding.
  "385M": { ...shared, layers: 28, width: 1024, heads: 16, keyValueHeads: 8, feedForward: 3072, tied: true },
  // The same with room for long conversations.
  "385M-8k": {
    ...shared,
    ...{
      layers: 28,
      width: 1024,
      heads: 16,
      keyValueHeads: 8,
      feedForward: 3072,
      tied: true,
      contextSize: 8192,
    },
  },
  // TinyLlama's: 1.1 billion, with an output matrix of its own.
  "1.1B": { ...shared, layers: 22, width: 2048, heads: 32, keyValueHeads: 4, feedForward: 5632, tied: false },
};

/** The path of the model of a shape whose layers have a type ("Q4_0", "TQ2_0", "Q2_K"); made on first use. */
export async function modelFile(shape, type) {
  const folder = `${cacheFolder}/models`;
  const path = `${folder}/${shape}-${type}.gguf`;
  if (existsSync(path)) return path;
  console.error(`Making ${path}…`);
  mkdirSync(folder, { recursive: true });
  const { writeRandomGguf } = await testSupport("random-model");
  writeRandomGguf(`${path}.tmp`, shapes[shape], 1, { layers: type, embedding: "Q4_0" });
  renameSync(`${path}.tmp`, path);
  return path;
}

/** Token ids of a prompt, no two the same: every prompt is new to a cache. */
export function promptTokens(count, salt) {
  let state = salt >>> 0 || 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 300 + ((state >>> 8) % 31_000);
  });
}

// Writes test/golden/families: the next-token probabilities that llama.cpp (through node-llama-cpp) gives for the small
// random models of test/support/families.ts. Everything is float32 there (weights, KV cache, no flash attention), so
// only the architecture is compared. Run it when a family is added; the tests read the files.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchFolder, repository, testSupport } from "./support.mjs";

export const needsPeers = true;

/** Probabilities kept per position, from the largest down. */
const kept = 16;

export async function run() {
  const { families, goldenSeed, goldenPositions, goldenTokens } = await testSupport("families");
  const { writeRandomGguf } = await testSupport("random-model");
  const { getLlama, LlamaLogLevel } = await import("node-llama-cpp");
  const { version } = JSON.parse(
    readFileSync(`${benchFolder}node_modules/node-llama-cpp/package.json`, "utf8"),
  );
  const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error });
  const folder = mkdtempSync(join(tmpdir(), "orchard-goldens-"));
  const target = `${repository}test/golden/families`;
  mkdirSync(target, { recursive: true });
  const rows = [];
  try {
    for (const [name, model] of Object.entries(families)) {
      const path = join(folder, `${name}.gguf`);
      writeRandomGguf(path, model, goldenSeed);
      const tokens = goldenTokens();
      const positions = await probabilities(llama, path, tokens, goldenPositions);
      const source = `node-llama-cpp ${version}, llama.cpp ${llama.llamaCppRelease.release}`;
      const golden = { source, seed: goldenSeed, model, tokens, positions };
      writeFileSync(`${target}/${name}.json`, `${JSON.stringify(golden)}\n`);
      const largest = Object.values(positions).map(([[, probability]]) => probability);
      rows.push({
        name: `${name}: largest probability, over positions`,
        value: Math.max(...largest),
        unit: "",
        target: "above 0.01 (a flat distribution would show nothing)",
        pass: Math.max(...largest) > 0.01,
      });
    }
  } finally {
    await llama.dispose();
    rmSync(folder, { recursive: true });
  }
  return rows;
}

async function probabilities(llama, path, tokens, positions) {
  const model = await llama.loadModel({ modelPath: path });
  const context = await model.createContext({
    contextSize: 512,
    flashAttention: false,
    experimentalKvCacheKeyType: "F32",
    experimentalKvCacheValueType: "F32",
  });
  const options = {
    generateNext: { probabilities: true, options: { temperature: 1, topK: 0, topP: 1, minP: 0 } },
  };
  const input = tokens.map((token, index) => (positions.includes(index) ? [token, options] : token));
  const output = await context.getSequence().controlledEvaluate(input);
  const result = {};
  for (const position of positions) {
    const all = [...output[position].next.probabilities].sort(([, a], [, b]) => b - a);
    const sum = all.reduce((total, [, probability]) => total + probability, 0);
    if (all.length !== 512 || Math.abs(sum - 1) > 1e-4)
      throw new Error(`${path}: ${all.length} sum to ${sum}`);
    result[position] = all
      .slice(0, kept)
      .map(([token, probability]) => [token, Number(probability.toFixed(7))]);
  }
  await model.dispose();
  return result;
}

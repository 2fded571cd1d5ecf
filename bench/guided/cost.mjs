// What guiding costs a whole answer: tokens per second with a schema and without, interleaved, on a model of 385 million
// random weights (Q4_0, 32,000 tokens). The schema never ends and nothing is forced, so every token is a run of the model.
//
// Options: --model FILE (another model), --rounds 5, --answer 64

import { loadModel } from "../../dist/index.js";
import { modelFile } from "../peers/models.mjs";
import { median, using } from "../support.mjs";
import { note, row } from "./support.mjs";

const item = {
  type: "object",
  properties: {
    name: { type: "string", maxLength: 20 },
    count: { type: "integer", minimum: 0, maximum: 999 },
  },
  required: ["name", "count"],
  additionalProperties: false,
};
const schema = { type: "array", items: item, minItems: 1000 };

export async function run({ model: path, rounds = 5, answer = 64 } = {}) {
  const model = await loadModel(path ?? (await modelFile("385M", "Q4_0")), { contextSize: 512 });
  return using(model, async () => {
    const speeds = { plain: [], guided: [] };
    for (let round = 0; round <= Number(rounds); round++) {
      const plain = await tokensPerSecond(model, {}, Number(answer), round);
      const guided = await tokensPerSecond(model, { schema }, Number(answer), round);
      console.error(
        `guided: round ${round}: ${plain.toFixed(1)} plain, ${guided.toFixed(1)} guided tokens/s`,
      );
      if (round === 0) continue; // warms up: vocabulary, compilation, first masks
      speeds.plain.push(plain);
      speeds.guided.push(guided);
    }
    // Of the rounds' own ratios: what else the machine does is nearly the same within a round.
    const ratio = median(speeds.plain.map((plain, round) => 1 - speeds.guided[round] / plain));
    return [
      note("decoding without a schema", median(speeds.plain), "tokens/s"),
      note("decoding with a schema", median(speeds.guided), "tokens/s"),
      row("cost of guided decoding, median of the rounds", 100 * ratio, "%", "most", 10),
    ];
  });
}

async function tokensPerSecond(model, parts, answer, seed) {
  const segments = [{ type: "text", id: "0", text: `Round ${seed}: list what there is in the house.` }];
  const transcript = [{ type: "prompt", id: "0", segments, options: {} }];
  const options = { sampling: { mode: "random", seed, minP: 0.01 }, maximumResponseTokens: answer };
  for await (const delta of model.generate({ transcript, options, ...parts })) {
    if (delta.type !== "finish") continue;
    const { totalTokenCount } = delta.usage.output;
    return (1000 * (totalTokenCount - 1)) / delta.timings.decode;
  }
}

// The same model in less memory: 4 bits per weight, 8 per number of the key-value cache. The model's files stay as they
// are; what is made of them is kept in the cache folder.
import { inspectModel, LanguageModelSession, loadModel } from "orchard";

const path = process.argv[2] ?? "path/to/model";
for (const bits of [32, 8, 4] as const) {
  const keyValueBits = bits === 32 ? 32 : 8;
  const { memory } = await inspectModel(path, { bits, keyValueBits });
  await using model = await loadModel(path, { bits, keyValueBits });
  const session = new LanguageModelSession({ model });
  const { content } = await session.respond("Once upon a time", {
    sampling: { mode: "greedy" },
    maximumResponseTokens: 20,
  });
  console.log(`${bits} bits, ${memory.weights} bytes of weights: ${JSON.stringify(content)}`);
}

// Chance that can be repeated: the same seed gives the same text, a new seed another one.
import { LanguageModelSession, loadModel } from "orchard";

await using model = await loadModel(process.argv[2] ?? "path/to/model");

for (const seed of [7, 7, 8]) {
  const session = new LanguageModelSession({ model });
  const { content } = await session.respond("Once upon a time", {
    sampling: { mode: "random", topP: 0.9, seed },
    temperature: 0.8,
    maximumResponseTokens: 20,
  });
  console.log(seed, JSON.stringify(content));
}

// A conversation, line by line: the session remembers, so each turn computes only what is new.
import { createInterface } from "node:readline";
import { LanguageModelSession, loadModel } from "orchard";

await using model = await loadModel(process.argv[2] ?? "path/to/model");
const session = new LanguageModelSession({ model, instructions: "You are a friendly storyteller." });

process.stdout.write("> ");
for await (const line of createInterface({ input: process.stdin })) {
  const { content, usage } = await session.respond(line, { maximumResponseTokens: 100 });
  console.log(content);
  console.log(`(${usage.input.totalTokenCount} tokens read, ${usage.input.cachedTokenCount} of them cached)`);
  process.stdout.write("> ");
}

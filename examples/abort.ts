// Stopping an answer: nothing is thrown, and what was said stays in the conversation.
import { LanguageModelSession, loadModel } from "orchard";

await using model = await loadModel(process.argv[2] ?? "path/to/model");
const session = new LanguageModelSession({ model });

// By a signal: a time-out, a button, a client that has left.
const signal = AbortSignal.timeout(5);
const { content, finishReason } = await session.respond("Tell me a long story.", { signal });
console.log(finishReason, JSON.stringify(content));

// By leaving the loop: the model stops, and the session is free again.
for await (const snapshot of session.streamResponse("And then?")) {
  if (snapshot.content.length > 40) break;
}
console.log(session.isResponding, session.transcript.length);

// An answer while it is being made: every snapshot holds the whole text so far.
import { LanguageModelSession, loadModel } from "orchard";

const session = new LanguageModelSession({ model: await loadModel(process.argv[2] ?? "path/to/model") });
for await (const { content } of session.streamResponse("Once upon a time")) {
  console.log(content);
}

// Load a model, ask, print. Node 24 runs the examples as they are, once `npm run build` was:
// node examples/hello.ts path/to/model. The model in the box, models/nano, is for structured.ts and tool-call.ts.
import { LanguageModelSession, loadModel } from "orchard";

const session = new LanguageModelSession({ model: await loadModel(process.argv[2] ?? "path/to/model") });
console.log((await session.respond("Once upon a time")).content);

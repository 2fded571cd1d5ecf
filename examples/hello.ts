// Load a model, ask, print. Run an example with: node examples/hello.ts path/to/model (Node 22.18 or newer; npm run build)
import { LanguageModelSession, loadModel } from "orchard";

const session = new LanguageModelSession({ model: await loadModel(process.argv[2] ?? "path/to/model") });
console.log((await session.respond("Once upon a time")).content);

// Where the embedded model lies, and how it is loaded.
import { fileURLToPath } from "node:url";
import { type LoadOptions, loadModel } from "./runtime/load-model.ts";
import type { LocalModel } from "./runtime/local-model.ts";

/** The folder models/nano of the package, from src/ and from dist/. */
export const embeddedModelPath: string = fileURLToPath(new URL("../models/nano", import.meta.url));

/** Loads it. Throws what `loadModel` throws. */
export function loadEmbedded(options: LoadOptions = {}): Promise<LocalModel> {
  return loadModel(embeddedModelPath, options);
}

// Where the embedded model lies, and how it is loaded.
import { fileURLToPath } from "node:url";
import { type LoadOptions, loadModel } from "./runtime/load-model.ts";
import type { LocalModel } from "./runtime/local-model.ts";

/** The folder models/nano of the package, from src/ and from dist/. */
export const embeddedModelPath: string = fileURLToPath(new URL("../models/nano", import.meta.url));

/**
 * Loads the model in the box, to dispose of or to load adapters into; sessions without a model share one of their own.
 *
 * ```ts
 * await using model = await loadEmbedded({ contextSize: 512 });
 * const session = new LanguageModelSession({ model });
 * ```
 *
 * Throws what `loadModel` throws.
 */
export function loadEmbedded(options: LoadOptions = {}): Promise<LocalModel> {
  return loadModel(embeddedModelPath, options);
}

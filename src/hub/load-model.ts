// loadModel as an application calls it: a path on this machine, or the name of a model on a hub.
import { existsSync } from "node:fs";
import { OrchardError } from "../errors.ts";
import { type LoadOptions, type LoadProgress, loadModel as loadFiles } from "../runtime/load-model.ts";
import type { LocalModel } from "../runtime/local-model.ts";
import { type HubOptions, isOffline } from "./endpoint.ts";
import { isHubName, parseHubName } from "./name.ts";
import { pullModel } from "./pull.ts";
import type { PullProgress } from "./rate.ts";
import { checkSnapshot, findPulled } from "./store.ts";

/** How a model is found and loaded. */
export interface LoadModelOptions extends Omit<LoadOptions, "onProgress">, HubOptions {
  /** Called as work is done: bytes fetched and checked, bytes of weights read (and quantized), then compiling. */
  readonly onProgress?: ((progress: LoadProgress | PullProgress) => void) | undefined;
}

/**
 * Loads a model from a folder or file (Hugging Face safetensors, GGUF, llama2.c) or, by the name `ORG/NAME`, from a hub:
 * pulled the first time, opened without any connection after that. `orchard pull` looks for a newer one.
 *
 * ```ts
 * await using model = await loadModel("path/to/model");
 * const session = new LanguageModelSession({ model });
 * ```
 *
 * Throws what `pullModel` throws, and `modelNotFound`, `unsupportedModel`, `corruptModel`, `insufficientMemory`,
 * `deviceUnavailable`, `aborted`.
 */
export async function loadModel(model: string, options: LoadModelOptions = {}): Promise<LocalModel> {
  return loadFiles(await modelPath(model, options), options);
}

/** Where the files of a model are: the path itself, or where it was pulled to, now if need be. */
export async function modelPath(model: string, options: LoadModelOptions = {}): Promise<string> {
  if (typeof model !== "string")
    throw new OrchardError("invalidArgument", `The model must be a path or ORG/NAME, not ${typeof model}.`, {
      details: { option: "model", value: model },
    });
  if (existsSync(model) || !isHubName(model)) return model;
  const pulled = isOffline(options) ? null : await findPulled(parseHubName(model), options);
  if (pulled === null) return (await pullModel(model, options).catch(notHereEither(model))).path;
  await checkSnapshot(pulled.folder);
  return pulled.path;
}

/** What a name and a path that is wrong have in common is that nothing of that name is here. */
function notHereEither(model: string): (error: unknown) => never {
  return (error) => {
    const codes: readonly string[] = ["modelNotFound", "connectionFailed", "accessDenied"];
    if (!(error instanceof OrchardError) || !codes.includes(error.code)) throw error;
    const message = `There is no file or folder ${model} here, so it was taken for a hub's: ${error.message}`;
    throw new OrchardError(error.code, message, { details: error.details, cause: error });
  };
}

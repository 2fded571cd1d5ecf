// The model that comes with the package, models/nano: loaded when something is asked of it and not before, by a name that
// bundlers do not follow. If they did, an application with a model of its own would pay for the runtime: esbuild counts
// what the dynamic import needs as used, and then loads at once whatever of it the front door names too. And the model's
// files lie beside the package in any case: it is found where the application runs, or the application brings a model.
import { OrchardError } from "./errors.ts";
import type { Availability, Capabilities, Delta, GenerationRequest, LanguageModel } from "./model.ts";

type Loaded = LanguageModel & AsyncDisposable;

/** Where it is loaded: the package's own subpath, put together at run time. */
const embedded = ["orchard", "embedded"].join("/");

async function load(): Promise<Loaded> {
  const module = import(/* @vite-ignore */ /* webpackIgnore: true */ embedded);
  const { loadEmbedded } = (await module.catch((cause: unknown) => {
    throw new OrchardError(
      "modelNotFound",
      "The model in the box is not here: install the package orchard where this program runs, or give the session a model.",
      { details: { path: embedded }, cause },
    );
  })) as typeof import("./embedded.ts");
  return await loadEmbedded();
}

/** The embedded model. All sessions without a model share one. */
class DefaultModel implements LanguageModel {
  readonly name = "orchard-nano";
  readonly contextSize = 1024;
  readonly availability: Availability = { status: "available" };
  readonly capabilities: Capabilities = {
    guidedGeneration: true,
    toolCalling: true,
    vision: false,
    reasoning: false,
  };
  #loaded: Promise<Loaded> | null = null;

  #model(): Promise<Loaded> {
    this.#loaded ??= load();
    // A failed load may be tried again.
    this.#loaded.catch(() => {
      this.#loaded = null;
    });
    return this.#loaded;
  }

  async *generate(request: GenerationRequest, signal?: AbortSignal): AsyncIterable<Delta> {
    yield* (await this.#model()).generate(request, signal);
  }
  async countTokens(request: Parameters<LanguageModel["countTokens"]>[0]): Promise<number> {
    return await (await this.#model()).countTokens(request);
  }
  async prewarm(request: Parameters<LanguageModel["prewarm"]>[0], signal?: AbortSignal): Promise<void> {
    await (await this.#model()).prewarm(request, signal);
  }
  async score(...[request, choices, signal]: Parameters<NonNullable<LanguageModel["score"]>>) {
    return await (await this.#model()).score!(request, choices, signal);
  }
}

let shared: LanguageModel | null = null;

/** The model of sessions that name none. Nothing is loaded yet. */
export function defaultModel(): LanguageModel {
  shared ??= new DefaultModel();
  return shared;
}

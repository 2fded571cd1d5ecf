// The model that comes with the package, models/nano: loaded when something is asked of it and not before. Only dynamic
// imports here, so that an application with a model of its own bundles no runtime.
import type { Availability, Capabilities, Delta, GenerationRequest, LanguageModel } from "./model.ts";

type Loaded = LanguageModel & AsyncDisposable;

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
    this.#loaded ??= import("./embedded.ts").then(({ loadEmbedded }) => loadEmbedded());
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

// A loaded model with an adapter: a language model of its own that shares weights, cache and scheduler with its base.
// Which one answers is chosen per request, by asking one or the other; adapters.ts has the matrices.
import { setMaxListeners } from "node:events";
import { follow } from "../abort.ts";
import { OrchardError } from "../errors.ts";
import type { Availability, Capabilities, Delta, GenerationRequest, LanguageModel } from "../model.ts";
import type { LoadedAdapter } from "./adapters.ts";

/** What answers with an adapter. */
type Speaker = Required<Pick<LanguageModel, "generate" | "countTokens" | "prewarm" | "score">>;

interface AdaptedModelParts {
  readonly name: string;
  readonly base: LanguageModel;
  readonly loaded: LoadedAdapter;
  readonly speaker: Speaker;
}

/** Its base with an adapter. Dispose of it (`await using`) to free the adapter; the base stays. */
export class AdaptedModel implements LanguageModel, AsyncDisposable {
  /** BASE:ADAPTER */
  readonly name: string;
  readonly contextSize: number;
  readonly capabilities: Capabilities;
  /** Size and strength, and the hash of the weights that it was trained on; null: it does not say. */
  readonly adapter: LoadedAdapter["adapter"];
  readonly #base: LanguageModel;
  readonly #loaded: LoadedAdapter;
  readonly #speaker: Speaker;
  readonly #closing = new AbortController();

  constructor({ name, base, loaded, speaker }: AdaptedModelParts) {
    setMaxListeners(0, this.#closing.signal); // every request listens
    this.name = name;
    this.contextSize = base.contextSize;
    this.capabilities = base.capabilities;
    this.adapter = loaded.adapter;
    this.#base = base;
    this.#loaded = loaded;
    this.#speaker = speaker;
  }

  get availability(): Availability {
    return this.#closing.signal.aborted
      ? { status: "unavailable", reason: "The adapter has been disposed of." }
      : this.#base.availability;
  }

  async *generate(request: GenerationRequest, signal?: AbortSignal): AsyncGenerator<Delta, void, void> {
    this.#checkOpen();
    using stop = follow(signal, this.#closing.signal);
    yield* this.#speaker.generate(request, stop.signal);
  }

  countTokens(request: Parameters<Speaker["countTokens"]>[0]): Promise<number> {
    return this.#speaker.countTokens(request);
  }

  async prewarm(request: Parameters<Speaker["prewarm"]>[0], signal?: AbortSignal): Promise<void> {
    this.#checkOpen();
    using stop = follow(signal, this.#closing.signal);
    await this.#speaker.prewarm(request, stop.signal);
  }

  async score(
    request: Parameters<Speaker["score"]>[0],
    choices: readonly string[],
    signal?: AbortSignal,
  ): Promise<readonly number[]> {
    this.#checkOpen();
    using stop = follow(signal, this.#closing.signal);
    return await this.#speaker.score(request, choices, stop.signal);
  }

  /** Aborts what is under way with this adapter, waits for the run in progress, and frees the adapter. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await this.#loaded[Symbol.asyncDispose]();
  }

  #checkOpen(): void {
    if (this.#closing.signal.aborted)
      throw new OrchardError("disposed", `The adapter of ${this.name} has been disposed of; load it again.`);
  }
}

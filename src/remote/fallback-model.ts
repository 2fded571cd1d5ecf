// Several models as one: the first that can be reached answers. Remote to local and back, or the other way round.
import { OrchardError } from "../errors.ts";
import type { Availability, Capabilities, Delta, GenerationRequest, LanguageModel } from "../model.ts";

/** How models stand in for each other. */
export interface FallbackOptions {
  /** Milliseconds for which a model that failed is passed over; default 30,000. */
  readonly rest?: number | undefined;
  /** Told when a model could not answer and the next one is asked. */
  readonly onFallback?:
    | ((failed: LanguageModel, error: OrchardError, next: LanguageModel) => void)
    | undefined;
  /** For tests; milliseconds. */
  readonly now?: (() => number) | undefined;
}

/** The errors that another model may not have. */
const passing: ReadonlySet<string> = new Set([
  "connectionFailed",
  "rateLimited",
  "accessDenied",
  "modelNotFound",
  "disposed",
  "deviceUnavailable",
  "deviceFailed",
  "insufficientMemory",
]);

/**
 * The models in the order of preference as one model. When one cannot be reached before it has said anything, the next
 * one answers, and the first is asked again after a rest. An answer that has begun is not begun again.
 *
 * ```ts
 * const near = await loadModel("path/to/model");
 * const remote = remoteModel({ baseURL: "http://127.0.0.1:1/v1", model: "far", attempts: 1 });
 * const session = new LanguageModelSession({ model: fallbackModel([remote, near]) });
 * console.log((await session.respond("Once upon a time", { maximumResponseTokens: 8 })).content);
 * await near[Symbol.asyncDispose]();
 * ```
 *
 * It can do what all of them can, in the smallest of their contexts.
 */
export function fallbackModel(
  models: readonly LanguageModel[],
  options: FallbackOptions = {},
): LanguageModel {
  if (models.length === 0)
    throw new OrchardError("invalidArgument", "fallbackModel needs at least one model.");
  return new FallbackModel(models, options);
}

class FallbackModel implements LanguageModel {
  readonly name: string;
  readonly contextSize: number;
  readonly capabilities: Capabilities;
  readonly #models: readonly LanguageModel[];
  readonly #options: FallbackOptions;
  /** Until when a model rests. */
  readonly #resting = new Map<LanguageModel, number>();

  constructor(models: readonly LanguageModel[], options: FallbackOptions) {
    const all = (name: keyof Capabilities) => models.every(({ capabilities }) => capabilities[name]);
    this.name = models[0]!.name;
    this.contextSize = Math.min(...models.map(({ contextSize }) => contextSize));
    this.capabilities = {
      guidedGeneration: all("guidedGeneration"),
      toolCalling: all("toolCalling"),
      vision: all("vision"),
      reasoning: all("reasoning"),
    };
    this.#models = models;
    this.#options = options;
  }

  get availability(): Availability {
    const [first, ...rest] = this.#models.map(({ availability }) => availability);
    return rest.find(({ status }) => status === "available" && first!.status !== "available") ?? first!;
  }

  async *generate(request: GenerationRequest, signal?: AbortSignal): AsyncGenerator<Delta, void, void> {
    const models = this.#order();
    for (const [index, model] of models.entries()) {
      let hasBegun = false;
      try {
        for await (const delta of model.generate(request, signal)) {
          hasBegun = true;
          yield delta;
        }
        this.#resting.delete(model);
        return;
      } catch (error) {
        this.#passOn(model, models[index + 1], error, hasBegun);
      }
    }
  }

  async countTokens(request: Parameters<LanguageModel["countTokens"]>[0]): Promise<number> {
    return await this.#firstOf((model) => model.countTokens(request));
  }

  async prewarm(request: Parameters<LanguageModel["prewarm"]>[0], signal?: AbortSignal): Promise<void> {
    await this.#firstOf((model) => model.prewarm(request, signal));
  }

  async #firstOf<T>(ask: (model: LanguageModel) => Promise<T>): Promise<T> {
    const models = this.#order();
    for (const [index, model] of models.entries()) {
      try {
        return await ask(model);
      } catch (error) {
        this.#passOn(model, models[index + 1], error, false);
      }
    }
    throw new Error("unreachable: the last model's error is thrown");
  }

  /** Those that do not rest first; both in the order of preference. */
  #order(): readonly LanguageModel[] {
    const now = this.#now();
    const rests = (model: LanguageModel) =>
      (this.#resting.get(model) ?? 0) > now || model.availability.status !== "available";
    return [...this.#models.filter((model) => !rests(model)), ...this.#models.filter(rests)];
  }

  /** Lets a model rest; or throws its error when no other can help. */
  #passOn(model: LanguageModel, next: LanguageModel | undefined, error: unknown, hasBegun: boolean): void {
    const { rest = 30_000, onFallback } = this.#options;
    if (!(error instanceof OrchardError) || !passing.has(error.code)) throw error;
    this.#resting.set(model, this.#now() + rest);
    if (hasBegun || next === undefined) throw error;
    onFallback?.(model, error, next);
  }

  #now(): number {
    return this.#options.now?.() ?? performance.now();
  }
}

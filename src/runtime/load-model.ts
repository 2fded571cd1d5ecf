// From a path to a model that answers: opens it, checks that it fits, prepares its weights, compiles its graph.
import { OrchardError, throwIfAborted } from "../errors.ts";
import type { HostTensor } from "../graph/host-tensor.ts";
import type { ModelConfig } from "../models/config.ts";
import { transformer } from "../models/transformer.ts";
import { adapterMatrices } from "./adapter-matrices.ts";
import { CachePool } from "./cache.ts";
import { cacheScales } from "./cache-scales.ts";
import { calibrateCache } from "./calibrate.ts";
import { type Checkpoint, openCheckpoint } from "./checkpoint.ts";
import type { Parameters, Program } from "./device.ts";
import { compileInHalves } from "./halves.ts";
import { defaultContextSize, estimateMemory, fitOf, insufficientMemory } from "./inspect.ts";
import { type Draft, LocalModel } from "./local-model.ts";
import { ortNative } from "./ort-native.ts";
import { type LoadedWeights, loadWeights, ropeParameters } from "./parameters.ts";
import { readRecovery } from "./recovery.ts";
import type { WeightBits } from "./weights/target.ts";

/** How a model is loaded. */
export interface LoadOptions {
  /** Bits per weight; default: as in the files (8- and 4-bit blocks stay, floats become float32). */
  readonly bits?: WeightBits | undefined;
  /** Bits per number of the key-value cache; default 32, or 8 for a model that was made for 8. */
  readonly keyValueBits?: 8 | 32 | undefined;
  /** The longest prompt and answer together, in tokens; default: the model's own, at most 4,096. */
  readonly contextSize?: number | undefined;
  /** Threads of one run; default: one per core. */
  readonly threads?: number | undefined;
  /** Conversations whose cache is kept; more share and replace each other's. Default 4. */
  readonly slots?: number | undefined;
  /**
   * What guesses tokens ahead, so that one run of the model gives several (docs/drafting.md): a loaded model with the
   * same vocabulary, which stays yours to dispose of, after this one; or "promptLookup", which repeats what the text said
   * before. Answers are what they are without; guessing pauses where it is slower. Default "off".
   */
  readonly draft?: Draft | undefined;
  /**
   * Whether the model answers with the quality-recovery adapter that its folder brings (docs/compression.md); default
   * true. Without, it is what its weights alone are: for measuring what the adapter gives.
   */
  readonly recovery?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called as work is done: bytes of weights read (and quantized), then compiling. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
}

export interface LoadProgress {
  readonly stage: "reading" | "quantizing" | "compiling";
  readonly done: number;
  readonly total: number;
}

/**
 * Loads a model from a folder or file: Hugging Face safetensors, GGUF, llama2.c.
 *
 * ```ts
 * await using model = await loadModel("path/to/model");
 * const session = new LanguageModelSession({ model });
 * ```
 *
 * Throws `modelNotFound`, `unsupportedModel`, `corruptModel`, `insufficientMemory`, `deviceUnavailable`, `aborted`, and
 * `invalidArgument` for an option out of range or a draft model of another vocabulary.
 */
export async function loadModel(path: string, options: LoadOptions = {}): Promise<LocalModel> {
  const { bits, threads, slots = 4, draft = "off", signal, onProgress } = options;
  if (!Number.isInteger(slots) || slots < 1)
    throw new OrchardError("invalidArgument", `slots is ${slots}; it takes a whole number of at least 1.`);
  const guesses = typeof draft === "object" && typeof draft?.drafter === "function";
  if (!guesses && draft !== "promptLookup" && draft !== "off")
    throw new OrchardError(
      "invalidArgument",
      'draft must be a model of loadModel, without an adapter, or "promptLookup" or "off".',
      { details: { option: "draft" } },
    );
  const checkpoint = await openCheckpoint(path);
  const keyValueBits = options.keyValueBits ?? checkpoint.quantization?.keyValueBits ?? 32;
  const contextSize = checkContextSize(options.contextSize, checkpoint);
  const fit = fitOf(checkpoint, { bits, keyValueBits, contextSize });
  if (!fit.fits) throw insufficientMemory(checkpoint.name, fit);
  const recovery = options.recovery === false ? null : await readRecovery(checkpoint, signal);
  const weights = await loadWeights(checkpoint, {
    bits,
    signal,
    onProgress: (done, total) => onProgress?.({ stage: bits ? "quantizing" : "reading", done, total }),
  });
  onProgress?.({ stage: "compiling", done: 0, total: 1 });
  const cacheType = keyValueBits === 8 ? "int8" : "float32";
  const sizes = { contextSize, threads };
  const compile = (type: "float32" | "int8", extra: ReadonlyMap<string, HostTensor>) =>
    compileModel(checkpoint.config, weights, {
      ...sizes,
      cacheType: type,
      extra,
      adapters: recovery !== null,
    });
  const always = recovery ? adapterMatrices(checkpoint.config, [recovery]) : {};
  const scales =
    keyValueBits === 8
      ? await cacheScales(checkpoint, bits, contextSize, () =>
          calibrate(checkpoint, contextSize, compile, always),
        )
      : new Map<string, HostTensor>();
  throwIfAborted(signal);
  const program = await compile(cacheType, scales);
  onProgress?.({ stage: "compiling", done: 1, total: 1 });
  const compileAdapted = async () => {
    const both = { ...fit, needed: fit.needed + estimateMemory(checkpoint, { bits }).weights };
    if (both.needed > fit.available) throw insufficientMemory(`${checkpoint.name} with an adapter`, both);
    const again = await loadWeights(checkpoint, { bits });
    const options = { ...sizes, cacheType, extra: scales, adapters: true } as const;
    return compileModel(checkpoint.config, again, options);
  };
  return new LocalModel({
    checkpoint,
    program,
    contextSize,
    recovery,
    compileAdapted,
    draft,
    pool: new CachePool(checkpoint.config, { slots, capacity: contextSize, type: cacheType, sliding: true }),
  });
}

function checkContextSize(wanted: number | undefined, { name, config }: Checkpoint): number {
  const size = wanted ?? Math.min(config.contextSize, defaultContextSize);
  if (Number.isInteger(size) && size >= 2 && size <= config.contextSize) return size;
  throw new OrchardError(
    "invalidArgument",
    `contextSize is ${size}; ${name} takes a whole number from 2 to ${config.contextSize}.`,
    { details: { contextSize: size, longest: config.contextSize } },
  );
}

interface CompileModelOptions {
  readonly cacheType: "float32" | "int8";
  readonly contextSize: number;
  readonly threads: number | undefined;
  /** Parameters beyond the checkpoint's: the scales of an int8 cache. */
  readonly extra: ReadonlyMap<string, HostTensor>;
  /** Whether linear layers have low-rank branches. */
  readonly adapters: boolean;
}

function compileModel(
  config: ModelConfig,
  weights: LoadedWeights,
  options: CompileModelOptions,
): Promise<Program> {
  const graph = transformer(config, {
    format: weights.format,
    fused: weights.fused,
    cacheType: options.cacheType,
    slidingCache: true,
    logits: "asked",
    bypass: true,
    positions: options.contextSize,
    adapters: options.adapters,
  });
  const made = new Map([...ropeParameters(config, options.contextSize), ...options.extra]);
  const parameters: Parameters = {
    folder: weights.parameters.folder,
    get: (name) => made.get(name) ?? weights.parameters.get(name),
  };
  return compileInHalves(ortNative, graph, parameters, { threads: options.threads });
}

async function calibrate(
  { config, tokenizer }: Checkpoint,
  contextSize: number,
  compile: (type: "float32", extra: ReadonlyMap<string, HostTensor>) => Promise<Program>,
  adapter: Readonly<Record<string, HostTensor>>,
): Promise<ReadonlyMap<string, HostTensor>> {
  await using program = await compile("float32", new Map());
  return await calibrateCache(program, config, contextSize, tokenizer.bosToken, adapter);
}

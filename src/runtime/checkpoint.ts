// Opens a model as people have it: a Hugging Face folder, a GGUF file, or a llama2.c checkpoint. Reads what describes
// it; the weights stay in their files.
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { OrchardError } from "../errors.ts";
import { isObject } from "../json-schema.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import { configFromGguf } from "../models/presets/gguf.ts";
import { configFromHuggingFace, quantizationFromHuggingFace } from "../models/presets/hugging-face.ts";
import { configFromLlama2c } from "../models/presets/llama2c.ts";
import type { Quantization } from "../models/presets/quantization.ts";
import { type AdapterInspection, findRecovery } from "./adapter-file.ts";
import { tokenizerFromGguf } from "./tokenizer/gguf.ts";
import { tokenizerFromFolder } from "./tokenizer/huggingface.ts";
import { llama2cTokenizer } from "./tokenizer/llama2c.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";
import { readGguf } from "./weights/gguf.ts";
import { canonicalTensors, ropeFrequenciesName } from "./weights/gguf-names.ts";
import { readLlama2c } from "./weights/llama2c.ts";
import { readSafetensors } from "./weights/safetensors.ts";
import { findBlocks, findCacheScales, type StoredBlocks } from "./weights/stored-blocks.ts";
import { readTensor, type StoredTensor, type StoredType, toFloat32 } from "./weights/stored-tensor.ts";

/** A model on disk: its description, and where its weights lie. */
export interface Checkpoint {
  readonly name: string;
  readonly format: "safetensors" | "gguf" | "llama2c";
  readonly config: ModelConfig;
  /** By canonical name (models/config.ts). */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** Weights that are stored in few bits, in a folder that says so; `tensors` has none of these names. */
  readonly blocks: ReadonlyMap<string, StoredBlocks>;
  /** What the folder says of them; null: nothing. */
  readonly quantization: Quantization | null;
  /** The scales of an 8-bit key-value cache that it brings; empty: none. */
  readonly cacheScales: readonly StoredTensor[];
  /** The quality-recovery adapter that it brings (recovery.ts); null: none. */
  readonly recovery: AdapterInspection | null;
  readonly tokenizer: Tokenizer;
  /** The texts with which the model declines to answer, where it has such: `refusals` of generation_config.json. */
  readonly refusals: readonly string[];
}

/** What a checkpoint without weights in few bits has of them. */
const unquantized = {
  blocks: new Map<string, StoredBlocks>(),
  quantization: null,
  cacheScales: [],
  recovery: null,
};

/**
 * Opens a model folder or file.
 * Throws `modelNotFound`, `unsupportedModel` or `corruptModel`, each saying which file and field.
 */
export async function openCheckpoint(path: string): Promise<Checkpoint> {
  const found = await stat(path).catch(() => null);
  if (!found)
    throw new OrchardError(
      "modelNotFound",
      `There is no model at ${resolve(path)}: give a folder, a file, or ORG/NAME of a hub.`,
      {
        details: { path: resolve(path) },
      },
    );
  const checkpoint = found.isDirectory() ? await openFolder(path) : await openFile(path);
  checkParameters(checkpoint, path);
  return checkpoint;
}

async function openFolder(folder: string): Promise<Checkpoint> {
  const names = await readdir(folder);
  if (names.includes("config.json")) return openHuggingFace(folder);
  const models = names.filter((name) => /\.(gguf|bin)$/.test(name) && !name.startsWith("tok"));
  if (models.length === 1) return openFile(join(folder, models[0]!));
  throw new OrchardError(
    "modelNotFound",
    models.length === 0
      ? `${folder} is no model: it has neither a config.json, nor a .gguf file, nor a llama2.c .bin file.`
      : `${folder} has several models: give the path of one of ${models.join(", ")}.`,
    { details: { path: folder, models } },
  );
}

function openFile(path: string): Promise<Checkpoint> {
  if (path.endsWith(".gguf")) return openGguf(path);
  if (path.endsWith(".bin")) return openLlama2c(path);
  if (path.endsWith(".safetensors") || path.endsWith("config.json")) return openHuggingFace(dirname(path));
  throw new OrchardError(
    "unsupportedModel",
    `${path} is no model file: .gguf, .safetensors (with its config.json) and llama2.c's .bin are read.`,
    { details: { path } },
  );
}

async function openHuggingFace(folder: string): Promise<Checkpoint> {
  const json = await readJson(join(folder, "config.json"));
  const described = configFromHuggingFace(json);
  const quantization = quantizationFromHuggingFace(json);
  const { ends, refusals } = await generationConfig(join(folder, "generation_config.json"));
  const config = { ...described, endTokens: [...described.endTokens, ...ends] };
  const tensors = languageTensors((await readSafetensors(folder)).tensors);
  const tokenizer = await tokenizerFromFolder(folder);
  const stored = quantization
    ? {
        quantization,
        blocks: findBlocks(config, quantization, tensors, folder),
        cacheScales: quantization.keyValueBits === null ? [] : findCacheScales(config, tensors, folder),
      }
    : unquantized;
  const name = basename(resolve(folder));
  const recovery = await findRecovery(folder);
  return { name, format: "safetensors", config, tensors, ...stored, recovery, tokenizer, refusals };
}

async function openGguf(path: string): Promise<Checkpoint> {
  const { metadata, tensors } = await readGguf(path);
  const names = new Set(tensors.keys());
  const plain = configFromGguf(metadata, { names, ropeFrequencies: null });
  const frequencies = tensors.get(ropeFrequenciesName);
  const config = frequencies
    ? configFromGguf(metadata, { names, ropeFrequencies: await readFrequencies(frequencies, plain.headSize) })
    : plain;
  return {
    name: basename(path, ".gguf"),
    format: "gguf",
    config,
    tensors: canonicalTensors(String(metadata.get("general.architecture")), tensors.values()),
    ...unquantized,
    tokenizer: tokenizerFromGguf(metadata, path),
    refusals: [],
  };
}

/** The divisors of the rotary frequencies, read only when there are as many of them as a head has pairs. */
async function readFrequencies(tensor: StoredTensor, headSize: number): Promise<number[]> {
  const { type, shape, path, name } = tensor;
  if (type !== "float32")
    throw new OrchardError("unsupportedModel", `${path}: ${name} is stored as ${type}; float32 is read.`, {
      details: { path, tensor: name, type },
    });
  if (shape.length !== 1 || shape[0] !== headSize / 2)
    throw new OrchardError(
      "corruptModel",
      `${path}: ${name} has the shape [${shape}], and heads of ${headSize} have ${headSize / 2} frequencies.`,
      { details: { path, tensor: name } },
    );
  return [...toFloat32(type, await readTensor(tensor))];
}

async function openLlama2c(path: string): Promise<Checkpoint> {
  const { header, tensors } = await readLlama2c(path);
  const folder = dirname(path);
  const tokenizers = (await readdir(folder)).filter((name) => /^tok.*\.bin$/.test(name));
  const [tokenizer] = tokenizers;
  if (tokenizer === undefined || tokenizers.length > 1)
    throw new OrchardError(
      "modelNotFound",
      `${path} needs exactly one tokenizer file tok*.bin beside it; there are ${tokenizers.length}.`,
      { details: { path, tokenizers } },
    );
  const config = configFromLlama2c(header);
  const tokenizerPath = join(folder, tokenizer);
  return {
    name: basename(path, ".bin"),
    format: "llama2c",
    config,
    tensors,
    ...unquantized,
    tokenizer: llama2cTokenizer(await readFile(tokenizerPath), tokenizerPath, config.vocabularySize),
    refusals: [],
  };
}

/** The tensors of the language model, under its own names: models that also see put it beside a vision tower. */
function languageTensors(tensors: ReadonlyMap<string, StoredTensor>): Map<string, StoredTensor> {
  return new Map(
    [...tensors].map(([name, tensor]) => [
      name.replace(/^model\.language_model\./, "model.").replace(/^language_model\./, ""),
      tensor,
    ]),
  );
}

/**
 * What generation_config.json, a file that not every model has, adds: the end tokens of chat models, and `refusals`, a
 * list of Orchard's own.
 */
async function generationConfig(path: string): Promise<{ ends: number[]; refusals: string[] }> {
  const json = (await stat(path).catch(() => null)) ? await readJson(path) : {};
  const { eos_token_id: ends, refusals } = isObject(json) ? json : {};
  return {
    ends: [ends].flat().filter((id) => Number.isInteger(id)) as number[],
    refusals: [refusals].flat().filter((text) => typeof text === "string" && text !== "") as string[],
  };
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OrchardError("corruptModel", `${path} is not valid JSON.`, { details: { path }, cause });
  }
}

/** Types that hold codes rather than weights, when no scale says what the codes stand for. */
const integerTypes: ReadonlySet<StoredType> = new Set(["int8", "uint8", "int32", "int64"]);

/** Every parameter of the config is there, in its shape; a quantized one may stand for it, plain integers may not. */
function checkParameters({ config, tensors, blocks }: Checkpoint, path: string): void {
  for (const [name, shape] of parameterShapes(config)) {
    if (blocks.has(name)) continue; // checked when they were found
    const tensor = tensors.get(name);
    if (!tensor)
      throw new OrchardError("corruptModel", `${path}: the tensor ${name} is missing.`, {
        details: { path, tensor: name },
      });
    if (tensor.shape.length !== shape.length || tensor.shape.some((size, axis) => size !== shape[axis]))
      throw new OrchardError(
        "corruptModel",
        `${path}: the tensor ${name} has the shape [${tensor.shape}] and the config says [${shape}].`,
        { details: { path, tensor: name } },
      );
    if (integerTypes.has(tensor.type))
      throw new OrchardError(
        "unsupportedModel",
        `${path}: the tensor ${name} is stored as ${tensor.type}, integers without scales; ` +
          "use a copy of the model with floating-point weights, or a GGUF file in Q8_0 or Q4_0.",
        { details: { path, tensor: name, type: tensor.type } },
      );
  }
}

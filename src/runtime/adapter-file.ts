// An adapter on disk, as PEFT writes it: a folder with adapter_config.json and adapter_model.safetensors, 16 bits per
// number. Ours say in the file's metadata which weights they were trained on and what their numbers hash to: they fit one
// base only, and damage is found. Those of others say neither, and are checked by names, shapes and numbers. What an
// adapter is: models/adapter.ts. Leaves out PEFT's other methods: DoRA, ranks per layer, trained embeddings and
// biases, and what changes the base's weights (PiSSA and its like) unless it was saved as plain LoRA.
import { createHash } from "node:crypto";
import { mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { OrchardError } from "../errors.ts";
import { countOf, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { isObject, type JsonValue } from "../json-schema.ts";
import { type AdapterDial, adaptedLayers, adapterShapes } from "../models/adapter.ts";
import type { ModelConfig } from "../models/config.ts";
import { writeWhole } from "../write-whole.ts";
import { float16Of } from "./weights/float16.ts";
import { readSafetensors, type SafetensorsFile } from "./weights/safetensors.ts";
import { writeSafetensors } from "./weights/safetensors-writer.ts";
import { readTensor, type StoredTensor, type StoredType, toFloat32 } from "./weights/stored-tensor.ts";

/** A trained adapter. */
export interface Adapter extends AdapterDial {
  /** Hash of the weights that it was trained on (`weightsHash`); null: it does not say. */
  readonly base: string | null;
  /** float32, by the names of `adapterShapes`; layers that it leaves alone have none. */
  readonly tensors: ReadonlyMap<string, HostTensor>;
}

/** What the files of an adapter say about it. */
export interface AdapterInspection extends AdapterDial {
  /** Its folder, and the file in it that has its numbers. */
  readonly path: string;
  readonly file: string;
  readonly base: string | null;
  /** The name of the base, where whoever trained it wrote one down. */
  readonly baseName: string | null;
  /** The layers that it changes, such as "q_proj". */
  readonly layers: readonly string[];
  /** Numbers in all, and bytes of their file. */
  readonly parameters: number;
  readonly bytes: number;
}

const [configFile, weightsFile] = ["adapter_config.json", "adapter_model.safetensors"] as const;
const [baseKey, hashKey] = ["orchard.base", "orchard.sha256"] as const;

/** Where a model folder keeps an adapter of its own. */
export const recoveryFolder = "adapter";

/** The files of it, from the model's folder. */
export const recoveryFiles: readonly string[] = [configFile, weightsFile].map(
  (name) => `${recoveryFolder}/${name}`,
);

/** Types that an adapter's numbers may have. */
const floats: ReadonlySet<StoredType> = new Set(["float32", "float16", "bfloat16"]);

/** The adapter that a model folder brings in its folder `adapter` (recovery.ts); null: none. Throws as `inspectAdapter`. */
export async function findRecovery(folder: string): Promise<AdapterInspection | null> {
  const path = join(folder, recoveryFolder);
  const found = await stat(join(path, configFile)).catch(() => null);
  return found ? await inspectAdapter(path) : null;
}

/** Writes an adapter into a folder. `baseName` is for people. */
export async function writeAdapter(
  folder: string,
  { rank, alpha, base, tensors }: Adapter,
  { baseName = null }: { readonly baseName?: string | null } = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const config = {
    peft_type: "LORA",
    task_type: "CAUSAL_LM",
    base_model_name_or_path: baseName,
    r: rank,
    lora_alpha: alpha,
    lora_dropout: 0,
    bias: "none",
    fan_in_fan_out: false,
    inference_mode: true,
    target_modules: [...adaptedLayers],
  };
  const halves = new Map(
    [...tensors].map(([name, { data }]) => {
      const { buffer, byteOffset, byteLength } = float16Of(data as Float32Array);
      return [name, new Uint8Array(buffer, byteOffset, byteLength)];
    }),
  );
  const planned = [...tensors].map(([name, { shape }]) => ({ name, shape, type: "float16" as const }));
  const metadata = { format: "pt", ...(base === null ? {} : { [baseKey]: base }), [hashKey]: hashOf(halves) };
  await writeSafetensors(join(folder, weightsFile), planned, metadata, async (write) => {
    for (const [name, bytes] of halves) await write(name, bytes);
  });
  await writeWhole(join(folder, configFile), `${JSON.stringify(config, null, 2)}\n`);
}

/** Reads what an adapter's files say, without its numbers. Throws what `readAdapter` throws but for a misfit. */
export async function inspectAdapter(path: string): Promise<AdapterInspection> {
  const folder = await adapterFolder(path);
  const { dial, baseName } = await readConfig(folder);
  const { metadata, tensors } = await readWeights(folder);
  const layers = new Set([...tensors.keys()].flatMap((name) => /\.(\w+)\.lora_[AB]\./.exec(name)?.[1] ?? []));
  const stored = [...tensors.values()];
  return {
    ...dial,
    path: folder,
    file: join(folder, weightsFile),
    base: metadata.get(baseKey) ?? null,
    baseName,
    layers: [...layers],
    parameters: stored.reduce((sum, { shape }) => sum + countOf(shape), 0),
    bytes: (await stat(join(folder, weightsFile))).size,
  };
}

/**
 * Reads an adapter, from its folder or the file in it, for a model whose weights have the hash that `base` gives, which
 * is asked for only if the adapter names one. Throws `modelNotFound` where there is none, `unsupportedModel` for another
 * base, other layers or other sizes than the model's, and `corruptModel` for a damaged file.
 */
export async function readAdapter(
  path: string,
  config: ModelConfig,
  base: () => string | Promise<string>,
): Promise<Adapter> {
  const folder = await adapterFolder(path);
  const { dial, isPartial } = await readConfig(folder);
  const file = await readWeights(folder);
  const trainedOn = file.metadata.get(baseKey) ?? null;
  if (trainedOn !== null) await checkBase(folder, trainedOn, base);
  const shapes = adapterShapes(config, dial.rank);
  const stored = new Map([...file.tensors].map(([name, tensor]) => [canonicalName(name), tensor]));
  checkFit(folder, shapes, stored);
  if (!isPartial) checkLayers(folder, shapes, stored);
  const bytes = new Map<string, Uint8Array>();
  for (const tensor of file.tensors.values()) bytes.set(tensor.name, await readTensor(tensor));
  const hash = file.metadata.get(hashKey);
  if (hash !== undefined && hash !== hashOf(bytes))
    throw corrupt(
      folder,
      "is damaged: its numbers do not have the hash that it names. Copy or train it again",
    );
  const tensors = new Map<string, HostTensor>();
  for (const [name, { type, shape, name: storedName }] of stored) {
    const values = toFloat32(type, bytes.get(storedName)!);
    if (!values.every(Number.isFinite))
      throw corrupt(folder, `holds what is no number, in ${name}. Copy or train it again`);
    tensors.set(name, hostTensor("float32", shape, values));
  }
  return { ...dial, base: trainedOn, tensors };
}

/** The folder of an adapter that is given by its folder or by a file in it. */
export async function adapterFolder(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? dirname(path) : path;
}

/** The head of the file that has the numbers. */
async function readWeights(folder: string): Promise<SafetensorsFile> {
  const path = join(folder, weightsFile);
  if (await stat(path).catch(() => null)) return await readSafetensors(path);
  throw new OrchardError(
    "modelNotFound",
    `The adapter ${folder} has no ${weightsFile}: copy it whole; one with a .bin instead is to be saved as safetensors.`,
    { details: { path: folder } },
  );
}

async function checkBase(
  folder: string,
  trainedOn: string,
  base: () => string | Promise<string>,
): Promise<void> {
  const here = await base();
  if (trainedOn === here) return;
  throw new OrchardError(
    "unsupportedModel",
    `The adapter ${folder} was trained on other weights (${short(trainedOn)}) than this model's (${short(here)}): ` +
      "load the model that it was trained on, or train it again on this one.",
    { details: { path: folder, base: here, trainedOn } },
  );
}

const short = (hash: string): string => `${hash.slice(0, 12)}…`;

/** Models that also see are saved with the language model inside: the names then have one part more. */
function canonicalName(name: string): string {
  return name.replace(
    /^(base_model\.model\.)(?:model\.language_model\.|language_model\.model\.)/,
    "$1model.",
  );
}

/** Every matrix has a place and the size of it, and A comes with B. */
function checkFit(
  folder: string,
  shapes: ReadonlyMap<string, readonly number[]>,
  stored: ReadonlyMap<string, StoredTensor>,
): void {
  if (stored.size === 0) throw corrupt(folder, "has no matrices");
  for (const [name, { shape, type }] of stored) {
    const right = shapes.get(name);
    if (!right) throw unsupported(folder, `has ${name}, for which the model has no place`);
    if (shape.join() !== right.join())
      throw unsupported(folder, `has [${shape}] as ${name}, where this model has [${right}]`);
    if (!floats.has(type)) throw unsupported(folder, `has ${name} stored as ${type}`);
    const other = name.includes(".lora_A.")
      ? name.replace(".lora_A.", ".lora_B.")
      : name.replace(".lora_B.", ".lora_A.");
    if (!stored.has(other)) throw corrupt(folder, `has ${name} without ${other}`);
  }
}

/** A kind of layer that it changes, it changes everywhere: else it was made for a model of fewer layers. */
function checkLayers(
  folder: string,
  shapes: ReadonlyMap<string, readonly number[]>,
  stored: ReadonlyMap<string, StoredTensor>,
): void {
  const kindOf = (name: string) => name.split(".").at(-3);
  const kinds = new Set([...stored.keys()].map(kindOf));
  for (const name of shapes.keys())
    if (kinds.has(kindOf(name)) && !stored.has(name))
      throw unsupported(folder, `has no ${name}: it was trained on a model of fewer layers`);
}

interface AdapterConfig {
  readonly dial: AdapterDial;
  /** Says itself which layers it changes. */
  readonly isPartial: boolean;
  readonly baseName: string | null;
}

async function readConfig(folder: string): Promise<AdapterConfig> {
  const text = await readFile(join(folder, configFile), "utf8").catch((cause) => {
    throw new OrchardError("modelNotFound", `There is no adapter in ${folder}: it has no ${configFile}.`, {
      details: { path: folder },
      cause,
    });
  });
  let json: JsonValue;
  try {
    json = JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw corrupt(folder, `has a ${configFile} that is not JSON`, cause);
  }
  if (!isObject(json)) throw corrupt(folder, `has a ${configFile} that is no object`);
  const { peft_type, r, lora_alpha, base_model_name_or_path: baseName } = json;
  if (peft_type !== "LORA")
    throw unsupported(folder, `is of the kind ${JSON.stringify(peft_type)}, not LORA`);
  for (const [field, isPlain] of Object.entries(plainFields))
    if (!isPlain(json[field]))
      throw unsupported(
        folder,
        `has ${field} ${JSON.stringify(json[field])}, which is not supported: save it as plain LoRA`,
      );
  if (typeof r !== "number" || !Number.isInteger(r) || r < 1 || !Number.isFinite(lora_alpha))
    throw unsupported(folder, "has no rank (r) and strength (lora_alpha)");
  // Rank-stabilized adapters (arXiv 2312.03732) are multiplied by alpha / √r.
  const alpha = Number(lora_alpha) * (json.use_rslora === true ? Math.sqrt(r) : 1);
  const isPartial = !isNothing(json.layers_to_transform);
  return { dial: { rank: r, alpha }, isPartial, baseName: typeof baseName === "string" ? baseName : null };
}

const isNothing = (value: JsonValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === "object" && Object.keys(value).length === 0);

/** Fields of PEFT that change what an adapter does, and whether they leave it as it is here. */
const plainFields: Readonly<Record<string, (value: JsonValue | undefined) => boolean>> = {
  use_dora: isNothing,
  fan_in_fan_out: isNothing,
  rank_pattern: isNothing,
  alpha_pattern: isNothing,
  modules_to_save: isNothing,
  lora_bias: isNothing,
  layer_replication: isNothing,
  alora_invocation_tokens: isNothing,
  // These take their first values out of the base's weights and leave the rest as another base.
  init_lora_weights: (value) =>
    typeof value !== "string" || !/^(pissa|olora|corda|loftq|lora_ga)/.test(value),
  bias: (value) => isNothing(value) || value === "none",
};

/** Of all numbers as they are stored, in the order of their names. */
function hashOf(bytes: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash("sha256");
  for (const name of [...bytes.keys()].sort()) hash.update(`${name}\n`).update(bytes.get(name)!);
  return hash.digest("hex");
}

function unsupported(folder: string, problem: string): OrchardError {
  return new OrchardError("unsupportedModel", `The adapter ${folder} ${problem}.`, {
    details: { path: folder },
  });
}

function corrupt(folder: string, problem: string, cause?: unknown): OrchardError {
  return new OrchardError("corruptModel", `The adapter ${folder} ${problem}.`, {
    details: { path: folder },
    cause,
  });
}

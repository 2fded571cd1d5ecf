// An adapter on disk, as PEFT writes it: a folder with adapter_config.json and adapter_model.safetensors, 16 bits per
// number. The file's metadata hold the hash of the base's weights: an adapter fits one base only. What an adapter is:
// models/adapter.ts. Leaves out PEFT's other methods and options.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OrchardError } from "../errors.ts";
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import type { JsonValue } from "../json-schema.ts";
import { type AdapterDial, adaptedLayers, adapterShapes } from "../models/adapter.ts";
import type { ModelConfig } from "../models/config.ts";
import { float16Of } from "./weights/float16.ts";
import { readSafetensors } from "./weights/safetensors.ts";
import { writeSafetensors } from "./weights/safetensors-writer.ts";
import { readTensor, toFloat32 } from "./weights/stored-tensor.ts";

/** A trained adapter. */
export interface Adapter extends AdapterDial {
  /** Hash of the weights that it was trained on (`weightsHash`). */
  readonly base: string;
  /** float32, by the names of `adapterShapes`. */
  readonly tensors: ReadonlyMap<string, HostTensor>;
}

const [configFile, weightsFile] = ["adapter_config.json", "adapter_model.safetensors"] as const;
const baseKey = "orchard.base";

/** Writes an adapter into a folder. */
export async function writeAdapter(folder: string, adapter: Adapter): Promise<void> {
  const { rank, alpha, base, tensors } = adapter;
  await mkdir(folder, { recursive: true });
  const config = {
    peft_type: "LORA",
    task_type: "CAUSAL_LM",
    base_model_name_or_path: null,
    r: rank,
    lora_alpha: alpha,
    lora_dropout: 0,
    bias: "none",
    fan_in_fan_out: false,
    inference_mode: true,
    target_modules: [...adaptedLayers],
  };
  await writeFile(join(folder, configFile), `${JSON.stringify(config, null, 2)}\n`);
  const planned = [...tensors].map(([name, { shape }]) => ({ name, shape, type: "float16" as const }));
  const metadata = { format: "pt", [baseKey]: base };
  await writeSafetensors(join(folder, weightsFile), planned, metadata, async (write) => {
    for (const [name, { data }] of tensors) {
      const halves = float16Of(data as Float32Array);
      await write(name, new Uint8Array(halves.buffer, halves.byteOffset, halves.byteLength));
    }
  });
}

/**
 * Reads an adapter for a model whose weights have the hash `base`. Throws `modelNotFound` where there is none,
 * `unsupportedModel` for another base, other layers or other sizes than the model's, and `corruptModel` for a damaged
 * file.
 */
export async function readAdapter(folder: string, config: ModelConfig, base: string): Promise<Adapter> {
  const text = await readFile(join(folder, configFile), "utf8").catch((cause) => {
    throw new OrchardError("modelNotFound", `There is no adapter in ${folder}: it has no ${configFile}.`, {
      details: { path: folder },
      cause,
    });
  });
  const { rank, alpha } = dialOf(text, folder);
  const { metadata, tensors: stored } = await readSafetensors(join(folder, weightsFile));
  const trainedOn = metadata.get(baseKey);
  if (trainedOn !== base)
    throw new OrchardError(
      "unsupportedModel",
      trainedOn === undefined
        ? `The adapter ${folder} does not say which base it was trained on.`
        : `The adapter ${folder} was trained on other weights than this model's: train it again, or load its base.`,
      { details: { path: folder, base, trainedOn } },
    );
  const shapes = adapterShapes(config, rank);
  const strange = [...stored.keys()].filter((name) => !shapes.has(name));
  if (strange.length > 0)
    throw unsupported(folder, `has tensors that the model has no place for: ${strange}`);
  const tensors = new Map<string, HostTensor>();
  for (const [name, shape] of shapes) {
    const tensor = stored.get(name);
    if (!tensor || tensor.shape.join() !== shape.join())
      throw unsupported(folder, `has ${tensor ? `[${tensor.shape}]` : "nothing"} as ${name}, not [${shape}]`);
    tensors.set(name, hostTensor("float32", shape, toFloat32(tensor.type, await readTensor(tensor))));
  }
  return { rank, alpha, base, tensors };
}

function dialOf(text: string, folder: string): AdapterDial {
  let json: JsonValue;
  try {
    json = JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw new OrchardError("corruptModel", `${join(folder, configFile)} is not JSON.`, {
      details: { path: folder },
      cause,
    });
  }
  const { peft_type, r, lora_alpha } = Object(json) as Record<string, unknown>;
  if (peft_type !== "LORA")
    throw unsupported(folder, `is of the kind ${JSON.stringify(peft_type)}, not LORA`);
  if (typeof r !== "number" || !Number.isInteger(r) || r < 1 || typeof lora_alpha !== "number")
    throw unsupported(folder, "has no rank (r) and strength (lora_alpha)");
  return { rank: r, alpha: lora_alpha };
}

function unsupported(folder: string, problem: string): OrchardError {
  return new OrchardError("unsupportedModel", `The adapter ${folder} ${problem}.`, {
    details: { path: folder },
  });
}

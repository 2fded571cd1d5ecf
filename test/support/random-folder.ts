// Models with random weights as Hugging Face folders: config.json, model.safetensors in float32, and a tokenizer.json
// that spells text out in bytes. Orchard only, the family that no other program reads; random-model.ts writes the others.

import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { countOf } from "../../src/graph/host-tensor.ts";
import { type ModelConfig, parameterShapes } from "../../src/models/config.ts";
import { orchardConfig, orchardConfigJson } from "../../src/models/presets/orchard.ts";
import { type AddedToken, byteTokenizer } from "../../src/testing/byte-tokenizer.ts";
import { Random } from "./random-model.ts";

/** Tokens of the vocabulary that are text: one per byte. Ids beyond have no token. */
export const byteTokens = 256;

/** A small model that spells text out and ends with the first token after the bytes. */
export function spellingConfig(vocabularySize: number, contextSize = 512): ModelConfig {
  return orchardConfig({ layers: 8, width: 64, vocabularySize, contextSize, endTokens: [byteTokens] });
}

/** What a random model has beyond weights and bytes. */
export interface RandomFolderExtras {
  /** Jinja. */
  readonly chatTemplate?: string;
  /** Tokens after those of the bytes; `special`: control tokens. */
  readonly tokens?: readonly AddedToken[];
  /** The texts with which it declines. */
  readonly refusals?: readonly string[];
}

/** Writes the model; the same seed gives the same bytes on every machine. */
export function writeRandomFolder(
  folder: string,
  config: ModelConfig,
  seed: number,
  { chatTemplate, tokens = [], refusals }: RandomFolderExtras = {},
): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "config.json"), JSON.stringify(orchardConfigJson(config)));
  writeFileSync(join(folder, "tokenizer.json"), JSON.stringify(byteTokenizer(tokens)));
  if (chatTemplate !== undefined) writeFileSync(join(folder, "chat_template.jinja"), chatTemplate);
  if (refusals !== undefined)
    writeFileSync(join(folder, "generation_config.json"), JSON.stringify({ refusals }));
  writeSafetensors(
    join(folder, "model.safetensors"),
    Array.from(parameterShapes(config), ([name, shape]) => ({
      name,
      shape,
      dtype: "F32",
      bytes: () => new Uint8Array(randomWeights(seed, name, shape).buffer),
    })),
  );
}

/** The weights of one parameter: matrices that keep the size of what they multiply, norms around 1. */
export function randomWeights(
  seed: number,
  name: string,
  shape: readonly number[],
): Float32Array<ArrayBuffer> {
  const random = new Random(seed, name);
  const matrix = shape.length === 2;
  const [mean, deviation] = matrix ? [0, 1.5 / Math.sqrt(shape[1]!)] : [1, 0.1];
  const values = new Float32Array(countOf(shape));
  for (let index = 0; index < values.length; index++) values[index] = mean + deviation * random.normal();
  return values;
}

/** A tensor to write; `bytes` is called once, when it is this tensor's turn. */
export interface SafetensorsTensor {
  readonly name: string;
  /** As the format names it: "F32", "I8", … */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: () => Uint8Array;
}

const dtypeBytes: Readonly<Record<string, number>> = {
  F32: 4,
  F16: 2,
  BF16: 2,
  I8: 1,
  U8: 1,
  I32: 4,
  I64: 8,
};

/** Writes a safetensors file, one tensor in memory at a time. */
export function writeSafetensors(path: string, tensors: readonly SafetensorsTensor[]): void {
  let end = 0;
  const entries = tensors.map(({ name, dtype, shape }) => {
    const begin = end;
    end += countOf(shape) * dtypeBytes[dtype]!;
    return [name, { dtype, shape, data_offsets: [begin, end] }] as const;
  });
  const text = JSON.stringify(Object.fromEntries(entries));
  const header = Buffer.from(text.padEnd(Math.ceil(text.length / 8) * 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const file = openSync(path, "w");
  try {
    writeSync(file, Buffer.concat([length, header]));
    for (const { bytes } of tensors) writeSync(file, bytes());
  } finally {
    closeSync(file);
  }
}

// Reads where each tensor lies in a safetensors file, or in a folder of them with an index. Checks what the reference
// implementation checks: ranges inside the file, in one piece, without holes. Leaves out the element types that no part
// of Orchard computes with. Specification: https://github.com/huggingface/safetensors#format

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { OrchardError } from "../../errors.ts";
import { type ByteSource, corrupt, unsupported, withFile } from "./byte-source.ts";
import { Cursor } from "./cursor.ts";
import { isObject, type Json, type JsonObject, parseShallowJson } from "./shallow-json.ts";
import { checkRanges, type StoredTensor, type StoredType, storedLength } from "./stored-tensor.ts";

/** What a safetensors file, or a folder of shards, says before its weights. */
export interface SafetensorsFile {
  /** The free-form text pairs of `__metadata__`. */
  readonly metadata: ReadonlyMap<string, string>;
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

/** The reference implementation's limit. */
const maxHeaderBytes = 100_000_000;
const mostDimensions = 64;
const singleName = "model.safetensors";
const indexName = "model.safetensors.index.json";

const storedTypes: ReadonlyMap<Json | undefined, StoredType> = new Map([
  ["F32", "float32"],
  ["F16", "float16"],
  ["BF16", "bfloat16"],
  ["I8", "int8"],
  ["U8", "uint8"],
  ["I32", "int32"],
  ["I64", "int64"],
]);

/**
 * Reads the header of a safetensors file, or of a folder with `model.safetensors` or
 * `model.safetensors.index.json`; the weights stay where they are.
 *
 * Errors: modelNotFound when a file is missing; corruptModel for anything the format does not allow;
 * unsupportedModel for another element type.
 *
 * @example
 * const { tensors } = await readSafetensors("SmolLM2-135M/");
 * tensors.get("model.layers.0.self_attn.q_proj.weight")?.shape; // [576, 576]
 */
export async function readSafetensors(path: string): Promise<SafetensorsFile> {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return withFile(path, parseSafetensors);
  const single = join(path, singleName);
  if (existsSync(single)) return withFile(single, parseSafetensors);
  const index = join(path, indexName);
  if (!existsSync(index)) {
    throw new OrchardError("modelNotFound", `${path}: holds neither ${singleName} nor ${indexName}`, {
      details: { path },
    });
  }
  return readShards(path, index);
}

function readShards(folder: string, index: string): SafetensorsFile {
  const shardOf = withFile(index, parseSafetensorsIndex);
  const metadata = new Map<string, string>();
  const tensors = new Map<string, StoredTensor>();
  const shards = new Map<string, SafetensorsFile>();
  for (const [name, shard] of shardOf) {
    let file = shards.get(shard);
    if (file === undefined) {
      const path = join(folder, shard);
      if (!existsSync(path)) throw corrupt(index, `weight_map "${name}"`, `is in ${shard}, which is missing`);
      file = withFile(path, parseSafetensors);
      shards.set(shard, file);
      for (const [key, value] of file.metadata) metadata.set(key, value);
    }
    const tensor = file.tensors.get(name);
    if (tensor === undefined) throw corrupt(index, `weight_map "${name}"`, `is not in ${shard}`);
    tensors.set(name, tensor);
  }
  return { metadata, tensors };
}

/** The header of one safetensors file, on any source. */
export function parseSafetensors(source: ByteSource): SafetensorsFile {
  const length = new Cursor(source, 8).count("header length");
  const most = Math.min(maxHeaderBytes, source.size - 8);
  if (length > most) throw corrupt(source.path, "header length", `is ${length}, above ${most}`);
  const header = parseShallowJson(source.path, "header", source.read(8, length));
  const start = 8 + length;
  const metadata = new Map<string, string>();
  const tensors = new Map<string, StoredTensor>();
  for (const [name, entry] of Object.entries(header)) {
    if (name === "__metadata__") readMetadata(source, entry, metadata);
    else tensors.set(name, readTensorEntry(source, start, name, entry));
  }
  checkRanges(source, start, tensors.values());
  const bytes = [...tensors.values()].reduce((sum, tensor) => sum + tensor.length, start);
  if (bytes !== source.size) {
    throw corrupt(source.path, "header", `accounts for ${bytes} of ${source.size} bytes`);
  }
  return { metadata, tensors };
}

function readMetadata(source: ByteSource, entry: Json, metadata: Map<string, string>): void {
  if (!isObject(entry)) throw corrupt(source.path, "__metadata__", "is not an object");
  for (const [key, value] of Object.entries(entry)) {
    if (typeof value !== "string") throw corrupt(source.path, `__metadata__ "${key}"`, "is not a string");
    metadata.set(key, value);
  }
}

function readTensorEntry(source: ByteSource, start: number, name: string, entry: Json): StoredTensor {
  const field = `tensor "${name}"`;
  if (!isObject(entry)) throw corrupt(source.path, field, "is not an object");
  const type = readType(source, field, entry);
  const shape = readCounts(source, `shape of ${field}`, entry, "shape");
  const [begin, end, ...more] = readCounts(source, `data_offsets of ${field}`, entry, "data_offsets");
  if (begin === undefined || end === undefined || more.length > 0) {
    throw corrupt(source.path, `data_offsets of ${field}`, "are not two numbers");
  }
  const length = storedLength(type, shape);
  if (length !== end - begin) {
    throw corrupt(source.path, field, `takes bytes ${begin} to ${end}, and its shape [${shape}] ${length}`);
  }
  return { name, type, shape, path: source.path, offset: start + begin, length };
}

function readType(source: ByteSource, field: string, entry: JsonObject): StoredType {
  const dtype = own(entry, "dtype");
  const type = storedTypes.get(dtype);
  if (type !== undefined) return type;
  if (typeof dtype !== "string") throw corrupt(source.path, `dtype of ${field}`, "is not a string");
  const advice = `use a file of ${[...storedTypes.keys()].join(", ")}`;
  throw unsupported(source.path, field, `is stored as ${dtype}, which is not supported: ${advice}`);
}

function readCounts(source: ByteSource, field: string, entry: JsonObject, key: string): number[] {
  const list = own(entry, key);
  if (!Array.isArray(list)) throw corrupt(source.path, field, "is not a list");
  if (list.length > mostDimensions) throw corrupt(source.path, field, `has ${list.length} numbers`);
  return list.map((value) => {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
    throw corrupt(source.path, field, "holds what is not a count");
  });
}

/** Which shard holds each tensor, from the text of an index file. */
export function parseSafetensorsIndex(source: ByteSource): ReadonlyMap<string, string> {
  if (source.size > maxHeaderBytes) {
    throw corrupt(source.path, "index", `has ${source.size} bytes, above ${maxHeaderBytes}`);
  }
  const index = parseShallowJson(source.path, "index", source.read(0, source.size));
  const map = own(index, "weight_map");
  if (!isObject(map)) throw corrupt(source.path, "weight_map", "is not an object");
  return new Map(
    Object.entries(map).map(([name, shard]) => {
      const field = `weight_map "${name}"`;
      if (typeof shard !== "string") throw corrupt(source.path, field, "is not a file name");
      // Nothing but a plain name: no folder, no parent, no drive, on any platform.
      if (!/^[\w-][\w.-]*$/.test(shard)) {
        throw corrupt(source.path, field, `names "${shard}", which is not a plain file name in the folder`);
      }
      return [name, shard];
    }),
  );
}

const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

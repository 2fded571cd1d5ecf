// Reads the header of a GGUF file, version 2 or 3, little-endian: metadata, and where each tensor lies.
// Leaves out version 1, big-endian files, and the tensor types that no part of Orchard computes with.
// Specification: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md

import { type ByteSource, corrupt, unsupported, withFile } from "./byte-source.ts";
import { Cursor } from "./cursor.ts";
import { checkRanges, type StoredTensor, type StoredType, storedLength } from "./stored-tensor.ts";

/** A metadata value; 64-bit integers are numbers where a number holds them exactly. */
export type GgufValue = string | number | bigint | boolean | readonly GgufValue[];

/** What a GGUF file says before its weights. */
export interface GgufFile {
  readonly metadata: ReadonlyMap<string, GgufValue>;
  /** By GGUF name; shapes are in Hugging Face order, [output, input]. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

// Bounds that keep a hostile header from costing more memory than any real one. The largest vocabularies known
// (262,144 tokens, with scores, types and merges) take some 15 MB and 1.3 million values.
const maxHeaderBytes = 100_000_000;
const maxValues = 8_000_000;
const maxTensors = 65_536;
const maxDimensions = 4;
const maxArrayDepth = 4;

/** GGML's type names by number, those it no longer reads included. */
const ggmlTypeNames = (
  "F32 F16 Q4_0 Q4_1 Q4_2 Q4_3 Q5_0 Q5_1 Q8_0 Q8_1 Q2_K Q3_K Q4_K Q5_K Q6_K Q8_K IQ2_XXS IQ2_XS IQ3_XXS IQ1_S " +
  "IQ4_NL IQ3_S IQ2_S IQ4_XS I8 I16 I32 I64 F64 IQ1_M BF16 Q4_0_4_4 Q4_0_4_8 Q4_0_8_8 TQ1_0 TQ2_0 IQ4_NL_4_4 " +
  "IQ4_NL_4_8 IQ4_NL_8_8 MXFP4 NVFP4 Q1_0 Q2_0"
).split(" ");

const storedTypes: ReadonlyMap<string, StoredType> = new Map([
  ["F32", "float32"],
  ["F16", "float16"],
  ["BF16", "bfloat16"],
  ["Q8_0", "q8_0"],
  ["Q4_0", "q4_0"],
]);

/**
 * Reads the metadata and the tensor list of a GGUF file; the weights stay where they are.
 *
 * Errors: modelNotFound; corruptModel for anything the format does not allow; unsupportedModel for another version,
 * byte order or tensor type.
 *
 * @example
 * const { metadata, tensors } = await readGguf("model.gguf");
 * metadata.get("general.architecture"); // "llama"
 * tensors.get("blk.0.attn_q.weight")?.shape; // [output, input]
 */
export async function readGguf(path: string): Promise<GgufFile> {
  return withFile(path, parseGguf);
}

/** What readGguf does, on any source. */
export function parseGguf(source: ByteSource): GgufFile {
  const cursor = new Cursor(source, maxHeaderBytes);
  checkVersion(source, cursor);
  const tensorCount = cursor.count("tensor count");
  const metadataCount = cursor.count("metadata count");
  if (tensorCount > maxTensors) throw corrupt(source.path, "tensor count", `is ${tensorCount}`);
  const metadata = readMetadata(source, cursor, metadataCount);
  const tensors = readTensors(source, cursor, tensorCount, alignmentOf(source, metadata));
  return { metadata, tensors };
}

function checkVersion(source: ByteSource, cursor: Cursor): void {
  const magic = cursor.uint32("magic");
  if (magic !== 0x46554747) throw corrupt(source.path, "magic", 'is not "GGUF": this is not a GGUF file');
  const version = cursor.uint32("version");
  if (version === 2 || version === 3) return;
  if ((version & 0xffff) === 0 && version !== 0) {
    throw unsupported(source.path, "byte order", "is big-endian; convert the file to little-endian");
  }
  throw unsupported(
    source.path,
    "version",
    `is ${version}; versions 2 and 3 are read, convert the file anew`,
  );
}

function readMetadata(source: ByteSource, cursor: Cursor, count: number): Map<string, GgufValue> {
  const read = valueReader(source, cursor);
  const metadata = new Map<string, GgufValue>();
  for (let index = 0; index < count; index++) {
    const key = cursor.name(`metadata key ${index}`);
    const field = `metadata "${key}"`;
    if (metadata.has(key)) throw corrupt(source.path, field, "appears twice");
    metadata.set(key, read(cursor.uint32(field), field, 0));
  }
  return metadata;
}

const narrow = (value: bigint): number | bigint =>
  Number.isSafeInteger(Number(value)) ? Number(value) : value;

/** Reads values of a type number, and counts them all against maxValues. */
function valueReader(source: ByteSource, cursor: Cursor) {
  let values = 0;
  return function read(type: number, field: string, depth: number): GgufValue {
    if (++values > maxValues)
      throw corrupt(source.path, field, `goes beyond ${maxValues} values in the header`);
    switch (type) {
      case 0:
        return cursor.uint8(field);
      case 1:
        return cursor.int8(field);
      case 2:
        return cursor.uint16(field);
      case 3:
        return cursor.int16(field);
      case 4:
        return cursor.uint32(field);
      case 5:
        return cursor.int32(field);
      case 6:
        return cursor.float32(field);
      case 7: {
        const value = cursor.uint8(field);
        if (value > 1) throw corrupt(source.path, field, `is ${value}, not a boolean`);
        return value === 1;
      }
      case 8:
        return cursor.string(field);
      case 9: {
        if (depth === maxArrayDepth) throw corrupt(source.path, field, "nests arrays too deep");
        const itemType = cursor.uint32(field);
        const count = cursor.count(field);
        const items: GgufValue[] = [];
        for (let index = 0; index < count; index++) items.push(read(itemType, field, depth + 1));
        return items;
      }
      case 10:
        return narrow(cursor.uint64(field));
      case 11:
        return narrow(cursor.int64(field));
      case 12:
        return cursor.float64(field);
      default:
        throw corrupt(source.path, field, `has value type ${type}, which GGUF does not define`);
    }
  };
}

/** Tensor offsets are multiples of this many bytes. */
function alignmentOf(source: ByteSource, metadata: ReadonlyMap<string, GgufValue>): number {
  const alignment = metadata.get("general.alignment") ?? 32;
  if (typeof alignment !== "number" || !(alignment >= 1) || !Number.isInteger(Math.log2(alignment))) {
    throw corrupt(source.path, 'metadata "general.alignment"', "is not a power of two");
  }
  return alignment;
}

function readTensors(
  source: ByteSource,
  cursor: Cursor,
  count: number,
  alignment: number,
): Map<string, StoredTensor> {
  const relative = new Map<string, StoredTensor>();
  for (let index = 0; index < count; index++) {
    const name = cursor.name(`name of tensor ${index}`);
    const field = `tensor "${name}"`;
    if (relative.has(name)) throw corrupt(source.path, field, "appears twice");
    const dimensions = cursor.uint32(field);
    if (dimensions > maxDimensions) throw corrupt(source.path, field, `has ${dimensions} dimensions`);
    const shape = Array.from({ length: dimensions }, () => cursor.count(field)).reverse();
    const type = storedType(source, field, cursor.uint32(field));
    const offset = cursor.count(field);
    const length = storedLength(type, shape);
    if (length === null) throw corrupt(source.path, field, `of ${type} cannot have the shape [${shape}]`);
    if (offset % alignment !== 0) {
      throw corrupt(source.path, field, `is at offset ${offset}, not a multiple of ${alignment}`);
    }
    relative.set(name, { name, type, shape, path: source.path, offset, length });
  }
  const start = Math.ceil(cursor.position / alignment) * alignment;
  const tensors = new Map<string, StoredTensor>();
  for (const [name, tensor] of relative) tensors.set(name, { ...tensor, offset: start + tensor.offset });
  checkRanges(source, start, tensors.values());
  return tensors;
}

function storedType(source: ByteSource, field: string, number: number): StoredType {
  const name = ggmlTypeNames[number] ?? `GGML type ${number}`;
  const type = storedTypes.get(name);
  if (type !== undefined) return type;
  const advice = `use a file of ${[...storedTypes.keys()].join(", ")}`;
  throw unsupported(source.path, field, `is stored as ${name}, which is not supported: ${advice}`);
}

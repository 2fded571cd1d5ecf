// Reads a checkpoint of karpathy's llama2.c, version 0: seven int32, then float32 weights, one kind after another and
// layer by layer within a kind. Leaves out later versions (they begin with "ak42") and the two tables of rotary
// frequencies, which are computed anew. Source: github.com/karpathy/llama2.c, run.c and export.py (legacy_export).

import { countOf } from "../../graph/host-tensor.ts";
import type { Llama2cHeader } from "../../models/presets/llama2c.ts";
import { type ByteSource, corrupt, unsupported, withFile } from "./byte-source.ts";
import { Cursor } from "./cursor.ts";
import type { StoredTensor } from "./stored-tensor.ts";

/** The header of a llama2.c checkpoint and its weights under Hugging Face's names. */
export interface Llama2cFile {
  readonly header: Llama2cHeader;
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

const headerBytes = 7 * 4;
/** More layers than any model has; keeps a hostile header from costing memory. */
const maxLayers = 1024;
const version1Magic = 0x616b3432;

/**
 * Reads the header of a llama2.c checkpoint and where each tensor lies. Rows of q and k are in the order of rotary
 * pairs that are neighbours, as they are in the file.
 *
 * Errors: modelNotFound; corruptModel when a size is impossible or the file is not exactly as long as the header says;
 * unsupportedModel for later versions.
 */
export async function readLlama2c(path: string): Promise<Llama2cFile> {
  return withFile(path, parseLlama2c);
}

/** What readLlama2c does, on any source. */
export function parseLlama2c(source: ByteSource): Llama2cFile {
  const header = readHeader(source);
  const parts = layout(header);
  const bytes = parts.reduce((sum, { copies, shape }) => sum + copies * countOf(shape) * 4, headerBytes);
  if (bytes !== source.size) {
    throw corrupt(
      source.path,
      "header",
      `describes a file of ${bytes} bytes, and this one has ${source.size}`,
    );
  }
  const tensors = new Map<string, StoredTensor>();
  let offset = headerBytes;
  for (const { name, copies, shape } of parts) {
    const length = countOf(shape) * 4;
    for (let copy = 0; copy < copies; copy++, offset += length) {
      if (name === null) continue;
      const full = name.replace("*", String(copy));
      tensors.set(full, { name: full, type: "float32", shape, path: source.path, offset, length });
    }
  }
  return { header, tensors };
}

function readHeader(source: ByteSource): Llama2cHeader {
  const cursor = new Cursor(source, headerBytes);
  if (source.size >= 4 && cursor.uint32("magic") === version1Magic) {
    throw unsupported(source.path, "version", "is above 0; export the checkpoint again with --version 0");
  }
  cursor.position = 0;
  const size = (field: string, least: number) => {
    const value = cursor.int32(field);
    if (value < least) throw corrupt(source.path, field, `is ${value}`);
    return value;
  };
  const header = {
    dim: size("dim", 1),
    hiddenDim: size("hidden_dim", 1),
    layers: size("n_layers", 1),
    heads: size("n_heads", 1),
    keyValueHeads: size("n_kv_heads", 1),
    vocabularySize: size("vocab_size", -(2 ** 31)),
    sequenceLength: size("seq_len", 1),
  };
  const { dim, heads, keyValueHeads } = header;
  if (header.vocabularySize === 0) throw corrupt(source.path, "vocab_size", "is 0");
  if (header.layers > maxLayers) throw corrupt(source.path, "n_layers", `is ${header.layers}`);
  if (dim % (2 * heads) !== 0) {
    throw corrupt(
      source.path,
      "n_heads",
      `is ${heads}, and dim ${dim} is not that many heads of an even size`,
    );
  }
  if (heads % keyValueHeads !== 0) {
    throw corrupt(source.path, "n_kv_heads", `is ${keyValueHeads}, which does not divide n_heads ${heads}`);
  }
  return header;
}

/** A run of equal tensors; `*` in the name stands for the number of the copy, null is skipped. */
interface Part {
  readonly name: string | null;
  readonly copies: number;
  readonly shape: readonly number[];
}

/** What follows the header, in the order of the file. */
function layout(header: Llama2cHeader): readonly Part[] {
  const { dim: D, hiddenDim: F, layers, heads, keyValueHeads } = header;
  const headSize = D / heads;
  const keyValue = keyValueHeads * headSize;
  const V = Math.abs(header.vocabularySize);
  const part = (name: string | null, ...shape: number[]): Part => ({ name, copies: 1, shape });
  const perLayer = (name: string, ...shape: number[]): Part => ({
    name: `model.layers.*.${name}.weight`,
    copies: layers,
    shape,
  });
  return [
    part("model.embed_tokens.weight", V, D),
    perLayer("input_layernorm", D),
    perLayer("self_attn.q_proj", D, D),
    perLayer("self_attn.k_proj", keyValue, D),
    perLayer("self_attn.v_proj", keyValue, D),
    perLayer("self_attn.o_proj", D, D),
    perLayer("post_attention_layernorm", D),
    perLayer("mlp.gate_proj", F, D), // w1
    perLayer("mlp.down_proj", D, F), // w2
    perLayer("mlp.up_proj", F, D), // w3
    part("model.norm.weight", D),
    part(null, 2, header.sequenceLength, headSize / 2), // cos and sin
    ...(header.vocabularySize < 0 ? [part("lm_head.weight", V, D)] : []),
  ];
}

// Random models of orchard's shape at any size, up to the full one: a folder that `loadModel` opens with 2 bits, of which
// nothing is ever held whole. The weights that a load would quantize are a file of zeros that takes no room on the disk;
// what the load would make of them, codes of 2 bits and of 4 for the embedding, is written where it looks first.

import { randomFillSync } from "node:crypto";
import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Bytes written at a time. */
const piece = 1 << 22;

/** Makes the model unless it is there. `ORCHARD_CACHE` must be what it will be at the load. Gives the packed file's path. */
export async function makeModel(folder, config) {
  const { openCheckpoint } = await import("../../dist/runtime/checkpoint.js");
  const { blocksKey, cachePath } = await import("../../dist/runtime/pack.js");
  const modules = [
    await import("../../dist/runtime/pack.js"),
    await import("../../dist/runtime/weights/target.js"),
  ];
  const { blockShapes, targetOf } = Object.assign({}, ...modules);
  const { codesOf, scalesOf } = await import("../../dist/models/transformer.js");
  const { writeSafetensors } = await import("../../dist/runtime/weights/safetensors-writer.js");
  if (!existsSync(folder)) await describe(folder, config);
  const checkpoint = await openCheckpoint(folder);
  const path = await cachePath(checkpoint, 2);
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const random = randomFillSync(new Uint8Array(piece + 4096));
  // Codes of four bits without 0: of the others the mean is 8, which stands for nothing.
  const nibbles = random.map((byte) => (byte & 15 || 8) | ((byte >> 4 || 8) << 4));
  const [codes, scales, floats] = [[], [], []];
  const blocks = {};
  for (const [name, tensor] of checkpoint.tensors) {
    const target = targetOf(name, tensor, 2);
    if (target.kind !== "blocks") {
      floats.push({ name, type: "float32", shape: tensor.shape, value: () => 1 });
      continue;
    }
    const { bits, blockSize } = target;
    const [codesShape, scalesShape] = blockShapes(tensor.shape, target);
    blocks[name] = { bits, blockSize };
    // Deviation of the codes: 1.12 of ±0.5 and ±1.5, 4.3 of 1 … 15. Layers keep the size of what they multiply.
    const spread = (bits === 2 ? 1.5 : 2) / Math.sqrt(tensor.shape[1]);
    codes.push({
      name: codesOf(name),
      type: "uint8",
      shape: codesShape,
      bytes: bits === 2 ? random : nibbles,
    });
    scales.push({
      name: scalesOf(name),
      type: "float32",
      shape: scalesShape,
      value: () => spread / (bits === 2 ? 1.12 : 4.3),
    });
  }
  const plan = [...codes, ...scales, ...floats];
  await writeSafetensors(
    path,
    plan,
    { format: "orchard", [blocksKey]: JSON.stringify(blocks) },
    async (write) => {
      let pieces = 0;
      for (const { name, shape, bytes, value } of plan) {
        const count = shape.reduce((product, size) => product * size, 1);
        if (value) await write(name, new Uint8Array(new Float32Array(count).fill(value()).buffer));
        for (let done = 0; !value && done < count; done += piece) {
          // No two pieces alike, of whichever tensor: ONNX Runtime keeps equal weights once, and the processor's cache then
          // holds a layer for all of them.
          const start = pieces++ % 4096;
          await write(name, bytes.subarray(start, start + Math.min(piece, count - done)));
        }
      }
    },
  );
  return path;
}

/** config.json, a tokenizer of bytes, and weights of zeros that are only said to be there. */
async function describe(folder, config) {
  const { orchardConfigJson } = await import("../../dist/models/presets/orchard.js");
  const { parameterShapes } = await import("../../dist/models/config.js");
  const { byteTokenizer } = await import("../../dist/testing/byte-tokenizer.js");
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/config.json`, JSON.stringify(orchardConfigJson(config)));
  writeFileSync(`${folder}/tokenizer.json`, JSON.stringify(byteTokenizer([])));
  let end = 0;
  const header = {};
  for (const [name, shape] of parameterShapes(config)) {
    const begin = end;
    end += 2 * shape.reduce((product, size) => product * size, 1);
    header[name] = { dtype: "F16", shape, data_offsets: [begin, end] };
  }
  const text = JSON.stringify(header);
  const head = Buffer.from(text.padEnd(Math.ceil(text.length / 8) * 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(head.length));
  const file = openSync(`${folder}/model.safetensors`, "w");
  writeSync(file, Buffer.concat([length, head]));
  ftruncateSync(file, 8 + head.length + end);
  closeSync(file);
}

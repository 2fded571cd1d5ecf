// A local model of a few hundred thousand random weights, for tests of what runs on one: it loads in a moment, the same
// seed gives the same answers, and it says anything that it is allowed to say. Its vocabulary is the 256 bytes and some
// control tokens; it calls tools in the Hermes dialect.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countOf } from "../graph/host-tensor.ts";
import { parameterShapes } from "../models/config.ts";
import { orchardConfig, orchardConfigJson } from "../models/presets/orchard.ts";
import { loadModel } from "../runtime/load-model.ts";
import type { LocalModel } from "../runtime/local-model.ts";
import { randomSource } from "../runtime/random.ts";
import { BYTE_CHARACTERS } from "../runtime/tokenizer/token-bytes.ts";
import { writeSafetensors } from "../runtime/weights/safetensors-writer.ts";
import { byteTokenizer } from "./byte-tokenizer.ts";

export interface TinyModelOptions {
  /** Of the weights; default 1. */
  readonly seed?: number;
  /** Default 2,048 tokens. */
  readonly contextSize?: number;
}

const controls = ["<|im_end|>", "<|im_start|>"].map((text) => ({ text, special: true }));
const template =
  "{% for t in tools or [] %}<|im_start|>tool\n{{ t | tojson }}<|im_end|>\n{% endfor %}" +
  "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}" +
  `{% for c in m.tool_calls or [] %}<tool_call>\n{"name": "{{ c.function.name }}", ` +
  `"arguments": {{ c.function.arguments | tojson }}}\n</tool_call>{% endfor %}<|im_end|>\n{% endfor %}` +
  "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";

/**
 * Makes and loads a tiny model; dispose of it as of any other.
 *
 * ```ts
 * await using model = await tinyModel({ seed: 7 });
 * const session = new LanguageModelSession({ model });
 * ```
 */
export async function tinyModel({
  seed = 1,
  contextSize = 2048,
}: TinyModelOptions = {}): Promise<LocalModel> {
  const folder = await mkdtemp(join(tmpdir(), "orchard-tiny-"));
  try {
    const vocabularySize = BYTE_CHARACTERS.length + controls.length;
    const endTokens = [BYTE_CHARACTERS.length];
    const config = orchardConfig({ layers: 8, width: 64, vocabularySize, contextSize, endTokens });
    await writeFile(join(folder, "config.json"), JSON.stringify(orchardConfigJson(config)));
    await writeFile(join(folder, "tokenizer.json"), JSON.stringify(byteTokenizer(controls)));
    await writeFile(join(folder, "chat_template.jinja"), template);
    const shapes = [...parameterShapes(config)];
    const random = randomSource(seed);
    await writeSafetensors(
      join(folder, "model.safetensors"),
      shapes.map(([name, shape]) => ({ name, shape, type: "float32" })),
      {},
      async (write) => {
        for (const [name, shape] of shapes) await write(name, new Uint8Array(weights(shape, random).buffer));
      },
    );
    const model = await loadModel(folder, { contextSize });
    const dispose = model[Symbol.asyncDispose].bind(model);
    model[Symbol.asyncDispose] = async () => {
      await dispose();
      await rm(folder, { recursive: true, force: true });
    };
    return model;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Matrices that keep the size of what they multiply, norms around 1; sums of uniform numbers are near normal. */
function weights(shape: readonly number[], random: () => number): Float32Array<ArrayBuffer> {
  const isMatrix = shape.length === 2;
  const [mean, deviation] = isMatrix ? [0, 1.5 / Math.sqrt(shape[1]!)] : [1, 0.1];
  const values = new Float32Array(countOf(shape));
  for (let index = 0; index < values.length; index++)
    values[index] = mean + deviation * Math.sqrt(3) * (random() + random() + random() + random() - 2);
  return values;
}

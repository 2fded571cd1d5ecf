// A trained model as a folder that `loadModel` reads: config, weights in half precision, tokenizer and chat template.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ModelConfig } from "../../src/models/config.ts";
import { orchardConfigJson } from "../../src/models/presets/orchard.ts";
import { writeHalves } from "../../src/training/base-model.ts";
import type { Tensors } from "../../src/training/run-folder.ts";
import { LANGUAGES } from "./languages/index.ts";
import type { NanoTokenizerFiles } from "./tokenizer.ts";

/** The texts with which the model declines, one of each language: a session makes an error of them. */
export const REFUSALS: readonly string[] = LANGUAGES.map(({ refusal }) => refusal);

/** Writes the folder; each file replaces the one before when it is whole. */
export async function exportModel(
  folder: string,
  config: ModelConfig,
  weights: Tensors,
  files: NanoTokenizerFiles,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const text = (json: object) => `${JSON.stringify(json, null, 1)}\n`;
  await writeFile(join(folder, "config.json"), text(orchardConfigJson(config)));
  await writeFile(join(folder, "generation_config.json"), text({ refusals: REFUSALS }));
  await writeFile(join(folder, "tokenizer.json"), JSON.stringify(files["tokenizer.json"]));
  await writeFile(join(folder, "tokenizer_config.json"), text(files["tokenizer_config.json"]));
  await writeFile(join(folder, "chat_template.jinja"), files["chat_template.jinja"]);
  await writeHalves(join(folder, "model.safetensors"), weights);
}

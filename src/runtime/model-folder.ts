// The files of a model folder that describe its model: what a model made from another one takes along.
import { readdir } from "node:fs/promises";
import { OrchardError } from "../errors.ts";

/** Examples of what a model is for, which must stay beside what an adapter teaches it: JSON lines, where a folder has them. */
export const keepFile = "keep.jsonl";

/** Everything but weights, and but what was measured of the model: another one has other numbers. */
const describing = /^(?!evaluation|curve\.).*\.(json|jinja|txt|model)$|^keep\.jsonl$/;

/**
 * The names of the files of a model folder that describe its model. Throws `unsupportedModel` when it is no folder with
 * a config.json: a model made from it could not be described.
 */
export async function describingFiles(base: string): Promise<string[]> {
  const names = await readdir(base).catch((): string[] => []);
  if (!names.includes("config.json"))
    throw new OrchardError(
      "unsupportedModel",
      `${base} is no folder with a config.json, so a model made from it cannot be described: ` +
        "take the model's Hugging Face folder, or train an adapter, which needs none.",
      { details: { path: base } },
    );
  return names.filter((name) => describing.test(name) && !name.endsWith(".index.json"));
}

// The tokenizer of a Hugging Face folder: tokenizer.json, and where present tokenizer_config.json (first and
// last token, chat template) and chat_template.jinja. Left out: vocab.json with merges.txt, tokenizer.model,
// downloads.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { OrchardError } from "../../errors.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { huggingFaceTokenizer } from "./tokenizer-json.ts";

/**
 * Reads the tokenizer of a Hugging Face folder.
 * Throws `modelNotFound` without a tokenizer.json, `corruptModel` and `unsupportedModel`.
 */
export async function tokenizerFromFolder(folder: string): Promise<Tokenizer> {
  const path = join(folder, "tokenizer.json");
  const text = await readText(path);
  if (text === null) {
    throw new OrchardError("modelNotFound", `There is no ${path}; fetch the model's tokenizer too.`, {
      details: { path },
    });
  }
  const configPath = join(folder, "tokenizer_config.json");
  const config = await readText(configPath);
  const tokenizer = huggingFaceTokenizer(
    parse(text, path),
    config === null ? {} : parse(config, configPath),
    path,
  );
  const template = await readText(join(folder, "chat_template.jinja"));
  return template === null ? tokenizer : { ...tokenizer, chatTemplate: template };
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new OrchardError("modelNotFound", `${path} cannot be read: ${String(error)}`, { cause: error });
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new OrchardError("corruptModel", `${path} is not JSON: ${String(error)}. Fetch the file again.`, {
      details: { source: path },
      cause: error,
    });
  }
}

// All dialects, and which of them a model speaks.
import { apertus } from "./apertus.ts";
import { command } from "./command.ts";
import { deepseek, deepseekJson } from "./deepseek.ts";
import type { Dialect } from "./dialect.ts";
import { functionary } from "./functionary.ts";
import { functionGemma, gemma, gemma4 } from "./gemma.ts";
import { gigachat } from "./gigachat.ts";
import { granite } from "./granite.ts";
import { harmony } from "./harmony.ts";
import { apriel, firefunction, hermes, hermesTight } from "./hermes.ts";
import { kimi } from "./kimi.ts";
import { lfm } from "./lfm.ts";
import { llama, llamaPython } from "./llama.ts";
import { mistral, mistralIds, mistralNamed } from "./mistral.ts";
import { orchard } from "./orchard.ts";
import { deepseekMarkup, deepseekTools, glm, glmCompact, qwenCoder, step } from "./tagged.ts";

/** All dialects; the first that a template shows is the model's. */
export const dialects = {
  orchard,
  harmony,
  apriel,
  firefunction,
  functionary,
  hermesTight,
  hermes,
  step,
  qwenCoder,
  glmCompact,
  glm,
  mistralIds,
  mistralNamed,
  mistral,
  lfm,
  granite,
  command,
  kimi,
  deepseekJson,
  deepseek,
  deepseekMarkup,
  deepseekTools,
  apertus,
  gigachat,
  gemma4,
  functionGemma,
  gemma,
  llama,
  llamaPython,
} as const satisfies Readonly<Record<string, Dialect>>;

export type DialectName = keyof typeof dialects;

/** The dialect that a chat template shows, or null. */
export function dialectOf(template: string): Dialect | null {
  return Object.values<Dialect>(dialects).find((dialect) => dialect.isIn(template)) ?? null;
}

// The quality-recovery adapter that a model folder brings in its folder `adapter`: what the model lost on its way to few
// bits, learned back beside the frozen weights (docs/compression.md). It is on in every answer of the model. Adapters for
// users lie beside it (adapter-matrices.ts) and are trained with it on, so the hash that names their base is of both.
// Apple's arrangement: arXiv 2507.13575. What an adapter's files are: adapter-file.ts.
import { createHash } from "node:crypto";
import { OrchardError } from "../errors.ts";
import { type Adapter, readAdapter } from "./adapter-file.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { checkpointHash } from "./weights/weights-hash.ts";

/**
 * The recovery adapter of a model; null: it has none. Throws `unsupportedModel` when it was trained on other weights or
 * does not say on which, and what `readAdapter` throws.
 */
export async function readRecovery(checkpoint: Checkpoint, signal?: AbortSignal): Promise<Adapter | null> {
  const { config, recovery } = checkpoint;
  if (recovery === null) return null;
  const { path, base } = recovery;
  if (base === null)
    throw new OrchardError(
      "unsupportedModel",
      `${checkpoint.name} comes with the adapter ${path}, which does not say which weights it was trained on: move it out ` +
        "of the model's folder and load it as an adapter of its own.",
      { details: { path } },
    );
  return await readAdapter(path, config, () => checkpointHash(checkpoint, signal));
}

/** The hash by which adapters name a base: of its weights, and of the recovery adapter where one is on. */
export async function baseHash(
  checkpoint: Checkpoint,
  recovery: Adapter | null,
  signal?: AbortSignal,
): Promise<string> {
  const weights = await checkpointHash(checkpoint, signal);
  if (recovery === null) return weights;
  const { rank, alpha, tensors } = recovery;
  const hash = createHash("sha256").update(`${weights} ${rank} ${alpha}\n`);
  for (const [name, { data }] of [...tensors].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\n`).update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return hash.digest("hex");
}

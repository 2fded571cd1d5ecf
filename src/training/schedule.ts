// The learning rate over time: a linear warm-up, a constant part, and a decay at the end. With the decay over everything
// after the warm-up it is the usual cosine; with a constant part a run may be made longer or shorter while it goes
// (arXiv 2405.18392).
import { OrchardError } from "../errors.ts";

export interface Schedule {
  /** Updates in all. */
  readonly steps: number;
  /** Of these, the first ones that warm up. */
  readonly warmup?: number;
  /** And the last ones that decay; default: all after the warm-up. */
  readonly decay?: number;
  readonly form?: "cosine" | "linear";
  /** What is left at the end, as a part of the peak; default 0. */
  readonly final?: number;
}

/** The part of the peak learning rate at update `step` = 1 … steps. Throws `invalidArgument` for parts that overlap. */
export function scheduleAt(schedule: Schedule, step: number): number {
  const { steps, warmup = 0, decay = steps - warmup, form = "cosine", final = 0 } = schedule;
  if (warmup + decay > steps)
    throw new OrchardError("invalidArgument", `${warmup} + ${decay} steps do not fit into ${steps}.`);
  if (step <= warmup) return step / warmup;
  const progress = Math.min(1, Math.max(0, (step - (steps - decay)) / Math.max(1, decay)));
  const left = form === "linear" ? 1 - progress : (1 + Math.cos(Math.PI * progress)) / 2;
  return final + (1 - final) * left;
}

// The table of docs/compression.md from what compression.ts found: means over seeds with their standard errors, the part of
// the gap between rounding and float that training closes, and each bar that issue 5 sets. The scales on known
// distributions are here too.
import {
  balanced2,
  complement2,
  type LevelSet,
  roundingError,
  scaleFinders,
} from "../src/compression/scale.ts";
import { randomSource } from "../src/runtime/random.ts";
import type { CellName, CellResult } from "./compression.ts";

/** A row as bench/run.mjs prints it. */
export interface TableRow {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
  readonly target: string | null;
  readonly pass: boolean | null;
}

interface Mean {
  readonly mean: number;
  /** Standard error; 0 of a single value. */
  readonly error: number;
}

function meanOf(values: readonly number[]): Mean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: values.length < 2 ? 0 : Math.sqrt(square / (values.length - 1) / values.length) };
}

const describe = ({ mean, error }: Mean, digits = 4) => `${mean.toFixed(digits)} ± ${error.toFixed(digits)}`;

/** The rows of one model. Differences and ratios are of the same seed before they are averaged. */
export function compressionRows(model: string, results: readonly CellResult[]): TableRow[] {
  const lossesOf = (cell: CellName) =>
    new Map(
      results.filter((one) => one.model === model && one.cell === cell).map(({ seed, loss }) => [seed, loss]),
    );
  const cells = [...new Set(results.filter((one) => one.model === model).map(({ cell }) => cell))];
  const rows: TableRow[] = cells.map((cell) => ({
    name: `${model}: ${cell}, validation loss`,
    value: describe(meanOf([...lossesOf(cell).values()])),
    unit: `nats, ${lossesOf(cell).size} seed${lossesOf(cell).size === 1 ? "" : "s"}`,
    target: null,
    pass: null,
  }));
  const only = (cell: CellName) => lossesOf(cell).get(0);
  const [float, nearest] = [only("float"), only("nearest")];
  /** A comparison of two cells, seed by seed. */
  const compare = (
    name: string,
    [one, other]: readonly [CellName, CellName],
    of: (one: number, other: number) => number,
    unit: string,
    target: string,
    isMet: (mean: number) => boolean,
  ) => {
    const others = lossesOf(other);
    const values = [...lossesOf(one)].flatMap(([seed, loss]) => {
      const second = others.get(seed) ?? others.get(0);
      return second === undefined ? [] : [of(loss, second)];
    });
    if (values.length === 0) return;
    const mean = meanOf(values);
    rows.push({ name: `${model}: ${name}`, value: describe(mean), unit, target, pass: isMet(mean.mean) });
  };
  if (float !== undefined && nearest !== undefined) {
    const closed = (loss: number) => (100 * (nearest - loss)) / (nearest - float);
    for (const [cell, least] of [
      ["trained", 85],
      ["trained, adapter 16", 90],
      ["trained, adapter 32", 90],
      ["trained, one scale per tensor", 85],
    ] as const)
      compare(
        `${cell}, of the gap`,
        [cell, cell],
        closed,
        "% closed",
        `at least ${least}`,
        (x) => x >= least,
      );
  }
  const ratio = (one: number, other: number) => one / other;
  compare(
    "largest weight / OCTAV, both trained",
    ["trained, largest weight", "trained"],
    ratio,
    "times the loss",
    "at least 1.10: the control fails",
    (x) => x >= 1.1,
  );
  compare(
    "largest weight / OCTAV, one scale per tensor",
    ["trained, one scale per tensor, largest weight", "trained, one scale per tensor"],
    ratio,
    "times the loss",
    "at least 1.10: the control fails",
    (x) => x >= 1.1,
  );
  compare(
    "{−2, −1, 0, 1} / balanced, both trained",
    ["trained, -2 -1 0 1", "trained"],
    ratio,
    "times the loss",
    "above 1",
    (x) => x > 1,
  );
  for (const cell of cells.filter((name) => name.startsWith("4-bit embedding")))
    compare(
      `${cell} / float`,
      [cell, "float"],
      (one, other) => 100 * (one / other - 1),
      "% more loss",
      "at most 0.3",
      (x) => x <= 0.3,
    );
  return rows;
}

/** Mean squared errors of rounding known distributions, over their variance. */
export function distributionRows(count = 200_000): TableRow[] {
  const random = randomSource(12);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const gaussian = Float64Array.from({ length: count }, normal);
  const student = Float64Array.from({ length: count }, () => {
    let square = 0;
    for (let i = 0; i < 5; i++) square += normal() ** 2;
    return normal() / Math.sqrt(square / 5) / Math.sqrt(5 / 3);
  });
  const variance = (values: Float64Array) => values.reduce((sum, one) => sum + one * one, 0) / values.length;
  const error = (values: Float64Array, scale: number, set: LevelSet) =>
    roundingError(values, scale, set) / variance(values);
  const lloyd = (values: Float64Array, set: LevelSet) => scaleFinders.lloyd(values, set);
  const [best, complement] = [lloyd(gaussian, balanced2), bestScale(gaussian, complement2)];
  const least = error(student, bestScale(student, balanced2), balanced2);
  const near = (value: number, target: number) => Math.abs(value / target - 1) <= 0.01;
  const row = (name: string, value: number, unit: string, target: string, pass: boolean): TableRow => ({
    name,
    value,
    unit,
    target,
    pass,
  });
  const balanced = error(gaussian, best, balanced2);
  const twos = error(gaussian, complement, complement2);
  const octav = error(student, scaleFinders.octav(student, balanced2), balanced2) / least;
  const largest = error(student, scaleFinders.absMax(student, balanced2), balanced2) / least;
  return [
    row("normal: scale of the balanced set, Lloyd", best, "σ", "0.995 ± 1%", near(best, 0.995)),
    row("normal: error of the balanced set", balanced, "σ²", "0.119 ± 1%", near(balanced, 0.119)),
    row("normal: error of {−2, −1, 0, 1}", twos, "σ²", "0.150 ± 1%", near(twos, 0.1496)),
    row("Student-t5: OCTAV / the best scale", octav, "times the error", "at most 1.02", octav <= 1.02),
    row("Student-t5: largest weight / the best", largest, "times the error", "above 50", largest > 50),
  ];
}

/** Every scale on a grid: the slow truth. */
function bestScale(weights: Float64Array, set: LevelSet): number {
  const sample = weights.subarray(0, 60_000);
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let scale = 0.5; scale < 1.8; scale += 0.01) {
    const error = roundingError(sample, scale, set);
    if (error < least) [best, least] = [scale, error];
  }
  return best;
}

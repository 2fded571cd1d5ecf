// Results of tasks as rows of a table: how many were right, the F1 of their parts, how many were valid, each with its
// 95% interval; as text for a terminal and as Markdown.
import { bootstrap, proportion, type Rate } from "./intervals.ts";
import type { GradedExample, TaskResult } from "./run-task.ts";

/** One task's row. */
export interface ReportRow {
  readonly task: string;
  readonly examples: number;
  /** Answers that are right as a whole. */
  readonly accuracy: Rate;
  /** Of the parts of all answers together; null for tasks without parts. */
  readonly f1: Rate | null;
  /** Answers that are JSON of their schema; null where nobody judged. */
  readonly valid: Rate | null;
}

/** The row of a task's result; `random` draws the bootstrap's samples. */
export function rowOf({ task, examples }: TaskResult, random: () => number): ReportRow {
  const judged = examples.filter(({ isValid }) => isValid !== null);
  const withParts = examples.some(({ grade }) => grade.parts !== undefined);
  return {
    task,
    examples: examples.length,
    accuracy: proportion(examples.filter(({ grade }) => grade.correct).length, examples.length),
    f1: withParts ? bootstrap(examples, partsF1, random) : null,
    valid:
      judged.length > 0 ? proportion(judged.filter(({ isValid }) => isValid).length, judged.length) : null,
  };
}

/** The harmonic mean of precision and recall over all parts of some answers. */
export function partsF1(examples: readonly GradedExample[]): number {
  let [right, wrong, missing] = [0, 0, 0];
  for (const { grade } of examples) {
    right += grade.parts?.right ?? 0;
    wrong += grade.parts?.wrong ?? 0;
    missing += grade.parts?.missing ?? 0;
  }
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong + missing);
}

const columns = ["task", "n", "right %", "95%", "F1 %", "95%", "valid %"] as const;

/** Rows as Markdown, which reads well on a terminal, too. */
export function tableOf(rows: readonly ReportRow[]): string {
  const cells = rows.map(({ task, examples, accuracy, f1, valid }) => [
    task,
    String(examples),
    percent(accuracy.value),
    interval(accuracy),
    f1 === null ? "" : percent(f1.value),
    f1 === null ? "" : interval(f1),
    valid === null ? "" : percent(valid.value),
  ]);
  const widths = columns.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(" | ")} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(columns), rule, ...cells.map(line)].join("\n");
}

const percent = (value: number) => (100 * value).toFixed(1);
const interval = ({ low, high }: Rate) => `${percent(low)}–${percent(high)}`;

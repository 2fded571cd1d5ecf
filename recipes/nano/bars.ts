// What the model is held to: each bar with what was asked and what was got, from the rows of an evaluation.
import type { ReportRow } from "../../src/evaluation/report.ts";
import { LANGUAGE_CODES } from "./language.ts";

export interface Bar {
  readonly name: string;
  readonly asked: string;
  /** null: the task was not run. */
  readonly got: number | null;
  readonly isMet: boolean | null;
}

/** All bars, in percent. */
export function barsOf(rows: readonly ReportRow[]): Bar[] {
  const row = (task: string) => rows.find((one) => one.task === task);
  const accuracy = (task: string) => row(task)?.accuracy.value ?? null;
  const atLeast = (name: string, asked: number, value: number | null): Bar => ({
    name,
    asked: `≥ ${asked}`,
    got: value === null ? null : 100 * value,
    isMet: value === null ? null : 100 * value >= asked,
  });
  const judged = rows.flatMap(({ valid, examples }) => (valid === null ? [] : [{ valid, examples }]));
  const invalid = judged.reduce((sum, { valid, examples }) => sum + (1 - valid.value) * examples, 0);
  const total = judged.reduce((sum, { examples }) => sum + examples, 0);
  const english = row("extraction/en")?.f1?.value ?? null;
  const others = LANGUAGE_CODES.filter((code) => code !== "en").map((code) => ({
    code,
    value: row(`extraction/${code}`)?.f1?.value ?? null,
  }));
  const known = others.filter(({ value }) => value !== null);
  const worst = known.length === 0 ? null : known.reduce((a, b) => (a.value! <= b.value! ? a : b));
  const gap = worst === null || english === null ? null : 100 * (english - worst.value!);
  return [
    atLeast("schema-valid output", 100, total === 0 ? null : 1 - invalid / total),
    atLeast("SNIPS intent accuracy", 95, accuracy("snips-intent/en")),
    atLeast("SNIPS slot F1", 80, row("snips-slots/en")?.f1?.value ?? null),
    atLeast("CLINC intent accuracy, 10 labels", 80, accuracy("clinc-intent/en")),
    atLeast("exact-copy extraction, values right", 90, row("copying/en")?.f1?.value ?? null),
    atLeast("tool choice among 5 unseen tools", 90, accuracy("tool-choice/en")),
    {
      name: `extraction F1, worst language behind English${worst === null ? "" : ` (${worst.code})`}`,
      asked: "≤ 15",
      got: gap,
      isMet: gap === null ? null : gap <= 15,
    },
  ];
}

/** Bars as Markdown. */
export function barTable(bars: readonly Bar[]): string {
  const lines = bars.map(({ name, asked, got, isMet }) => {
    const verdict = isMet === null ? "not run" : isMet ? "met" : "**missed**";
    return `| ${name} | ${asked} | ${got === null ? "" : got.toFixed(got > 99.9 && got < 100 ? 2 : 1)} | ${verdict} |`;
  });
  return ["| bar | asked | got | |", "|---|---:|---:|---|", ...lines].join("\n");
}

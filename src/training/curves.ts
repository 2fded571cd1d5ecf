// The curves of a run as one SVG picture: the loss, smoothed, and validation losses, over steps. Leaves out interaction.
import type { LogLine } from "./run-folder.ts";

const [width, height, left, bottom] = [720, 400, 56, 36];
const colours = ["#1b6ca8", "#d1495b", "#3c8d53", "#8a5fb0", "#b07d2b"];
/** Points of a line in the picture, at most. */
const mostPoints = 600;

interface Series {
  readonly name: string;
  readonly points: readonly (readonly [step: number, value: number])[];
}

/** The picture of a log; an empty one when nothing was logged. */
export function curves(log: readonly LogLine[]): string {
  const series = seriesOf(log).filter(({ points }) => points.length > 0);
  const all = series.flatMap(({ points }) => points);
  const mostSteps = Math.max(1, ...all.map(([step]) => step));
  // Losses are drawn by their logarithm: the end of a run matters as much as its beginning.
  const values = all.map(([, value]) => Math.log10(Math.max(value, 1e-6)));
  const [low, high] = [Math.min(0, ...values), Math.max(0.1, ...values)];
  const x = (step: number) => left + (step / mostSteps) * (width - left - 12);
  const y = (value: number) =>
    12 + ((high - Math.log10(Math.max(value, 1e-6))) / (high - low || 1)) * (height - bottom - 12);
  const lines = series.map(({ name, points }, index) => {
    const colour = colours[index % colours.length]!;
    const path = points.map(([step, value]) => `${x(step).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
    const label = `<text x="${width - 12}" y="${24 + 16 * index}" fill="${colour}" text-anchor="end">${escapeMarks(name)} ${points.at(-1)![1].toFixed(4)}</text>`;
    return `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${path}"/>${label}`;
  });
  const ticks = ticksOf(low, high).map(
    (value) =>
      `<text x="${left - 6}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${value}</text>` +
      `<line x1="${left}" x2="${width - 12}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" stroke="#ddd"/>`,
  );
  const axis = `<text x="${width / 2}" y="${height - 8}" text-anchor="middle">steps, to ${mostSteps}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>${ticks.join("")}${lines.join("")}${axis}</svg>\n`;
}

function seriesOf(log: readonly LogLine[]): Series[] {
  const validations = new Map<string, [number, number][]>();
  const losses: [number, number][] = [];
  let smooth: number | null = null;
  for (const { step, entropy, validation } of log) {
    if (typeof entropy === "number") {
      smooth = smooth === null ? entropy : 0.9 * smooth + 0.1 * entropy;
      losses.push([step, smooth]);
    }
    // What was no number is null in JSON: a run that went wrong has a picture, too.
    for (const [name, value] of Object.entries((validation ?? {}) as Record<string, number | null>))
      if (value !== null) validations.set(name, [...(validations.get(name) ?? []), [step, value]]);
  }
  const every = Math.ceil(losses.length / mostPoints);
  const thinned = losses.filter((_, index) => index % every === 0 || index === losses.length - 1);
  return [
    { name: "training", points: thinned },
    ...[...validations].map(([name, points]) => ({ name, points })),
  ];
}

/** 1, 2 and 5 times powers of ten within the range. */
function ticksOf(low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(low); power <= high; power++)
    for (const digit of [1, 2, 5]) {
      const value = Number((digit * 10 ** power).toPrecision(1));
      if (Math.log10(value) >= low && Math.log10(value) <= high) ticks.push(value);
    }
  return ticks;
}

function escapeMarks(text: string): string {
  return text.replace(/[<>&]/g, (mark) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;" })[mark]!);
}

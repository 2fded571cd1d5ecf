// Levels of reasoning in OpenAI's words, which templates and endpoints share, and back.
import type { ReasoningLevel } from "./model.ts";

const efforts = { none: "none", light: "low", moderate: "medium", deep: "high" } as const;

/** OpenAI's word for a level. */
export function effortOf(level: ReasoningLevel): string {
  return typeof level === "string" ? efforts[level] : level.custom;
}

const levels: Readonly<Record<string, ReasoningLevel>> = {
  none: "none",
  minimal: "light",
  low: "light",
  medium: "moderate",
  high: "deep",
};

/** The level that one of OpenAI's words means. */
export function levelOf(effort: string): ReasoningLevel {
  return levels[effort] ?? { custom: effort };
}

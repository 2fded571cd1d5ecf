// How reasoning models set their thinking apart from the answer.

export interface Thinking {
  readonly open: string;
  readonly close: string;
}

/** Whether the thinking of an answer comes, has begun in the prompt, or is over (or never comes). */
export type ThinkingState = "possible" | "begun" | "over";

const kinds: readonly Thinking[] = [
  { open: "<think>", close: "</think>" },
  { open: "[THINK]", close: "[/THINK]" },
];

/** How the model of a chat template thinks; null when it does not. */
export function thinkingOf(template: string): Thinking | null {
  return kinds.find(({ close }) => template.includes(close)) ?? null;
}

/** Where the thinking stands after a prompt that ends so. */
export function thinkingAfter(thinking: Thinking | null, end: string): ThinkingState {
  if (thinking === null) return "over";
  const text = end.trimEnd();
  if (text.endsWith(thinking.open)) return "begun";
  return text.endsWith(thinking.close) ? "over" : "possible";
}

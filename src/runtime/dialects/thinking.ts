// How reasoning models set their thinking apart from the answer, and how they are told to think or not: by variables that
// their templates read, or, where a template reads none, by a thought that is over before it begins. Left out: budgets of
// tokens.
import type { JsonValue } from "../../json-schema.ts";
import type { ReasoningLevel } from "../../model.ts";
import { effortOf } from "../../reasoning-effort.ts";

export interface Thinking {
  readonly open: string;
  readonly close: string;
  /** Where every part of an answer is a message of its own: what the others begin with. There may be several thoughts then. */
  readonly channels?: Channels;
  /** Whether a model thinks this way, by its chat template; default: when `close` is in it. */
  isIn?(template: string): boolean;
}

export interface Channels {
  /** Before the text of the answer. */
  readonly answer: string;
  /** Around what is said to the user before a call. */
  readonly aside: { readonly open: string; readonly close: string };
  /** Tokens that end an answer: `close` ends a message only. */
  readonly ends: readonly string[];
}

/** Whether the thinking of an answer comes, has begun in the prompt, or is over (or never comes). */
export type ThinkingState = "possible" | "begun" | "over";

/** gpt-oss: what harmony.ts says. */
export const harmonyThinking: Thinking = {
  open: "<|channel|>analysis<|message|>",
  close: "<|end|><|start|>assistant",
  channels: {
    answer: "<|channel|>final<|message|>",
    aside: { open: "<|channel|>commentary<|message|>", close: "<|end|><|start|>assistant" },
    ends: ["<|return|>", "<|call|>"],
  },
  isIn: (template) =>
    template.includes("<|channel|>commentary") && template.includes("<|channel|>final<|message|>"),
};

const kinds: readonly Thinking[] = [
  harmonyThinking,
  { open: "<think>", close: "</think>" },
  { open: "[THINK]", close: "[/THINK]" },
  { open: "<|channel>thought\n", close: "<channel|>" },
];

/** All texts that set parts of an answer apart, in which the model's control tokens are looked for. */
export function textsOfThinking({ open, close, channels }: Thinking): string[] {
  return channels ? [open, close, channels.answer, channels.aside.open, channels.aside.close] : [open, close];
}

/** How the model of a chat template thinks; null when it does not. */
export function thinkingOf(template: string): Thinking | null {
  return kinds.find((kind) => kind.isIn?.(template) ?? template.includes(kind.close)) ?? null;
}

/** Where the thinking stands after a prompt that ends so. */
export function thinkingAfter(thinking: Thinking | null, end: string): ThinkingState {
  if (thinking === null) return "over";
  const text = end.trimEnd();
  if (text.endsWith(thinking.open)) return "begun";
  // What closes a thought closes the message before the answer too.
  if (thinking.channels) return text.endsWith(thinking.open + thinking.close) ? "over" : "possible";
  return text.endsWith(thinking.close) ? "over" : "possible";
}

/** What follows a prompt of this state so that the model does not think. */
export function thoughtOver(thinking: Thinking, state: ThinkingState): string {
  if (state === "over") return "";
  if (thinking.channels) return (state === "begun" ? "" : thinking.open) + thinking.close;
  return state === "begun" ? `\n${thinking.close}\n\n` : `${thinking.open}\n\n${thinking.close}\n\n`;
}

/**
 * A level as the variables that chat templates have for it: `enable_thinking` (Qwen, GLM, SmolLM, Nemotron), `thinking`
 * (Granite, DeepSeek), `reasoning_effort` (Harmony, GLM 5) and `thinking_budget` (Seed). A template reads its own.
 */
export function thinkingVariables(level: ReasoningLevel | undefined): Record<string, JsonValue> {
  if (level === undefined) return {};
  const thinks = level !== "none";
  return {
    enable_thinking: thinks,
    thinking: thinks,
    reasoning_effort: effortOf(level),
    ...(thinks ? {} : { thinking_budget: 0 }),
  };
}

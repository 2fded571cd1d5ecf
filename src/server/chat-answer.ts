// Deltas as chat completions: one object when they have all come, or chunks while they come. Shapes are OpenAI's
// (openapi.yaml, CreateChatCompletionResponse and CreateChatCompletionStreamResponse). Thinking is reported in
// `reasoning_content`, a name that OpenAI's own service does not have but vLLM, DeepSeek and the AI SDK share.
import type { JsonObject, JsonValue } from "../json-schema.ts";
import type { Delta, FinishReason, TokenLogprob, Usage } from "../model.ts";
import type { AskedChat } from "./chat-request.ts";

/** What every chunk of an answer repeats. */
export interface AnswerHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
}

/** A delta of one of the answers to a request. */
export interface ChoiceDelta {
  readonly index: number;
  readonly item: Delta;
}

const finishReasons: Record<FinishReason, string> = {
  stop: "stop",
  toolCalls: "tool_calls",
  length: "length",
  // Nobody reads an aborted answer, but a server that is closing.
  aborted: "length",
};

/** One answer while it is folded. */
class Choice {
  text = "";
  refusal = "";
  reasoning = "";
  readonly calls: JsonObject[] = [];
  readonly logprobs: JsonObject[] = [];
  finish: string | null = null;
}

/** The whole answer. */
export async function chatCompletion(
  deltas: AsyncIterable<ChoiceDelta>,
  asked: AskedChat,
  head: AnswerHead,
): Promise<JsonObject> {
  const choices = Array.from({ length: asked.choices }, () => new Choice());
  const usages: Usage[] = [];
  for await (const { index, item } of deltas) {
    const choice = choices[index]!;
    switch (item.type) {
      case "text":
        choice.text += item.text;
        choice.logprobs.push(...logprobsOf(item.tokens));
        break;
      case "refusal":
        choice.refusal += item.text;
        break;
      case "reasoning":
        choice.reasoning += item.text;
        break;
      case "toolCall":
        choice.calls.push(callOf(item));
        break;
      case "finish":
        choice.finish = finishReasons[item.reason];
        usages.push(item.usage);
        break;
      default:
        item satisfies never;
    }
  }
  return {
    ...head,
    object: "chat.completion",
    choices: choices.map((choice, index) => ({
      index,
      message: {
        role: "assistant",
        content:
          choice.text === "" && (choice.calls.length > 0 || choice.refusal !== "") ? null : choice.text,
        refusal: choice.refusal === "" ? null : choice.refusal,
        annotations: [],
        ...(choice.reasoning === "" ? {} : { reasoning_content: choice.reasoning }),
        ...(choice.calls.length === 0 ? {} : { tool_calls: choice.calls }),
      },
      logprobs: asked.request.topLogprobs === undefined ? null : { content: choice.logprobs, refusal: null },
      finish_reason: choice.finish,
    })),
    usage: usageOf(usages),
  };
}

/** The answer in chunks, each the data of one server-sent event. */
export async function* chatChunks(
  deltas: AsyncIterable<ChoiceDelta>,
  asked: AskedChat,
  head: AnswerHead,
): AsyncGenerator<JsonObject> {
  const usages: Usage[] = [];
  const begun = new Set<number>();
  const callCounts = new Map<number, number>();
  const chunk = (choices: JsonValue[], usage?: JsonValue): JsonObject => ({
    ...head,
    object: "chat.completion.chunk",
    choices,
    ...(asked.includeUsage ? { usage: usage ?? null } : {}),
  });
  const part = (
    index: number,
    delta: JsonObject,
    finish: string | null,
    logprobs?: JsonValue,
  ): JsonObject => {
    const role: JsonObject = begun.has(index) ? {} : { role: "assistant" };
    begun.add(index);
    return chunk([
      { index, delta: { ...role, ...delta }, logprobs: logprobs ?? null, finish_reason: finish },
    ]);
  };
  for await (const { index, item } of deltas) {
    switch (item.type) {
      case "text": {
        const content = logprobsOf(item.tokens);
        yield part(
          index,
          { content: item.text },
          null,
          content.length > 0 ? { content, refusal: null } : null,
        );
        break;
      }
      case "refusal":
        yield part(index, { refusal: item.text }, null);
        break;
      case "reasoning":
        yield part(index, { reasoning_content: item.text }, null);
        break;
      case "toolCall": {
        const count = callCounts.get(index) ?? 0;
        callCounts.set(index, count + 1);
        yield part(index, { tool_calls: [{ index: count, ...callOf(item) }] }, null);
        break;
      }
      case "finish":
        usages.push(item.usage);
        yield part(index, {}, finishReasons[item.reason]);
        break;
      default:
        item satisfies never;
    }
  }
  if (asked.includeUsage) yield chunk([], usageOf(usages));
}

function callOf({ id, name, arguments: text }: Extract<Delta, { type: "toolCall" }>): JsonObject {
  return { id, type: "function", function: { name, arguments: text } };
}

/** Tokens as OpenAI reports them: text, natural logarithm and bytes. */
export function logprobsOf(tokens: readonly TokenLogprob[] = []): JsonObject[] {
  const one = ({ text, bytes, logprob }: Omit<TokenLogprob, "top">): JsonObject => ({
    token: text,
    logprob: finite(logprob),
    bytes,
  });
  return tokens.map((token) => ({ ...one(token), top_logprobs: token.top.map(one) }));
}

/** OpenAI writes -9999 for what is as good as impossible; JSON has no infinity. */
function finite(logprob: number): number {
  return Number.isFinite(logprob) ? Math.min(0, logprob) : -9999;
}

/** The prompt counts once, however many answers it got. */
function usageOf(usages: readonly Usage[]): JsonObject {
  const prompt = usages[0]?.input.totalTokenCount ?? 0;
  const sum = (of: (usage: Usage) => number) => usages.reduce((total, usage) => total + of(usage), 0);
  const completion = sum(({ output }) => output.totalTokenCount);
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: usages[0]?.input.cachedTokenCount ?? 0 },
    completion_tokens_details: { reasoning_tokens: sum(({ output }) => output.reasoningTokenCount) },
  };
}

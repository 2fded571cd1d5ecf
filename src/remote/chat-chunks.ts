// The chunks of a streamed chat completion as deltas. A chunk is outside data: what is not of OpenAI's form is an error.

import { OrchardError } from "../errors.ts";
import { isObject } from "../json-schema.ts";
import type { Delta, FinishReason, Usage } from "../model.ts";

interface CallUnderWay {
  id: string;
  name: string;
  arguments: string;
}

/** Folds the chunks of one answer. */
export class ChunkReader {
  readonly #endpoint: string;
  readonly #calls = new Map<number, CallUnderWay>();
  #reason: string | null = null;
  #usage: Usage | null = null;
  /** Pieces of text that arrived; most endpoints send one per token. */
  pieces = 0;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  /** The usage that the endpoint reported, or null so far. */
  get usage(): Usage | null {
    return this.#usage;
  }

  /** Whether the endpoint has said why the answer ended. */
  get isOver(): boolean {
    return this.#reason !== null;
  }

  /** The deltas of one event's data. Throws `remoteFailed`, `guardrailViolation`. */
  read(data: string): Delta[] {
    const chunk = this.#parse(data);
    if (isObject(chunk.error)) throw this.#failed(String(chunk.error.message ?? JSON.stringify(chunk.error)));
    if (isObject(chunk.usage)) this.#usage = usageOf(chunk.usage);
    const [choice] = Array.isArray(chunk.choices) ? chunk.choices : [];
    if (!isObject(choice)) return [];
    const deltas: Delta[] = [];
    const delta = isObject(choice.delta) ? choice.delta : {};
    const thought = delta.reasoning_content ?? delta.reasoning;
    if (typeof thought === "string" && thought !== "") deltas.push({ type: "reasoning", text: thought });
    for (const [type, text] of [
      ["text", delta.content],
      ["refusal", delta.refusal],
    ] as const)
      if (typeof text === "string" && text !== "") deltas.push({ type, text });
    this.pieces += deltas.length;
    for (const call of Array.isArray(delta.tool_calls) ? delta.tool_calls : []) this.#addCall(call);
    if (typeof choice.finish_reason === "string") {
      this.#reason = choice.finish_reason;
      if (this.#reason === "content_filter")
        throw new OrchardError(
          "guardrailViolation",
          `${this.#endpoint} ended the answer: its filter objects.`,
          {
            details: { category: "unknown", kind: "output", guardrails: this.#endpoint },
          },
        );
      deltas.push(...this.#finishedCalls());
    }
    return deltas;
  }

  /** Why the answer ended. */
  get reason(): FinishReason {
    if (this.#reason === "length") return "length";
    return this.#calls.size > 0 ? "toolCalls" : "stop";
  }

  #parse(data: string): Record<string, unknown> {
    let chunk: unknown;
    try {
      chunk = JSON.parse(data);
    } catch {
      // said below
    }
    if (!isObject(chunk)) throw this.#failed(`sent what is no JSON object: ${data.slice(0, 80)}`);
    return chunk;
  }

  #addCall(call: unknown): void {
    if (!isObject(call)) throw this.#failed("sent a tool call that is no object");
    const index = typeof call.index === "number" ? call.index : this.#calls.size;
    const known = this.#calls.get(index) ?? { id: "", name: "", arguments: "" };
    const made = isObject(call.function) ? call.function : {};
    if (typeof call.id === "string" && call.id !== "") known.id = call.id;
    if (typeof made.name === "string") known.name += made.name;
    if (typeof made.arguments === "string") known.arguments += made.arguments;
    this.#calls.set(index, known);
  }

  #finishedCalls(): Delta[] {
    return [...this.#calls].map(([index, { id, name, arguments: text }]) => {
      if (name === "") throw this.#failed(`sent a tool call without a name (${index})`);
      return { type: "toolCall", id: id || crypto.randomUUID(), name, arguments: text === "" ? "{}" : text };
    });
  }

  #failed(reason: string): OrchardError {
    return new OrchardError(
      "remoteFailed",
      `${this.#endpoint} failed in the middle of an answer: ${reason}`,
      {
        details: { url: this.#endpoint, reason },
      },
    );
  }
}

function usageOf(usage: Record<string, unknown>): Usage {
  const count = (value: unknown) => (typeof value === "number" && value >= 0 ? value : 0);
  const input = isObject(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {};
  const output = isObject(usage.completion_tokens_details) ? usage.completion_tokens_details : {};
  return {
    input: { totalTokenCount: count(usage.prompt_tokens), cachedTokenCount: count(input.cached_tokens) },
    output: {
      totalTokenCount: count(usage.completion_tokens),
      reasoningTokenCount: count(output.reasoning_tokens),
    },
  };
}

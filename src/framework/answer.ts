// What the model says in one round of a turn: thinking, text and tool calls, folded from its deltas into the entries of the
// transcript and into content: the text itself, or the value that it spells so far.
import { OrchardError } from "../errors.ts";
import type { JsonValue } from "../json-schema.ts";
import type { Delta, FinishReason, ReasoningEntry, Segment, ToolCall, TranscriptEntry } from "../model.ts";
import type { Generable } from "./generable.ts";
import { copyGenerationIds } from "./generation-id.ts";
import { PartialJson } from "./partial-json.ts";

/** A delta that says something. */
export type SpokenDelta = Exclude<Delta, { readonly type: "finish" }>;

/** One answer while it is being made. */
export class Answer {
  text = "";
  /** What the model said to decline; empty when it did not. */
  refusal = "";
  readonly calls: ToolCall[] = [];
  #reasoning = "";
  #signature: string | undefined;
  readonly #generable: Generable<unknown> | null;
  readonly #partial: PartialJson | null;
  readonly #ids = {
    reasoning: crypto.randomUUID(),
    thought: crypto.randomUUID(),
    response: crypto.randomUUID(),
    segment: crypto.randomUUID(),
    calls: crypto.randomUUID(),
  };

  constructor(generable: Generable<unknown> | null) {
    this.#generable = generable;
    this.#partial = generable === null ? null : new PartialJson(generable.schema);
  }

  /** Takes a delta in. */
  take(delta: SpokenDelta): void {
    switch (delta.type) {
      case "text":
        this.text += delta.text;
        this.#partial?.push(delta.text);
        break;
      case "refusal":
        this.refusal += delta.text;
        break;
      case "reasoning":
        this.#reasoning += delta.text;
        this.#signature = delta.signature ?? this.#signature;
        break;
      case "toolCall":
        this.calls.push({ id: delta.id, toolName: delta.name, arguments: delta.arguments });
        break;
      default:
        delta satisfies never;
    }
  }

  /** Forgets the calls: those of an answer that was cut are not run, and a call without its output is no transcript. */
  dropCalls(): void {
    this.calls.length = 0;
  }

  /** The text, or the value so far, for whoever reads it; null when nothing of it is known. */
  snapshot(): (() => unknown) | null {
    const { text } = this;
    return this.#partial === null ? () => text : this.#partial.snapshot();
  }

  /** The entries of this round. An answer that says nothing is one all the same, unless it calls tools. */
  entries(): TranscriptEntry[] {
    const { reasoning, thought, response, calls } = this.#ids;
    const entries: TranscriptEntry[] = [];
    if (this.#reasoning !== "" || this.#signature !== undefined) {
      const segments = [{ type: "text", id: thought, text: this.#reasoning }] as const;
      const thinking: ReasoningEntry = { type: "reasoning", id: reasoning, segments };
      entries.push(this.#signature === undefined ? thinking : { ...thinking, signature: this.#signature });
    }
    if (this.text !== "" || this.refusal !== "" || this.calls.length === 0)
      entries.push({ type: "response", id: response, segments: [this.#segment()] });
    if (this.calls.length > 0) entries.push({ type: "toolCalls", id: calls, calls: [...this.calls] });
    return entries;
  }

  /** A value once it is whole; until then, and for a text, what is written. */
  #segment(): Segment {
    const id = this.#ids.segment;
    const value = this.#partial?.isComplete ? this.#partial.value() : undefined;
    if (this.#generable === null || value === undefined)
      return { type: "text", id, text: this.text + this.refusal };
    return { type: "structure", id, source: this.#generable.name, content: value };
  }

  /**
   * The content of a finished answer. Throws `decodingFailure` and, for a typed answer that was cut, `aborted` with what
   * `signal` says.
   */
  async finished(reason: FinishReason, signal: AbortSignal): Promise<unknown> {
    if (this.#generable === null) return this.text;
    this.#partial?.end();
    let value: JsonValue;
    try {
      value = JSON.parse(this.text) as JsonValue;
    } catch (error) {
      const details = { rawContent: this.text, finishReason: reason, partial: this.#partial?.value() };
      if (reason === "aborted")
        throw new OrchardError("aborted", "The answer was aborted before it was complete.", {
          details,
          cause: signal.reason,
        });
      throw new OrchardError(
        "decodingFailure",
        reason === "length"
          ? "The answer was cut before it was complete: allow more with maximumResponseTokens, or ask for less."
          : "The model's answer is not JSON.",
        { details, cause: error },
      );
    }
    const content = await this.#generable.parse(value);
    copyGenerationIds(this.#partial?.value(), content);
    return content;
  }
}

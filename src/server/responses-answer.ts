// Deltas as a response of OpenAI's Responses API: the events of a stream; the answer that is not streamed is the response
// in the last of them. Shapes are OpenAI's (openapi.yaml, Response and ResponseStreamEvent).
import type { JsonObject, JsonValue } from "../json-schema.ts";
import type { Delta, Usage } from "../model.ts";
import { type AnswerHead, type ChoiceDelta, logprobsOf } from "./chat-answer.ts";
import type { AskedResponse } from "./responses-request.ts";

/** The response in its last event. */
export async function wholeResponse(
  deltas: AsyncIterable<ChoiceDelta>,
  asked: AskedResponse,
  head: AnswerHead,
): Promise<JsonObject> {
  let response: JsonValue = null;
  for await (const event of responseEvents(deltas, asked, head)) response = event.response ?? response;
  return response as unknown as JsonObject;
}

/** The answer as events; the last is response.completed or response.incomplete. */
export async function* responseEvents(
  deltas: AsyncIterable<ChoiceDelta>,
  asked: AskedResponse,
  head: AnswerHead,
): AsyncGenerator<JsonObject> {
  const output: JsonObject[] = [];
  let sequence = 0;
  const event = (type: string, fields: JsonObject): JsonObject => ({
    type,
    sequence_number: sequence++,
    ...fields,
  });
  const response = (status: string, fields: JsonObject = {}): JsonObject => ({
    id: head.id,
    object: "response",
    created_at: head.created,
    model: head.model,
    status,
    error: null,
    incomplete_details: null,
    ...asked.echo,
    output: [...output],
    ...fields,
  });
  const ids = { next: 0 };
  const newId = (prefix: string) => `${prefix}_${head.id.slice(head.id.indexOf("_") + 1)}_${ids.next++}`;
  let open: OpenItem | null = null;
  const close = function* (status: string): Generator<JsonObject> {
    if (open === null) return;
    for (const [type, fields] of open.ending()) yield event(type, { ...fields, output_index: output.length });
    const item = open.item(status);
    yield event("response.output_item.done", { output_index: output.length, item });
    output.push(item);
    open = null;
  };
  const begin = function* (item: OpenItem): Generator<JsonObject> {
    yield* close("completed");
    open = item;
    yield event("response.output_item.added", {
      output_index: output.length,
      item: item.empty(),
    });
    for (const [type, fields] of item.beginning())
      yield event(type, { ...fields, output_index: output.length });
  };

  yield event("response.created", { response: response("in_progress") });
  yield event("response.in_progress", { response: response("in_progress") });
  for await (const { item: delta } of deltas) {
    switch (delta.type) {
      case "text":
      case "refusal":
      case "reasoning": {
        if ((open as OpenItem | null)?.kind !== delta.type) yield* begin(itemOf(delta.type, newId));
        const [type, fields] = open!.take(delta);
        yield event(type, { ...fields, output_index: output.length });
        break;
      }
      case "toolCall":
        yield* begin(new CallItem(newId("fc"), delta));
        yield* close("completed");
        break;
      case "finish": {
        const isWhole = delta.reason === "stop" || delta.reason === "toolCalls";
        // An answer that says nothing is an empty message all the same.
        if (open === null && output.length === 0) yield* begin(new TextItem(newId("msg")));
        yield* close(isWhole ? "completed" : "incomplete");
        const usage = usageOf(delta.usage);
        yield isWhole
          ? event("response.completed", {
              response: response("completed", { usage, completed_at: Math.floor(Date.now() / 1000) }),
            })
          : event("response.incomplete", {
              response: response("incomplete", {
                usage,
                incomplete_details: { reason: "max_output_tokens" },
              }),
            });
        break;
      }
      default:
        delta satisfies never;
    }
  }
}

type Spoken = Extract<Delta, { type: "text" | "refusal" | "reasoning" }>;

function itemOf(kind: Spoken["type"], newId: (prefix: string) => string): OpenItem {
  if (kind === "reasoning") return new ReasoningItem(newId("rs"));
  return kind === "text" ? new TextItem(newId("msg")) : new RefusalItem(newId("msg"));
}

/** An event without its place: type and fields. */
type PartialEvent = readonly [type: string, fields: JsonObject];

/** An item of the output that is being written. */
interface OpenItem {
  readonly kind: Spoken["type"] | "toolCall";
  /** As it is announced. */
  empty(): JsonObject;
  beginning(): readonly PartialEvent[];
  take(delta: Spoken): PartialEvent;
  ending(): readonly PartialEvent[];
  item(status: string): JsonObject;
}

/** A message of one part. */
abstract class MessageItem implements OpenItem {
  abstract readonly kind: "text" | "refusal";
  readonly #id: string;
  protected text = "";

  constructor(id: string) {
    this.#id = id;
  }

  abstract take(delta: Spoken): PartialEvent;
  protected abstract done(): PartialEvent;
  protected abstract part(): JsonObject;

  empty(): JsonObject {
    return { id: this.#id, type: "message", role: "assistant", status: "in_progress", content: [] };
  }

  beginning(): readonly PartialEvent[] {
    return [["response.content_part.added", { ...this.place(), part: this.part() }]];
  }

  ending(): readonly PartialEvent[] {
    return [this.done(), ["response.content_part.done", { ...this.place(), part: this.part() }]];
  }

  item(status: string): JsonObject {
    return { ...this.empty(), status, content: [this.part()] };
  }

  protected place(): JsonObject {
    return { item_id: this.#id, content_index: 0 };
  }
}

class TextItem extends MessageItem {
  readonly kind = "text";
  readonly #logprobs: JsonObject[] = [];

  take(delta: Spoken): PartialEvent {
    const logprobs = delta.type === "text" ? logprobsOf(delta.tokens) : [];
    this.text += delta.text;
    this.#logprobs.push(...logprobs);
    return ["response.output_text.delta", { ...this.place(), delta: delta.text, logprobs }];
  }

  protected done(): PartialEvent {
    const { text } = this;
    return ["response.output_text.done", { ...this.place(), text, logprobs: this.#logprobs }];
  }

  protected part(): JsonObject {
    return { type: "output_text", text: this.text, annotations: [], logprobs: [...this.#logprobs] };
  }
}

/** A message that declines. */
class RefusalItem extends MessageItem {
  readonly kind = "refusal";

  take(delta: Spoken): PartialEvent {
    this.text += delta.text;
    return ["response.refusal.delta", { ...this.place(), delta: delta.text }];
  }

  protected done(): PartialEvent {
    return ["response.refusal.done", { ...this.place(), refusal: this.text }];
  }

  protected part(): JsonObject {
    return { type: "refusal", refusal: this.text };
  }
}

class ReasoningItem implements OpenItem {
  readonly kind = "reasoning";
  readonly #id: string;
  #text = "";

  constructor(id: string) {
    this.#id = id;
  }

  empty(): JsonObject {
    return { id: this.#id, type: "reasoning", summary: [] };
  }

  beginning(): readonly PartialEvent[] {
    return [];
  }

  take(delta: Spoken): PartialEvent {
    this.#text += delta.text;
    return ["response.reasoning_text.delta", { item_id: this.#id, content_index: 0, delta: delta.text }];
  }

  ending(): readonly PartialEvent[] {
    return [["response.reasoning_text.done", { item_id: this.#id, content_index: 0, text: this.#text }]];
  }

  item(status: string): JsonObject {
    return { ...this.empty(), content: [{ type: "reasoning_text", text: this.#text }], status };
  }
}

/** A call comes whole: its arguments are one delta. */
class CallItem implements OpenItem {
  readonly kind = "toolCall";
  readonly #id: string;
  readonly #call: Extract<Delta, { type: "toolCall" }>;

  constructor(id: string, call: Extract<Delta, { type: "toolCall" }>) {
    this.#id = id;
    this.#call = call;
  }

  empty(): JsonObject {
    return { ...this.item("in_progress"), arguments: "" };
  }

  beginning(): readonly PartialEvent[] {
    return [["response.function_call_arguments.delta", { item_id: this.#id, delta: this.#call.arguments }]];
  }

  take(): never {
    throw new Error("a tool call has no text");
  }

  ending(): readonly PartialEvent[] {
    const { name, arguments: text } = this.#call;
    return [["response.function_call_arguments.done", { item_id: this.#id, name, arguments: text }]];
  }

  item(status: string): JsonObject {
    const { id, name, arguments: text } = this.#call;
    return { id: this.#id, type: "function_call", call_id: id, name, arguments: text, status };
  }
}

function usageOf({ input, output }: Usage): JsonObject {
  return {
    input_tokens: input.totalTokenCount,
    input_tokens_details: { cached_tokens: input.cachedTokenCount, cache_write_tokens: 0 },
    output_tokens: output.totalTokenCount,
    output_tokens_details: { reasoning_tokens: output.reasoningTokenCount },
    total_tokens: input.totalTokenCount + output.totalTokenCount,
  };
}

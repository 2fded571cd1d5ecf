// A language model that says what a test tells it to, token by token: text, JSON, tool calls, errors, delays. It loads
// nothing and is fast; it keeps the whole contract of LanguageModel, but it enforces no schema: a script may be wrong.
import { OrchardError, throwIfAborted } from "../errors.ts";
import type { Encodable, JsonValue } from "../json-schema.ts";
import type {
  Availability,
  Capabilities,
  Delta,
  FinishReason,
  GenerationRequest,
  LanguageModel,
  TokenLogprob,
  TranscriptEntry,
  Usage,
} from "../model.ts";
import { checkVision, textOfSegments } from "../segments.ts";

/** One answer of a script. */
export interface ScriptedAnswer {
  /** What the model says; cut into tokens at spaces, each space with the word after it. */
  readonly text?: string;
  /** Or the tokens themselves. */
  readonly tokens?: readonly string[];
  /** Or a value, written as JSON: a typed answer. */
  readonly value?: JsonValue | Encodable;
  /** Tools that it calls, after the text. */
  readonly toolCalls?: readonly ScriptedToolCall[];
  /** Thinking before the answer. */
  readonly reasoning?: string;
  /** Or that it declines, and with which words. */
  readonly refusal?: string;
  /** Milliseconds before each token; default 0, one turn of the event loop. */
  readonly delay?: number;
  /** Thrown after the last token, in place of the finish. */
  readonly error?: unknown;
}

/** One call of a scripted answer. */
export interface ScriptedToolCall {
  readonly name: string;
  readonly arguments: Encodable;
}

export interface ScriptedModelOptions {
  readonly name?: string;
  /** The probability of each choice of a decision; default: all are as probable. */
  readonly score?: (choice: string, request: Pick<GenerationRequest, "transcript">) => number;
  /** Tokens that prompt and answer may have together; default 4096. */
  readonly contextSize?: number;
  /** What it says that it can do; default: everything but to see. */
  readonly capabilities?: Partial<Capabilities>;
}

/** The answers in order, or a function that makes each from its request. */
export type Script =
  | readonly (string | ScriptedAnswer)[]
  | ((request: GenerationRequest) => string | ScriptedAnswer);

/**
 * A scripted model, and a log of what it was asked.
 *
 * ```ts
 * const model = new ScriptedModel(["Hello there.", { error: new Error("out of luck") }]);
 * ```
 */
export class ScriptedModel implements LanguageModel {
  readonly name: string;
  readonly contextSize: number;
  readonly availability: Availability = { status: "available" };
  readonly capabilities: Capabilities;
  /** Every request given to `generate`, in order. */
  readonly requests: GenerationRequest[] = [];
  /** Every transcript given to `prewarm`, in order. */
  readonly prewarmed: (readonly TranscriptEntry[])[] = [];
  /** How many answers are being made right now. */
  running = 0;
  /** How many tokens were made since the beginning, those that nobody read included. */
  tokensMade = 0;
  #calls = 0;
  readonly #script: Script;
  readonly #score: NonNullable<ScriptedModelOptions["score"]>;

  constructor(script: Script, options: ScriptedModelOptions = {}) {
    this.#script = script;
    this.#score = options.score ?? (() => 1);
    this.name = options.name ?? "scripted";
    this.contextSize = options.contextSize ?? 4096;
    this.capabilities = {
      guidedGeneration: true,
      toolCalling: true,
      vision: false,
      reasoning: true,
      ...options.capabilities,
    };
  }

  async *generate(request: GenerationRequest, signal?: AbortSignal): AsyncGenerator<Delta> {
    checkVision(this, request.transcript);
    const answer = this.#nextAnswer(request);
    const { maximumResponseTokens = Number.POSITIVE_INFINITY, stop = [] } = request.options;
    const promptTokens = countTokens(request);
    if (promptTokens >= this.contextSize) {
      throw new OrchardError(
        "contextSizeExceeded",
        `The prompt has ${promptTokens} tokens and the context ${this.contextSize}: shorten the transcript.`,
        { details: { contextSize: this.contextSize, tokenCount: promptTokens } },
      );
    }
    const limit = Math.min(maximumResponseTokens, this.contextSize - promptTokens);
    const text =
      answer.value === undefined ? (answer.refusal ?? answer.text ?? "") : JSON.stringify(answer.value);
    const type = answer.refusal === undefined ? "text" : "refusal";
    const tokens = answer.tokens ?? splitTokens(text);
    const thoughts = splitTokens(answer.reasoning ?? "");
    const speech = new HeldText(stop);
    let made = 0;
    let reason: FinishReason = "stop";
    this.running++;
    try {
      for (const thought of thoughts) yield { type: "reasoning", text: thought };
      for (const token of tokens) {
        await new Promise((resolve) => setTimeout(resolve, answer.delay ?? 0));
        if (signal?.aborted) reason = "aborted";
        else if (made === limit) reason = "length";
        if (reason !== "stop") break;
        made++;
        this.tokensMade++;
        const text = speech.add(token);
        if (text !== "") yield { type, text, ...scriptedLogprobs(text, request.topLogprobs) };
        if (speech.stopped) break;
      }
      if (answer.error !== undefined && reason === "stop") throw answer.error;
      const rest = speech.end();
      if (rest !== "") yield { type, text: rest };
      const calls = reason === "stop" ? (answer.toolCalls ?? []) : [];
      for (const { name, arguments: input } of calls)
        yield { type: "toolCall", id: `call-${++this.#calls}`, name, arguments: JSON.stringify(input) };
      if (calls.length > 0) reason = "toolCalls";
      yield { type: "finish", reason, usage: usageOf(promptTokens, made, thoughts.length) };
    } finally {
      this.running--;
    }
  }

  async countTokens(request: Pick<GenerationRequest, "transcript" | "tools">): Promise<number> {
    return countTokens(request);
  }

  async prewarm(request: Pick<GenerationRequest, "transcript">): Promise<void> {
    this.prewarmed.push(request.transcript);
  }

  async score(
    request: Pick<GenerationRequest, "transcript">,
    choices: readonly string[],
    signal?: AbortSignal,
  ): Promise<readonly number[]> {
    throwIfAborted(signal);
    return choices.map((choice) => Math.log(this.#score(choice, request)));
  }

  #nextAnswer(request: GenerationRequest): ScriptedAnswer {
    const index = this.requests.push(request) - 1;
    const answer = typeof this.#script === "function" ? this.#script(request) : this.#script[index];
    if (answer === undefined) {
      throw new OrchardError(
        "invalidArgument",
        `The script of "${this.name}" ends after answer ${index}: add one for this request.`,
      );
    }
    return typeof answer === "string" ? { text: answer } : answer;
  }
}

/** Every text is one token of probability one half; its alternatives are equal to it. */
function scriptedLogprobs(
  text: string,
  top: number | undefined,
): { readonly tokens?: readonly TokenLogprob[] } {
  if (top === undefined) return {};
  const token = { text, bytes: [...new TextEncoder().encode(text)], logprob: Math.log(0.5) };
  return { tokens: [{ ...token, top: Array.from({ length: Math.min(top, 2) }, () => token) }] };
}

/** Text on its way out: keeps back an ending that may become a stop string. */
class HeldText {
  stopped = false;
  readonly #stops: readonly string[];
  #held = "";

  constructor(stops: readonly string[]) {
    this.#stops = stops;
  }

  /** Adds a token and gives the text that is certain to belong to the answer. */
  add(token: string): string {
    this.#held += token;
    const ends = this.#stops.map((stop) => this.#held.indexOf(stop)).filter((at) => at >= 0);
    this.stopped = ends.length > 0;
    if (this.stopped) return this.#give(Math.min(...ends), "");
    const kept = Math.max(0, ...this.#stops.map((stop) => longestStart(stop, this.#held)));
    return this.#give(this.#held.length - kept, this.#held.slice(this.#held.length - kept));
  }

  /** What was kept back when the answer ended on its own. */
  end(): string {
    return this.#give(this.#held.length, "");
  }

  #give(length: number, held: string): string {
    const given = this.#held.slice(0, length);
    this.#held = held;
    return given;
  }
}

/** The length of the longest proper beginning of `stop` that `text` ends with. */
function longestStart(stop: string, text: string): number {
  let length = Math.min(stop.length - 1, text.length);
  while (length > 0 && !text.endsWith(stop.slice(0, length))) length--;
  return Math.max(0, length);
}

function splitTokens(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}

/** One per word of every text, call, schema and tool that the model is told of, and one per entry for its role. */
function countTokens({ transcript, tools = [] }: Pick<GenerationRequest, "transcript" | "tools">): number {
  const words = (text: string) => splitTokens(text).length;
  let count = 0;
  for (const entry of transcript) {
    count++;
    if (entry.type === "toolCalls") {
      for (const call of entry.calls) count += words(`${call.toolName} ${call.arguments}`);
      continue;
    }
    count += words(textOfSegments(entry.segments));
    if (entry.type === "prompt" && entry.responseFormat && entry.responseFormat.isInPrompt !== false)
      count += words(JSON.stringify(entry.responseFormat.schema));
  }
  for (const { name, description, parameters, isSchemaInPrompt } of tools)
    count += words(
      `${name} ${description}${isSchemaInPrompt === false ? "" : ` ${JSON.stringify(parameters)}`}`,
    );
  return count;
}

function usageOf(input: number, output: number, reasoning: number): Usage {
  return {
    input: { totalTokenCount: input, cachedTokenCount: 0 },
    output: { totalTokenCount: output + reasoning, reasoningTokenCount: reasoning },
  };
}

/// <reference lib="esnext.disposable" preserve="true" />
// The seam between a session and a language model: what a session asks, and the deltas it gets back.
// Plain data only. A model turns a transcript into deltas; it runs no tool and owns no transcript.
import type { JsonObject, JsonSchema, JsonValue } from "./json-schema.ts";

/** A piece of text inside a transcript entry. */
export interface TextSegment {
  readonly type: "text";
  readonly id: string;
  readonly text: string;
}

/** A structured value inside a transcript entry; `source` names its schema. */
export interface StructureSegment {
  readonly type: "structure";
  readonly id: string;
  readonly source: string;
  readonly content: JsonValue;
}

/** An image: its bytes in base64, or the address where they lie. */
export type ImageContent =
  | { readonly type: "image"; readonly mediaType: string; readonly data: string }
  | { readonly type: "image"; readonly url: string };

/** An image inside a transcript entry; a text may speak of it by its label. */
export interface AttachmentSegment {
  readonly type: "attachment";
  readonly id: string;
  readonly content: ImageContent;
  readonly label?: string;
}

export type Segment = TextSegment | StructureSegment | AttachmentSegment;

/** What the model is told about a tool. */
export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonSchema;
  /** Whether the model is told `parameters` in its prompt; default true. They are enforced all the same. */
  readonly isSchemaInPrompt?: boolean;
}

/** One call of a tool; `arguments` is the JSON text of its arguments. */
export interface ToolCall {
  readonly id: string;
  readonly toolName: string;
  readonly arguments: string;
}

export interface InstructionsEntry {
  readonly type: "instructions";
  readonly id: string;
  readonly segments: readonly Segment[];
  readonly tools: readonly ToolDefinition[];
}
/** What the answer to a prompt must be: JSON that a schema accepts. */
export interface ResponseFormat {
  readonly name: string;
  readonly schema: JsonSchema;
  /** Whether the model is told the schema in its prompt; default true. It is enforced all the same. */
  readonly isInPrompt?: boolean;
}
export interface PromptEntry {
  readonly type: "prompt";
  readonly id: string;
  readonly segments: readonly Segment[];
  readonly options: GenerationOptions;
  readonly responseFormat?: ResponseFormat;
  /** The application's own notes on this request; a model may read them, and most do not. */
  readonly metadata?: JsonObject;
}
export interface ToolCallsEntry {
  readonly type: "toolCalls";
  readonly id: string;
  readonly calls: readonly ToolCall[];
}
/** The output of one call; its `id` is the call's. */
export interface ToolOutputEntry {
  readonly type: "toolOutput";
  readonly id: string;
  readonly toolName: string;
  readonly segments: readonly Segment[];
}
export interface ResponseEntry {
  readonly type: "response";
  readonly id: string;
  readonly segments: readonly Segment[];
  /** The files that made it, as Apple's transcripts name them; kept, never read. */
  readonly assets?: readonly string[];
}
/** What the model thought before a call or a response. Models may leave it out of what they read. */
export interface ReasoningEntry {
  readonly type: "reasoning";
  readonly id: string;
  readonly segments: readonly Segment[];
  /** What a remote model needs to recognize its own thinking; opaque. */
  readonly signature?: string;
}

/** One entry of a transcript, in the order in which it happened. */
export type TranscriptEntry =
  | InstructionsEntry
  | PromptEntry
  | ToolCallsEntry
  | ToolOutputEntry
  | ReasoningEntry
  | ResponseEntry;

/** How the next token is chosen. `seed` makes random sampling reproducible: the same seed gives the same text. */
export type Sampling =
  | { readonly mode: "greedy" }
  | {
      readonly mode: "random";
      /** Keep the k most probable tokens. */
      readonly topK?: number;
      /** Keep the smallest set of tokens whose probability sums to at least p, 0 < p ≤ 1. */
      readonly topP?: number;
      /** Keep tokens at least this fraction as probable as the best one, 0 ≤ p < 1. */
      readonly minP?: number;
      /** An unsigned 32-bit integer. */
      readonly seed?: number;
    };

/**
 * How much a model thinks before it answers: not at all, Apple's three levels, or a word of the model's own. A model takes
 * it as far as it can be told; one that can only think or not thinks at every level but "none".
 */
export type ReasoningLevel = "none" | "light" | "moderate" | "deep" | { readonly custom: string };

/** Options of one request; everything left out is the model's choice. */
export interface GenerationOptions {
  readonly sampling?: Sampling | undefined;
  /** ≥ 0; 0 is greedy. */
  readonly temperature?: number | undefined;
  /** > 0; 1 is off, larger values make tokens that already appeared less likely. */
  readonly repetitionPenalty?: number | undefined;
  /**
   * The most tokens of the answer; reaching it gives the finish reason "length". A local model finishes an answer that
   * follows a schema within it, shorter than it might have been, if the shortest valid one fits.
   */
  readonly maximumResponseTokens?: number | undefined;
  /** The answer ends before the first of these strings. */
  readonly stop?: readonly string[] | undefined;
  /** How much to think first; any level but "none" needs a model with the capability `reasoning`. */
  readonly reasoningLevel?: ReasoningLevel | undefined;
  /** Feed the text of the transcript to the model as it is, without its chat template. */
  readonly raw?: boolean | undefined;
  /**
   * What guesses tokens ahead for a local model, instead of what it was loaded with: "promptLookup" suits answers that
   * repeat the prompt. The answer is what it is without, sooner or not.
   */
  readonly draft?: "promptLookup" | "off" | undefined;
}

/** Whether the model may, must or must not call a tool. */
export type ToolChoice = "auto" | "required" | "none";

/** What an answer in plain text must be, as a whole. */
export type TextConstraint =
  | { readonly type: "regex"; readonly pattern: string }
  | { readonly type: "choices"; readonly choices: readonly string[] };

/** What a session asks of a model. */
export interface GenerationRequest {
  readonly transcript: readonly TranscriptEntry[];
  readonly options: GenerationOptions;
  /** The answer must be JSON that this schema accepts; the last prompt's `responseFormat` holds it too. */
  readonly schema?: JsonSchema;
  /** Whether the model may decline, in a `refusal`, instead of following `schema`; default false: the schema holds. */
  readonly mayRefuse?: boolean;
  /** The answer is text of this form. Not together with `schema`. */
  readonly constraint?: TextConstraint;
  /** The tools that may be called now. */
  readonly tools?: readonly ToolDefinition[];
  /** Default "auto". */
  readonly toolChoice?: ToolChoice;
  /** Whether several tools may be called at once; default true. */
  readonly parallelToolCalls?: boolean;
  /** Text deltas say how probable their tokens were, and so many alternatives of each; left out: they do not. */
  readonly topLogprobs?: number;
  /** Nothing of this request stays in the model's cache when its answer ends; default false. */
  readonly isEphemeral?: boolean;
}

/** A token of an answer and the natural logarithm of its probability, before temperature and the like. */
export interface TokenLogprob {
  /** What it says; half a character is written as U+FFFD. */
  readonly text: string;
  /** What it says, in UTF-8. */
  readonly bytes: readonly number[];
  readonly logprob: number;
  /** The most probable tokens here, the best first. */
  readonly top: readonly Omit<TokenLogprob, "top">[];
}

/** Tokens read and written by one request, or by a whole session. */
export interface Usage {
  readonly input: {
    readonly totalTokenCount: number;
    /** Of these, how many came from the key-value cache instead of being prefilled. */
    readonly cachedTokenCount: number;
  };
  readonly output: { readonly totalTokenCount: number; readonly reasoningTokenCount: number };
}

/**
 * `stop`: the model ended its answer; `toolCalls`: it waits for the outputs of the tools that it called; `length`: a
 * limit on tokens; `aborted`: the caller's signal.
 */
export type FinishReason = "stop" | "toolCalls" | "length" | "aborted";

/** Where the time of one request went, in milliseconds. */
export interface Timings {
  /** From the request to the first token: queueing, templating and prefill. */
  readonly timeToFirstToken: number;
  /** Running the model over the part of the prompt that was not cached. */
  readonly prefill: number;
  /** Producing all tokens after the first. */
  readonly decode: number;
  /** Where tokens were guessed ahead: runs of the model that gave tokens, guesses made, and those that were right. */
  readonly guesses?: { readonly runs: number; readonly guessed: number; readonly right: number };
}

/** One step of an answer. A stream of deltas ends with exactly one `finish`, unless it throws. */
export type Delta =
  | {
      readonly type: "text";
      readonly text: string;
      /** The tokens that this text completes, if `topLogprobs` asked for them. */
      readonly tokens?: readonly TokenLogprob[];
    }
  /** What the model says in place of an answer: it declines. No text and no call comes with it. */
  | { readonly type: "refusal"; readonly text: string }
  /** Thinking, which is no part of the answer. */
  | { readonly type: "reasoning"; readonly text: string; readonly signature?: string }
  | { readonly type: "toolCall"; readonly id: string; readonly name: string; readonly arguments: string }
  | {
      readonly type: "finish";
      readonly reason: FinishReason;
      readonly usage: Usage;
      readonly timings?: Timings;
    };

/** What a model can do; a session refuses a request for anything that is false here. */
export interface Capabilities {
  readonly guidedGeneration: boolean;
  readonly toolCalling: boolean;
  readonly vision: boolean;
  readonly reasoning: boolean;
}

export type Availability =
  | { readonly status: "available" }
  | { readonly status: "unavailable"; readonly reason: string };

/** A language model, local, remote or scripted. Several sessions may share one. */
export interface LanguageModel {
  readonly name: string;
  /** The most tokens that prompt and answer may have together. */
  readonly contextSize: number;
  readonly capabilities: Capabilities;
  readonly availability: Availability;
  /**
   * Answers a transcript that ends with a prompt or a tool output. An abort of `signal` ends the stream within
   * one token with a `finish` of reason "aborted"; nothing is thrown for it.
   * Throws `contextSizeExceeded` (with `contextSize` and `tokenCount`, and `isAtLeast` where there may be more) and other
   * `OrchardError`s while iterating.
   */
  generate(request: GenerationRequest, signal?: AbortSignal): AsyncIterable<Delta>;
  /** The number of tokens that this request takes up before its answer begins. */
  countTokens(
    request: Pick<GenerationRequest, "transcript" | "options" | "tools" | "schema">,
  ): Promise<number>;
  /** Loads what the next request will need and fills the key-value cache with the prefix that it will share. */
  prewarm(
    request: Pick<GenerationRequest, "transcript" | "options" | "tools">,
    signal?: AbortSignal,
  ): Promise<void>;
  /**
   * The natural logarithm of the probability of each choice as the whole answer, in the order of `choices`. With a
   * `constraint` the choices are all that there are, and a model may be told so before it is asked. A model that cannot
   * tell leaves this out.
   */
  score?(
    request: Pick<GenerationRequest, "transcript" | "options" | "tools" | "constraint">,
    choices: readonly string[],
    signal?: AbortSignal,
  ): Promise<readonly number[]>;
}

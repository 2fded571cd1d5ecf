// What a model may write next in one answer, and what became of what it wrote: text, or calls of tools. Before the answer
// the model may open a call; inside a call the grammar of the tools holds; after one, another call or the end.
import { OrchardError } from "../errors.ts";
import type { JsonObject } from "../json-schema.ts";
import type { GenerationRequest } from "../model.ts";
import { callSchema, type Dialect } from "./dialects/dialect.ts";
import type { Guidance, GuidedAnswer } from "./guidance.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

/** A call that is complete; `arguments` is JSON text. */
export interface FinishedCall {
  readonly name: string;
  readonly arguments: string;
}

/** What tokens were: text of the answer, or part of a call, of which one may have become complete. */
export interface Taken {
  readonly text: readonly number[];
  readonly call: FinishedCall | null;
}

type Phase = "start" | "text" | "call" | "betweenCalls";

export interface AnswerGuideParts {
  readonly guidance: Guidance;
  readonly tokenizer: Tokenizer;
  readonly dialect: Dialect | null;
  readonly endTokens: ReadonlySet<number>;
  readonly request: GenerationRequest;
}

/** One answer under way. */
export class AnswerGuide {
  readonly #parts: AnswerGuideParts;
  readonly #text: GuidedAnswer | null;
  readonly #open: number | null;
  readonly #closing: readonly number[];
  readonly #everything: Uint32Array | null;
  #call: GuidedAnswer | null = null;
  #callTokens: number[] = [];
  /** Tokens that stand before and after the JSON of a call and are yet to come. */
  #pending: number[] = [];
  #phase: Phase = "start";

  /** Throws `unsupportedGuide`, `schemaTooComplex`; `unsupportedCapability` for tools where the model has no dialect. */
  constructor(parts: AnswerGuideParts) {
    const { guidance, tokenizer, dialect, request } = parts;
    this.#parts = parts;
    this.#text = guidance.of(request);
    if (this.#hasTools && dialect === null)
      throw new OrchardError(
        "unsupportedCapability",
        "This model's chat template writes tool calls in no known way: use another model, or leave out the tools.",
        { details: { capability: "toolCalling" } },
      );
    this.#open = dialect === null ? null : tokenizer.idOf(dialect.open);
    this.#closing =
      dialect === null || dialect.after === "" ? [] : tokenizer.encode(dialect.after, { special: true });
    this.#everything = this.#open === null ? null : without(tokenizer.vocabularySize, this.#open);
  }

  get #hasTools(): boolean {
    const { tools = [], toolChoice } = this.#parts.request;
    return tools.length > 0 && toolChoice !== "none";
  }

  /** The tokens that may come next; undefined: all. Read it before the next call. */
  allowed(): Uint32Array | undefined {
    const { request, endTokens } = this.#parts;
    const guided = this.#text?.allowed();
    switch (this.#phase) {
      case "start":
        if (!this.#hasTools) return guided ?? this.#everything ?? undefined;
        if (request.toolChoice === "required") return this.#only([this.#open!]);
        return guided && including(guided, this.#open!);
      case "text":
        return guided ?? (this.#hasTools ? undefined : (this.#everything ?? undefined));
      case "call":
        return this.#call!.allowed();
      case "betweenCalls":
        return this.#only([...endTokens, ...(request.parallelToolCalls === false ? [] : [this.#open!])]);
      default:
        return this.#phase satisfies never;
    }
  }

  /** Whether nothing but the end may come. */
  get isOver(): boolean {
    if (this.#pending.length > 0) return false;
    if (this.#phase === "betweenCalls") return this.#parts.request.parallelToolCalls === false;
    return this.#phase !== "call" && this.#phase !== "start" && (this.#text?.isOver ?? false);
  }

  /** Takes a chosen token that is no end. */
  accept(token: number): Taken {
    if (token === this.#open && this.#hasTools && this.#phase !== "call") {
      this.#phase = "call";
      this.#callTokens = [];
      const { guidance, dialect, request, tokenizer } = this.#parts;
      this.#call = guidance.follow({ schema: callSchema(dialect!, request.tools!) });
      this.#pending = dialect!.before === "" ? [] : [...tokenizer.encode(dialect!.before)];
      return nothing;
    }
    if (this.#phase === "call") {
      this.#call!.accept(token);
      this.#callTokens.push(token);
      return this.#closed();
    }
    this.#text?.accept(token);
    this.#phase = "text";
    return { text: [token], call: null };
  }

  /** Takes the tokens that are certain, at most so many; they need no run of the model. */
  takeForced(most: number): { readonly tokens: readonly number[] } & Taken {
    const pending = this.#pending.splice(0, Math.max(0, most));
    if (this.#pending.length > 0 || this.#phase === "start" || this.#phase === "betweenCalls")
      return { tokens: pending, ...this.#startForced(pending, most) };
    const guide = this.#phase === "call" ? this.#call : this.#text;
    const forced = guide?.takeForced(most - pending.length) ?? [];
    if (this.#phase !== "call") return { tokens: [...pending, ...forced], text: forced, call: null };
    this.#callTokens.push(...forced);
    const taken = this.#closed();
    const closing = this.#pending.splice(0, Math.max(0, most - pending.length - forced.length));
    return { tokens: [...pending, ...forced, ...closing], ...taken };
  }

  /** At the start of an answer without tools its first tokens may be certain, too. */
  #startForced(pending: readonly number[], most: number): Taken & { readonly tokens?: readonly number[] } {
    if (this.#phase !== "start" || this.#hasTools || this.#text === null) return nothing;
    const forced = this.#text.takeForced(most - pending.length);
    if (forced.length > 0) this.#phase = "text";
    return { tokens: [...pending, ...forced], text: forced, call: null };
  }

  #closed(): Taken {
    if (!this.#call!.isOver) return nothing;
    const { tokenizer, dialect } = this.#parts;
    const json = JSON.parse(tokenizer.decode(this.#callTokens)) as JsonObject;
    this.#phase = "betweenCalls";
    this.#pending = [...this.#closing];
    const input = json[dialect!.argumentsKey] ?? {};
    return { text: [], call: { name: json.name as string, arguments: JSON.stringify(input) } };
  }

  #only(tokens: readonly number[]): Uint32Array {
    const mask = new Uint32Array(Math.ceil(this.#parts.tokenizer.vocabularySize / 32));
    for (const token of tokens) mask[token >> 5]! |= 1 << (token & 31);
    return mask;
  }
}

const nothing: Taken = { text: [], call: null };

function including(mask: Uint32Array, token: number): Uint32Array {
  const copy = mask.slice();
  copy[token >> 5]! |= 1 << (token & 31);
  return copy;
}

/** Every token but one. */
function without(size: number, token: number): Uint32Array {
  const mask = new Uint32Array(Math.ceil(size / 32)).fill(0xffff_ffff);
  mask[token >> 5]! &= ~(1 << (token & 31));
  return mask;
}

// An answer as it is generated, taken apart: thinking, text, calls of tools. Text is let out as soon as it is certain
// what it is; a call when it is complete. What no grammar held is read as well as it can be: calls that do not end, and
// such as no tool has, are text.
import type { GenerationRequest, ToolDefinition } from "../model.ts";
import { callableTools, earlierCalls, openingsOf, wrapperOf } from "./answer-form.ts";
import { CallParser } from "./dialects/call-parser.ts";
import type { Dialect, Wrapper } from "./dialects/dialect.ts";
import type { Marks } from "./dialects/marks.ts";
import { textArguments } from "./dialects/text-arguments.ts";
import type { Channels, Thinking, ThinkingState } from "./dialects/thinking.ts";

export type Said =
  | { readonly type: "text"; readonly text: string }
  /** The whole answer is one of the texts with which the model declines. */
  | { readonly type: "refusal"; readonly text: string }
  | { readonly type: "reasoning"; readonly text: string }
  /** `arguments` is JSON text. */
  | { readonly type: "call"; readonly name: string; readonly arguments: string };

export interface AnswerReaderParts {
  readonly request: GenerationRequest;
  readonly dialect: Dialect | null;
  readonly thinking: Thinking | null;
  readonly thinkingState: ThinkingState;
  readonly marks: Marks;
  /** The texts with which the model declines. */
  readonly refusals: readonly string[];
}

type State = "start" | "thinking" | "opening" | "text" | "calls";

const firstStates: Readonly<Record<ThinkingState, State>> = {
  begun: "thinking",
  possible: "start",
  over: "opening",
};

export class AnswerReader {
  readonly #thinking: Thinking | null;
  readonly #channels: Channels | null;
  readonly #dialect: Dialect | null;
  /** What ends the text under way: the beginning of a call, or the end of an aside. */
  #mark: string | null;
  #isAside = false;
  /** What the value stands in, which nobody is told. */
  readonly #wrapper: Wrapper | null;
  #isWrapped = false;
  /** How calls begin, where they can only begin an answer. */
  readonly #openings: readonly string[];
  readonly #refusals: readonly string[];
  readonly #parser: () => CallParser;
  #calls: CallParser | null = null;
  #state: State;
  /** What was said and is not yet certain. */
  #held = "";
  /** Whether something was let out in the present state: white space before thinking is left out. */
  #begun = false;
  #hasThought: boolean;

  constructor({ request, dialect, thinking, thinkingState, marks, refusals }: AnswerReaderParts) {
    const tools: readonly ToolDefinition[] = dialect === null ? [] : callableTools(request);
    this.#dialect = tools.length > 0 ? dialect : null;
    this.#wrapper = wrapperOf(request, dialect);
    const earlier = earlierCalls(request);
    const mark = this.#dialect?.mark ?? null;
    this.#mark = mark === null ? null : marks.written(mark);
    const openings = this.#dialect !== null && mark === null ? openingsOf(this.#dialect, tools, earlier) : [];
    this.#openings = openings.map((text) => marks.written(text));
    // What one of the choices of a constraint says is a choice.
    this.#refusals = request.constraint === undefined ? refusals : [];
    const textsOf = (name: string) =>
      textArguments(tools.find((tool) => tool.name === name)?.parameters ?? true);
    this.#parser = () => new CallParser(this.#dialect!, earlier, (text) => marks.written(text), textsOf);
    this.#thinking = thinking && { open: marks.written(thinking.open), close: marks.written(thinking.close) };
    const channels = thinking?.channels;
    this.#channels = channels
      ? {
          ...channels,
          answer: marks.written(channels.answer),
          aside: { open: marks.written(channels.aside.open), close: marks.written(channels.aside.close) },
        }
      : null;
    this.#state = firstStates[thinkingState];
    this.#hasThought = thinkingState === "begun";
  }

  /** Whether what comes now is thinking. */
  get isThinking(): boolean {
    return this.#state === "thinking";
  }

  /** Takes generated text, control tokens among the marks written as `Marks` says. */
  push(text: string): Said[] {
    this.#held += text;
    const said: Said[] = [];
    while (this.#advance(said));
    return said;
  }

  /** What was held back at the end of the answer. */
  end(): Said[] {
    const said: Said[] = [];
    // The header of a message that never came is no text.
    if (this.#channels && (this.#state === "start" || this.#state === "opening")) this.#held = "";
    if (this.#state === "start") this.#state = "opening";
    if (this.#state === "opening") {
      if (this.#wrapper?.before.startsWith(this.#held)) this.#held = "";
      this.#state = "text";
    }
    if (this.#isWrapped && this.#held === this.#wrapper?.after) this.#held = "";
    if (!this.#begun && this.#state === "text" && this.#refusals.includes(this.#held)) {
      said.push({ type: "refusal", text: this.#held });
      this.#held = "";
    }
    const rest = this.#held;
    this.#held = "";
    // The beginning of a call that never ended is text only where it could have been text from its start.
    const isText = this.#state !== "calls" || (this.#mark === null && this.#calls!.count === 0);
    const isReasoning = this.#state === "thinking";
    if (isText) this.#say(said, isReasoning ? rest.trimEnd() : rest, isReasoning);
    return said;
  }

  /** Moves to the next state as far as what is held says; false when more must be heard first. */
  #advance(said: Said[]): boolean {
    switch (this.#state) {
      case "start":
        return this.#start();
      case "thinking":
        return this.#think(said);
      case "opening":
        return this.#open();
      case "text":
        return this.#hear(said);
      case "calls":
        return this.#readCall(said);
      default:
        return this.#state satisfies never;
    }
  }

  #enter(state: State, held: string): true {
    this.#state = state;
    this.#held = held;
    this.#begun = false;
    return true;
  }

  #start(): boolean {
    const { open } = this.#thinking!;
    const held = this.#held.trimStart();
    if (held.startsWith(open)) {
      this.#hasThought = true;
      return this.#enter("thinking", held.slice(open.length));
    }
    if (open.startsWith(held)) return false;
    return this.#enter("opening", this.#held);
  }

  #think(said: Said[]): boolean {
    const { close } = this.#thinking!;
    const at = this.#held.indexOf(close);
    if (at >= 0) {
      this.#say(said, this.#held.slice(0, at).trimEnd(), true);
      // Where parts are messages, another thought may come.
      const next = this.#channels ? "start" : "opening";
      return this.#enter(next, this.#held.slice(at + close.length).trimStart());
    }
    this.#letOut(said, close, true);
    return false;
  }

  #open(): boolean {
    if (this.#hasThought) this.#held = this.#held.trimStart();
    const held = this.#held;
    if (held === "") return false;
    if (this.#openings.some((opening) => held.startsWith(opening))) return this.#begin(held);
    if (this.#channels) {
      const { answer, aside } = this.#channels;
      if (held.startsWith(answer)) return this.#enter("text", held.slice(answer.length));
      if (held.startsWith(aside.open)) {
        [this.#isAside, this.#mark] = [true, aside.close];
        return this.#enter("text", held.slice(aside.open.length));
      }
      if ([answer, aside.open].some((opening) => opening.startsWith(held))) return false;
    }
    if (this.#wrapper) {
      const { before } = this.#wrapper;
      this.#isWrapped = held.startsWith(before);
      if (this.#isWrapped) return this.#enter("text", held.slice(before.length));
      if (before.startsWith(held)) return false;
    }
    if ([...this.#openings, ...this.#refusals].some((opening) => opening.startsWith(held))) return false;
    return this.#enter("text", held);
  }

  #begin(held: string): true {
    this.#calls = this.#parser();
    return this.#enter("calls", held);
  }

  #hear(said: Said[]): boolean {
    if (this.#isWrapped) {
      const certain = Math.max(0, this.#held.length - this.#wrapper!.after.length);
      this.#say(said, this.#held.slice(0, certain), false);
      this.#held = this.#held.slice(certain);
      return false;
    }
    const mark = this.#mark;
    if (mark === null) {
      this.#say(said, this.#held, false);
      this.#held = "";
      return false;
    }
    const at = this.#held.indexOf(mark);
    if (at >= 0) {
      this.#say(said, this.#held.slice(0, at).trimEnd(), false);
      if (!this.#isAside) return this.#begin(this.#held.slice(at));
      [this.#isAside, this.#mark] = [false, null];
      return this.#enter("start", this.#held.slice(at + mark.length));
    }
    this.#letOut(said, mark, false);
    return false;
  }

  #readCall(said: Said[]): boolean {
    const call = this.#calls!.next(this.#held);
    if (call === null) return false;
    said.push({ type: "call", ...call });
    return true;
  }

  /** Lets out all but an end that may become `mark`, and white space before it. */
  #letOut(said: Said[], mark: string, isReasoning: boolean): void {
    let keep = Math.min(mark.length - 1, this.#held.length);
    while (keep > 0 && !mark.startsWith(this.#held.slice(this.#held.length - keep))) keep--;
    const certain = this.#held.slice(0, this.#held.length - keep).trimEnd();
    this.#held = this.#held.slice(certain.length);
    this.#say(said, certain, isReasoning);
  }

  #say(said: Said[], text: string, isReasoning: boolean): void {
    const shown = isReasoning && !this.#begun ? text.trimStart() : text;
    if (shown === "") return;
    this.#begun = true;
    said.push({ type: isReasoning ? "reasoning" : "text", text: shown });
  }
}

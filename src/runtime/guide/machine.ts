// The automaton of one grammar: from a state and a byte to the next state. Determinised lazily: a state is the
// set of frames that the bytes so far allow. Objects and arrays are frames on a stack; text inside a value or
// name is left to the lexer. After every byte some completion exists (plans.ts).

import type { JsonValue } from "../../json-schema.ts";
import { decodeCaptured, unquoted } from "./bytes.ts";
import type { Constraints } from "./constraints.ts";
import { scalarBeside, stringBeside } from "./contents.ts";
import type { Lexer, LexState } from "./lexer.ts";
import type {
  ArrayLocal,
  ColonLocal,
  ControlLocal,
  Exclusions,
  Frame,
  Interner,
  KeyLocal,
  Local,
  ObjectLocal,
  State,
  TextLocal,
} from "./locals.ts";
import type { Option, Plans } from "./plans.ts";
import type { Regex } from "./regex.ts";
import type { Value, Values } from "./value.ts";
import { CONTROL } from "./vocabulary.ts";

/** Whether one space follows each comma and colon: `optional` leaves it to the model. */
export type Spacing = "optional" | "always";

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const SPACE = 0x20;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** What a grammar is made of. */
export interface MachineParts {
  readonly constraints: Constraints;
  readonly values: Values;
  readonly interner: Interner;
  readonly lexer: Lexer;
  readonly plans: Plans;
  readonly spacing: Spacing;
}

export class Machine {
  readonly interner: Interner;
  readonly lexer: Lexer;
  /** The terms of plain text that a grammar begins with or comes to. */
  readonly texts = new Set<Regex>();
  readonly #constraints: Constraints;
  readonly #plans: Plans;
  readonly #spacing: Spacing;
  readonly #done: State;
  /** Those taken so far, by state and byte: one table, since most states have one transition or none. */
  readonly #transitions = new Map<number, State | null>();

  constructor(parts: MachineParts) {
    this.interner = parts.interner;
    this.lexer = parts.lexer;
    this.#constraints = parts.constraints;
    this.#plans = parts.plans;
    this.#spacing = parts.spacing;
    this.#done = this.interner.state([this.interner.frame(this.interner.done(), undefined)])!;
  }

  /** The state before a JSON value; null when no value is allowed. */
  startValue(value: Value): State | null {
    return this.interner.state(this.beforeValue(value, this.#done) ?? []);
  }

  /** The state before plain text that `term` matches; null when nothing matches. */
  startText(term: Regex): State | null {
    return this.interner.state(this.beforeText(term, this.#done));
  }

  /** The state at the end of everything, for `beforeText` and its like. */
  get done(): State {
    return this.#done;
  }

  /** The frames before plain text that `term` matches, after which comes what `after` says. */
  beforeText(term: Regex, after: State): readonly Frame[] {
    if (term === this.#constraints.store.epsilon) return after.frames;
    this.texts.add(term);
    return [this.interner.frame(this.interner.text(this.lexer.state(term, "plain"), undefined), after)];
  }

  /** The frames before a control token. */
  beforeControl(index: number, after: State): readonly Frame[] {
    return [this.interner.frame(this.interner.control(index, false), after)];
  }

  /** The frames before what `make` gives when it is reached. */
  beforeLazy(make: () => readonly Frame[]): readonly Frame[] {
    return [this.interner.frame(this.interner.lazy(make), undefined)];
  }

  /** The frames before a JSON value; null when no value is allowed. */
  beforeValue(value: Value, after: State): readonly Frame[] | null {
    if (!this.#plans.hasValue(value, this.interner.none)) return null;
    return [this.interner.frame(this.interner.start(value), after)];
  }

  /** The state after `byte`, or null when it is not allowed. */
  next(state: State, byte: number): State | null {
    const key = state.id * 256 + byte;
    let next = this.#transitions.get(key);
    if (next === undefined) {
      const frames: Frame[] = [];
      for (const frame of state.frames) this.step(frame, byte, frames);
      next = this.interner.state(frames);
      this.#transitions.set(key, next);
    }
    return next;
  }

  /** Whether what was read so far is complete. */
  accepts(state: State): boolean {
    return state.frames.some(
      ({ local, parent }) =>
        local.kind === "done" ||
        (local.kind === "text" && isEnding(local.lex) && this.accepts(parent!)) ||
        (local.kind === "lazy" && this.accepts(this.interner.state(local.frames())!)),
    );
  }

  /** Adds the frames after `byte` to `out`. */
  step(frame: Frame, byte: number, out: Frame[]): void {
    const { local, parent } = frame;
    switch (local.kind) {
      case "done":
        return;
      case "start":
        this.#open(local.value, this.interner.none, byte, parent!, false, out);
        return;
      case "text":
        this.#stepText(local, parent!, byte, out);
        return;
      case "lazy":
        for (const one of local.frames()) this.step(one, byte, out);
        return;
      case "control":
        this.#stepControl(local, parent!, byte, out);
        return;
      case "key":
        this.#stepKey(local, parent, byte, out);
        return;
      case "colon":
        this.#stepColon(local, parent, byte, out);
        return;
      case "object":
      case "array":
        this.#stepContainer(local, parent, byte, out);
        return;
      default:
        local satisfies never;
    }
  }

  /** The frames after a completed value whose bytes were `captured`. */
  resume(parent: State, captured: string | undefined): readonly Frame[] {
    if (captured === undefined) return parent.frames;
    return parent.frames.map((frame) =>
      this.interner.frame(this.#absorb(frame.local, captured), frame.parent),
    );
  }

  #absorb(local: Local, text: string): Local {
    if (local.kind === "object") {
      if (local.captured === undefined) return local;
      return this.interner.object({ ...local, captured: local.captured + text });
    }
    if (local.kind !== "array") return local;
    const captured = local.captured === undefined ? undefined : local.captured + text;
    let { items } = local;
    if (local.node.unique) {
      items = this.#plans.exclude([...items.values, JSON.parse(decodeCaptured(text)) as JsonValue]);
    }
    return this.interner.array({ ...local, items, captured });
  }

  /** Starts a value with its first byte, inside `parent`. */
  #open(
    value: Value,
    exclusions: Exclusions,
    byte: number,
    parent: State,
    capture: boolean,
    out: Frame[],
  ): void {
    const captured = capture ? String.fromCharCode(byte) : undefined;
    const { store } = this.#constraints;
    if (byte === QUOTE) {
      const term = stringBeside(store, value, exclusions.values);
      if (term !== store.empty)
        this.#push(this.interner.text(this.lexer.string(term), captured), parent, out);
    } else if (byte === OPEN_OBJECT) {
      for (const node of value.objects) {
        const local = this.#plans.openObject(node, exclusions, captured);
        if (this.#plans.completable(local)) this.#push(local, parent, out);
      }
    } else if (byte === OPEN_ARRAY) {
      for (const node of value.arrays) {
        const local = this.#plans.openArray(node, exclusions, captured);
        if (this.#plans.completable(local)) this.#push(local, parent, out);
      }
    } else if (value.scalar !== store.empty) {
      const term = scalarBeside(store, value, exclusions.values);
      if (term !== store.empty) this.#advance(this.lexer.state(term, "plain"), byte, captured, parent, out);
    }
  }

  #push(local: Local, parent: State | undefined, out: Frame[]): void {
    out.push(this.interner.frame(local, parent));
  }

  /** Reads a byte of a number, a literal or plain text; `captured` has it already. */
  #advance(lex: LexState, byte: number, captured: string | undefined, parent: State, out: Frame[]): void {
    const next = this.lexer.next(lex, byte);
    if (next === null) return;
    if (next.term === this.#constraints.store.epsilon && next.decode === 0) {
      out.push(...this.resume(parent, captured));
    } else {
      this.#push(this.interner.text(next, captured), parent, out);
    }
  }

  #stepText(local: TextLocal, parent: State, byte: number, out: Frame[]): void {
    const { lex } = local;
    const captured = local.captured === undefined ? undefined : local.captured + String.fromCharCode(byte);
    if (lex.spelling === "plain") {
      this.#advance(lex, byte, captured, parent, out);
      if (isEnding(lex)) for (const frame of this.resume(parent, local.captured)) this.step(frame, byte, out);
      return;
    }
    const next = this.lexer.next(lex, byte);
    if (next === this.lexer.closed) out.push(...this.resume(parent, captured));
    else if (next !== null) this.#push(this.interner.text(next, captured), parent, out);
  }

  #stepControl({ index, begun }: ControlLocal, parent: State, byte: number, out: Frame[]): void {
    if (begun && byte === index) out.push(...parent.frames);
    if (!begun && byte === CONTROL) this.#push(this.interner.control(index, true), parent, out);
  }

  #stepKey(local: KeyLocal, parent: State | undefined, byte: number, out: Frame[]): void {
    const next = this.lexer.next(local.lex, byte);
    if (next === null) return;
    const object = this.#capture(local.object, byte);
    if (next === this.lexer.closed) {
      this.closeKey(object, unquoted(local.name), true, parent, out);
      return;
    }
    this.#push(this.interner.key(next, local.name + String.fromCharCode(byte), object), parent, out);
  }

  /** Adds the frames after the closing quote of the property name `name`; see Plans.afterName for `remember`. */
  closeKey(
    object: ObjectLocal,
    name: string,
    remember: boolean,
    parent: State | undefined,
    out: Frame[],
  ): void {
    for (const { value, exclusions, next } of this.#plans.afterName(object, name, remember)) {
      this.#push(this.interner.colon("name", value, exclusions, next), parent, out);
    }
  }

  /** The same after `byte`, in another phase too. */
  #capture<L extends ObjectLocal | ArrayLocal>(local: L, byte: number, phase = local.phase): L {
    if (local.captured === undefined && phase === local.phase) return local;
    const captured = local.captured === undefined ? undefined : local.captured + String.fromCharCode(byte);
    return (
      local.kind === "object"
        ? this.interner.object({ ...local, phase, captured })
        : this.interner.array({ ...local, phase, captured })
    ) as L;
  }

  #stepColon(local: ColonLocal, parent: State | undefined, byte: number, out: Frame[]): void {
    const { phase, value, exclusions } = local;
    if (phase === "name") {
      if (byte !== COLON) return;
      const object = this.#capture(local.object, byte);
      this.#push(this.interner.colon("colon", value, exclusions, object), parent, out);
    } else if (phase === "colon" && byte === SPACE) {
      const object = this.#capture(local.object, byte);
      this.#push(this.interner.colon("space", value, exclusions, object), parent, out);
    } else if (phase === "space" || this.#spacing !== "always") {
      const { object } = local;
      const inside = this.interner.state([this.interner.frame(object, parent)])!;
      this.#open(value, exclusions, byte, inside, object.captured !== undefined, out);
    }
  }

  #stepContainer(
    local: ObjectLocal | ArrayLocal,
    parent: State | undefined,
    byte: number,
    out: Frame[],
  ): void {
    const { kind, phase } = local;
    if (byte === (kind === "object" ? CLOSE_OBJECT : CLOSE_ARRAY)) {
      const canClose =
        kind === "object" ? this.#plans.canCloseObject(local) : this.#plans.canCloseArray(local);
      if ((phase === "start" || phase === "value") && canClose)
        out.push(...this.resume(parent!, this.#capture(local, byte).captured));
    } else if (phase === "value") {
      if (byte === COMMA && this.#hasMore(local))
        this.#push(this.#capture(local, byte, "comma"), parent, out);
    } else if (phase === "comma" && byte === SPACE) {
      this.#push(this.#capture(local, byte, "space"), parent, out);
    } else if (phase !== "comma" || this.#spacing !== "always") {
      if (kind === "object") this.#openKey(local, parent, byte, out);
      else
        for (const option of this.#plans.itemOptions(local)) this.#openItem(local, option, parent, byte, out);
    }
  }

  #hasMore(local: ObjectLocal | ArrayLocal): boolean {
    if (local.kind === "array") return this.#plans.itemOptions(local).length > 0;
    return this.#keyTerm(local) !== this.#constraints.store.empty;
  }

  #openKey(local: ObjectLocal, parent: State | undefined, byte: number, out: Frame[]): void {
    if (byte !== QUOTE || !this.#hasMore(local)) return;
    const lex = this.lexer.string(this.#keyTerm(local));
    this.#push(this.interner.key(lex, "", this.#capture(local, byte)), parent, out);
  }

  readonly #keyTerms = new WeakMap<ObjectLocal, Regex>();

  /** The property names that may come next: all strings when any undeclared name may. */
  #keyTerm(object: ObjectLocal): Regex {
    let term = this.#keyTerms.get(object);
    if (term === undefined) {
      term = this.#computeKeyTerm(object);
      this.#keyTerms.set(object, term);
    }
    return term;
  }

  #computeKeyTerm(object: ObjectLocal): Regex {
    const { store } = this.#constraints;
    const { node } = object;
    const othersFit = this.#plans.othersFit(object) && this.#plans.otherNameFits(object);
    if (othersFit && this.#plans.anyNameIsOther(object)) return store.all;
    const names: string[] = [];
    for (let index = 0; index < node.names.length; index++) {
      if (!this.#plans.nameFits(object, index)) continue;
      const name = node.names[index]!;
      if (this.#plans.canFollow(object, name)) names.push(name);
    }
    const declared = store.words(names);
    return othersFit ? store.union([declared, this.#plans.otherNames(object)]) : declared;
  }

  #openItem(
    array: ArrayLocal,
    { value, exclusions, next }: Option<ArrayLocal>,
    parent: State | undefined,
    byte: number,
    out: Frame[],
  ): void {
    const inside = this.interner.state([this.interner.frame(next, parent)])!;
    const capture = array.node.unique || array.captured !== undefined;
    this.#open(value, exclusions, byte, inside, capture, out);
  }

  /** Drops all interned states, locals and terms made while running. States in use stay valid. */
  forget(): void {
    this.#transitions.clear();
    this.interner.forget();
    this.lexer.forget();
    this.#constraints.store.forget();
  }

  /** Rough bytes held by what `forget` drops. */
  get memory(): number {
    return (
      this.interner.size * 500 +
      this.#transitions.size * 40 +
      this.lexer.memory +
      this.#constraints.store.size * 400
    );
  }
}

/** Whether a number, a literal or plain text may end here. */
export function isEnding(lex: LexState): boolean {
  return lex.spelling === "plain" && lex.decode === 0 && lex.term.nullable;
}

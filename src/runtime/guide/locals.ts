// The pieces of the pushdown automaton: a local is where one value stands (inside a string, after a comma, …),
// a frame is a local with what encloses it, a state is a set of frames read in parallel. All are interned, so
// a state is one object: remembering, forking and rolling back cost nothing.

import type { JsonValue } from "../../json-schema.ts";
import type { LexState } from "./lexer.ts";
import { insert } from "./ordered.ts";
import { remembered } from "./remembered.ts";
import type { ArrayNode, ObjectNode, Value } from "./value.ts";

/** Values that must be avoided, for uniqueItems and negated enums of arrays and objects. */
export interface Exclusions {
  readonly id: number;
  readonly values: readonly JsonValue[];
}

/** Where in an object or array: at its start, after a value, after a comma, after a comma and its space. */
export type Phase = "start" | "value" | "comma" | "space";

export interface DoneLocal {
  readonly kind: "done";
  readonly id: number;
}

/** Before a value. */
export interface StartLocal {
  readonly kind: "start";
  readonly id: number;
  readonly value: Value;
}

/** Inside a number, a literal, a string, or plain text. */
export interface TextLocal {
  readonly kind: "text";
  readonly id: number;
  readonly lex: LexState;
  /** The bytes of this value so far where an enclosing array must remember them. */
  readonly captured: string | undefined;
}

/** Before a control token, or inside the two bytes that stand for it (vocabulary.ts). */
export interface ControlLocal {
  readonly kind: "control";
  readonly id: number;
  /** Its place among the vocabulary's controls. */
  readonly index: number;
  readonly begun: boolean;
}

/** Before something that is worked out when it is reached. */
export interface LazyLocal {
  readonly kind: "lazy";
  readonly id: number;
  readonly frames: () => readonly Frame[];
}

/** Inside a property name. */
export interface KeyLocal {
  readonly kind: "key";
  readonly id: number;
  readonly lex: LexState;
  /** The bytes of the name so far. */
  readonly name: string;
  /** The object, as after the name with `captured` up to here. */
  readonly object: ObjectLocal;
}

/** After a property name: before the colon, after it, or after its space. */
export interface ColonLocal {
  readonly kind: "colon";
  readonly id: number;
  readonly phase: "name" | "colon" | "space";
  readonly value: Value;
  readonly exclusions: Exclusions;
  /** The object as it will be once the value is complete. */
  readonly object: ObjectLocal;
}

export interface ObjectLocal {
  readonly kind: "object";
  readonly id: number;
  readonly node: ObjectNode;
  readonly phase: Phase;
  /** Indexes of the declared names present (in declared order only those that dependencies need). */
  readonly seen: readonly number[];
  /** In declared order: the last declared name present, or past the end after another name; else -1. */
  readonly last: number;
  /** Properties so far, where the node limits or needs their number. */
  readonly count: number;
  /** Bits of the node's `some` that are met. */
  readonly met: number;
  /** Undeclared names present. */
  readonly others: readonly string[];
  readonly exclusions: Exclusions;
  readonly captured: string | undefined;
}

export interface ArrayLocal {
  readonly kind: "array";
  readonly id: number;
  readonly node: ArrayNode;
  readonly phase: Phase;
  /** Items so far, clamped where more make no difference. */
  readonly count: number;
  /** Items that met each of the node's `contains`, clamped. */
  readonly tallies: readonly number[];
  /** Items so far of a unique array. */
  readonly items: Exclusions;
  readonly exclusions: Exclusions;
  readonly captured: string | undefined;
}

export type Local =
  | DoneLocal
  | StartLocal
  | TextLocal
  | ControlLocal
  | LazyLocal
  | KeyLocal
  | ColonLocal
  | ObjectLocal
  | ArrayLocal;

/** A local inside what encloses it; a completed value continues in the frames of `parent`. */
export interface Frame {
  readonly id: number;
  readonly local: Local;
  readonly parent: State | undefined;
  /** The state of this frame alone, once there was need of it. */
  alone: State | undefined;
}

export interface State {
  readonly id: number;
  /** No two with the same local. */
  readonly frames: readonly Frame[];
}

/** Interns locals, frames and states. */
export class Interner {
  readonly none: Exclusions = { id: 0, values: [] };
  readonly #exclusions = new Map<string, Exclusions>();
  readonly #locals = new Map<string, Local>();
  /** By what encloses them: there are fewer of those than of locals. */
  readonly #frames = new Map<State | undefined, Map<Local, Frame>>();
  /** Of more than one frame. */
  readonly #states = new Map<string, State>();
  #alone = 0;
  #created = 1;
  #exclusionCount = 1;

  /** Objects interned now, for eviction. */
  get size(): number {
    return this.#locals.size + this.#states.size + this.#alone;
  }

  /** Drops the tables. Objects in use stay valid; only sharing is lost. */
  forget(): void {
    this.#locals.clear();
    this.#frames.clear();
    this.#states.clear();
    this.#alone = 0;
    this.#exclusions.clear();
  }

  exclusions(canonicalTexts: readonly string[], values: () => readonly JsonValue[]): Exclusions {
    if (canonicalTexts.length === 0) return this.none;
    const key = [...canonicalTexts].sort().join("\n");
    return remembered(this.#exclusions, key, () => ({ id: this.#exclusionCount++, values: values() }));
  }

  done(): DoneLocal {
    return { kind: "done", id: 0 };
  }

  start(value: Value): StartLocal {
    return { kind: "start", id: this.#created++, value };
  }

  text(lex: LexState, captured: string | undefined): TextLocal {
    const key = captured === undefined ? `t${lex.id}` : `t${lex.id},${captured}`;
    return this.#local(key, (id) => ({ kind: "text", id, lex, captured }));
  }

  lazy(make: () => readonly Frame[]): LazyLocal {
    let made: readonly Frame[] | undefined;
    const frames = () => {
      made ??= make();
      return made;
    };
    return { kind: "lazy", id: this.#created++, frames };
  }

  control(index: number, begun: boolean): ControlLocal {
    return this.#local(`c${index},${begun}`, (id) => ({ kind: "control", id, index, begun }));
  }

  key(lex: LexState, name: string, object: ObjectLocal): KeyLocal {
    return this.#local(`k${lex.id},${object.id},${name}`, (id) => ({ kind: "key", id, lex, name, object }));
  }

  colon(phase: ColonLocal["phase"], value: Value, exclusions: Exclusions, object: ObjectLocal): ColonLocal {
    const key = `:${phase},${value.conjunction.id},${exclusions.id},${object.id}`;
    return this.#local(key, (id) => ({ kind: "colon", id, phase, value, exclusions, object }));
  }

  object(fields: Omit<ObjectLocal, "id" | "kind">): ObjectLocal {
    const { node, phase, seen, last, count, met, others, exclusions, captured } = fields;
    let key = `o${node.id},${phase},${last},${count},${met},${exclusions.id},${seen}`;
    if (others.length > 0) key += JSON.stringify(others);
    if (captured !== undefined) key += `;${captured}`;
    return this.#local(key, (id) => ({ ...fields, kind: "object", id }));
  }

  array(fields: Omit<ArrayLocal, "id" | "kind">): ArrayLocal {
    const { node, phase, count, tallies, items, exclusions, captured } = fields;
    let key = `a${node.id},${phase},${count},${tallies},${items.id},${exclusions.id}`;
    if (captured !== undefined) key += `;${captured}`;
    return this.#local(key, (id) => ({ ...fields, kind: "array", id }));
  }

  #local<L extends Local>(key: string, create: (id: number) => L): L {
    let local = this.#locals.get(key);
    if (local === undefined) {
      local = create(this.#created++);
      this.#locals.set(key, local);
    }
    return local as L;
  }

  frame(local: Local, parent: State | undefined): Frame {
    let siblings = this.#frames.get(parent);
    if (siblings === undefined) {
      siblings = new Map();
      this.#frames.set(parent, siblings);
    }
    let frame = siblings.get(local);
    if (frame === undefined) {
      frame = { id: this.#created++, local, parent, alone: undefined };
      siblings.set(local, frame);
    }
    return frame;
  }

  /** The state of `frames`, those with equal locals merged into one over both parents; null for none. */
  state(frames: readonly Frame[]): State | null {
    const [first] = frames;
    if (first === undefined) return null;
    if (frames.length === 1) return this.#stateOf(first);
    const byLocal = new Map<Local, Frame>();
    for (const frame of frames) {
      const known = byLocal.get(frame.local);
      if (known === undefined || known === frame) byLocal.set(frame.local, frame);
      else byLocal.set(frame.local, this.frame(frame.local, this.#join(known.parent, frame.parent)));
    }
    const merged: Frame[] = [];
    for (const frame of byLocal.values()) insert(merged, frame);
    return merged.length === 1 ? this.#stateOf(merged[0]!) : this.#stateOfMany(merged);
  }

  #join(left: State | undefined, right: State | undefined): State | undefined {
    if (left === undefined || right === undefined) return left ?? right;
    return this.state([...left.frames, ...right.frames]) ?? undefined;
  }

  #stateOf(frame: Frame): State {
    if (frame.alone === undefined) {
      frame.alone = { id: this.#created++, frames: [frame] };
      this.#alone++;
    }
    return frame.alone;
  }

  #stateOfMany(frames: readonly Frame[]): State {
    const key = frames.map((frame) => frame.id).join(",");
    let state = this.#states.get(key);
    if (state === undefined) {
      state = { id: this.#created++, frames };
      this.#states.set(key, state);
    }
    return state;
  }
}

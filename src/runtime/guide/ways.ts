// The shortest ways to complete what has begun: bytes that surely end a value, an object or an array, and how many tokens
// they take at most. Values ask for each other, in circles too, so their ways are found together: unknown at first, then
// shortened until nothing changes. The least for plain schemas; where counts, exclusions, `contains` and their like
// decide, a way is taken member by member, the cheapest first, and so perhaps not the least.

import type { JsonValue } from "../../json-schema.ts";
import { captureBytes, decodeCaptured, unquoted } from "./bytes.ts";
import { scalarBeside, stringBeside } from "./contents.ts";
import type { LexState } from "./lexer.ts";
import type { ArrayLocal, ColonLocal, Exclusions, KeyLocal, ObjectLocal, Phase } from "./locals.ts";
import type { MachineParts } from "./machine.ts";
import type { Regex } from "./regex.ts";
import { distanceOf, shortestMatch } from "./regex-search.ts";
import { remembered } from "./remembered.ts";
import type { Value } from "./value.ts";

export interface Way {
  readonly bytes: string;
  /** Tokens that suffice for the bytes; Infinity where no way is known. */
  readonly cost: number;
}

export const NO_WAY: Way = { bytes: "", cost: Number.POSITIVE_INFINITY };

/** Longer texts, and objects and arrays that need more members, count as without a way. */
const LONGEST_TEXT = 10_000;
const MOST_MEMBERS = 2_000;
/** Undeclared names that one object may have to make up. */
const MOST_NEW_NAMES = 200;
/** Members and values looked at while ways are found together; what was found until then is used. */
const MOST_WORK = 100_000;
/** Up to this length what was put together is counted again as a whole: its parts may share tokens. */
const RECOUNTED = 32;
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_";

/** One more member of an object or array, and what there is after it. */
interface Member<L> extends Way {
  readonly next: L;
}

interface Asked {
  readonly value: Value;
  readonly exclusions: Exclusions;
}

const encoder = new TextEncoder();

export class Ways {
  readonly #parts: MachineParts;
  readonly #costOf: (bytes: string) => number;
  #values = new Map<string, Way>();
  #containers = new Map<ObjectLocal | ArrayLocal, Way>();
  #lexes = new WeakMap<LexState, Way>();
  /** While ways are found together: what was asked for, the best so far, and what that makes of containers. */
  #asked: Map<string, Asked> | undefined;
  #guesses = new Map<string, Way>();
  #drafts = new Map<ObjectLocal | ArrayLocal, Way>();
  #work = 0;

  /** `costOf` tells how many tokens some bytes take. */
  constructor(parts: MachineParts, costOf: (bytes: string) => number) {
    this.#parts = parts;
    this.#costOf = costOf;
  }

  /** Ways that are kept. */
  get size(): number {
    return this.#values.size + this.#containers.size;
  }

  forget(): void {
    this.#values = new Map();
    this.#containers = new Map();
    this.#lexes = new WeakMap();
  }

  /** A whole value beside `exclusions`. */
  value(value: Value, exclusions: Exclusions): Way {
    const key = `${value.conjunction.id},${exclusions.id}`;
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    if (this.#asked === undefined) {
      this.#findTogether(key, { value, exclusions });
      return this.#values.get(key)!;
    }
    if (!this.#asked.has(key)) this.#asked.set(key, { value, exclusions });
    return this.#guesses.get(key) ?? NO_WAY;
  }

  #findTogether(key: string, first: Asked): void {
    const asked = new Map([[key, first]]);
    this.#asked = asked;
    this.#guesses = new Map();
    this.#work = 0;
    for (let isChanged = true; isChanged && this.#work < MOST_WORK; ) {
      isChanged = false;
      // Those asked for last are mostly parts of the others.
      const all = [...asked].reverse();
      for (const [each, { value, exclusions }] of all) {
        this.#drafts.clear();
        const way = this.#shortest(value, exclusions);
        if (way.cost >= (this.#guesses.get(each) ?? NO_WAY).cost) continue;
        this.#guesses.set(each, way);
        isChanged = true;
      }
      if (asked.size > all.length) isChanged = true;
    }
    this.#asked = undefined;
    this.#drafts.clear();
    for (const each of asked.keys()) this.#values.set(each, this.#guesses.get(each) ?? NO_WAY);
  }

  #shortest(value: Value, exclusions: Exclusions): Way {
    const { constraints, lexer, plans } = this.#parts;
    const { store } = constraints;
    this.#work++;
    const string = stringBeside(store, value, exclusions.values);
    let best = string === store.empty ? NO_WAY : this.#joined('"', this.lex(lexer.string(string)));
    const consider = (way: Way): void => {
      if (way.cost < best.cost) best = way;
    };
    const scalar = scalarBeside(store, value, exclusions.values);
    if (scalar !== store.empty) consider(this.lex(lexer.state(scalar, "plain")));
    for (const node of value.arrays) {
      const local = plans.openArray(node, exclusions, undefined);
      if (plans.completable(local)) consider(this.#joined("[", this.array(local)));
    }
    for (const node of value.objects) {
      const local = plans.openObject(node, exclusions, undefined);
      if (plans.completable(local)) consider(this.#joined("{", this.object(local)));
    }
    return best;
  }

  /** The rest of a string with its closing quote, or of a number, a literal or plain text. */
  lex(lex: LexState): Way {
    return remembered(this.#lexes, lex, () => this.#endOf(lex));
  }

  #endOf(lex: LexState): Way {
    const { lexer } = this.#parts;
    let bytes = "";
    let at = lex;
    while (at.decode !== 0) {
      let byte = 0;
      while (byte < 256 && lexer.next(at, byte) === null) byte++;
      if (byte === 256) return NO_WAY;
      bytes += String.fromCharCode(byte);
      at = lexer.next(at, byte)!;
    }
    const text = this.#shortestText(at.term);
    if (text === undefined) return NO_WAY;
    const spelled = at.spelling === "plain" ? text : JSON.stringify(text).slice(1);
    bytes += captureBytes(encoder.encode(spelled));
    return { bytes, cost: this.#costOf(bytes) };
  }

  #shortestText(term: Regex): string | undefined {
    const { store } = this.#parts.constraints;
    return distanceOf(store, term) <= LONGEST_TEXT ? shortestMatch(store, term) : undefined;
  }

  /** The rest of an object, whatever of it must be remembered. */
  object(object: ObjectLocal): Way {
    const { interner, plans } = this.#parts;
    const local =
      object.captured === undefined ? object : interner.object({ ...object, captured: undefined });
    return this.#rest(
      local,
      "}",
      (each) => plans.canCloseObject(each),
      (each) => this.#bestProperty(each),
    );
  }

  /** The rest of an array. */
  array(array: ArrayLocal): Way {
    const { interner, plans } = this.#parts;
    const local = array.captured === undefined ? array : interner.array({ ...array, captured: undefined });
    return this.#rest(
      local,
      "]",
      (each) => plans.canCloseArray(each),
      (each) => this.#bestItem(each),
    );
  }

  #rest<L extends ObjectLocal | ArrayLocal>(
    start: L,
    bracket: string,
    canClose: (local: L) => boolean,
    best: (local: L) => Member<L> | undefined,
  ): Way {
    const known = this.#asked === undefined ? this.#containers : this.#drafts;
    const path: { readonly local: L; readonly member: Member<L> }[] = [];
    let rest: Way | undefined;
    for (let local = start; rest === undefined; ) {
      rest = this.#containers.get(local) ?? known.get(local);
      if (rest !== undefined) break;
      if ((local.phase === "start" || local.phase === "value") && canClose(local)) {
        rest = { bytes: bracket, cost: this.#costOf(bracket) };
      } else {
        const member = path.length < MOST_MEMBERS ? best(local) : undefined;
        if (member === undefined || member.cost === Number.POSITIVE_INFINITY) rest = NO_WAY;
        else path.push({ local, member });
        if (member !== undefined) local = member.next;
      }
    }
    for (const { local, member } of path.reverse()) {
      rest = this.#joined(member, rest);
      known.set(local, rest);
    }
    return rest;
  }

  /** The cheapest property that the object needs, or, after a comma, that it may have. */
  #bestProperty(object: ObjectLocal): Member<ObjectLocal> | undefined {
    const { plans } = this.#parts;
    const { node, met } = object;
    const mayBeAny = object.phase === "comma" || object.phase === "space";
    const anyHelps = mayBeAny || object.count < node.min || object.exclusions.values.length > 0;
    let best: Member<ObjectLocal> | undefined;
    const consider = (name: string, isNeeded: boolean): void => {
      this.#work++;
      for (const { value, exclusions, next } of plans.afterName(object, name)) {
        if (!isNeeded && !anyHelps && next.met === met) continue;
        const way = this.#joined(this.#nameIn(object.phase, name), this.value(value, exclusions));
        if (best === undefined || way.cost < best.cost) best = { ...way, next };
      }
    };
    const required = plans.nextRequired(object);
    if (required !== undefined) consider(node.names[required]!, true);
    if (best !== undefined) return best;
    node.names.forEach((name, index) => {
      if (index !== required && plans.nameFits(object, index)) consider(name, false);
    });
    for (const name of this.#newNames(object)) consider(name, false);
    return best;
  }

  /** Undeclared names that the object may have next: any one, and one for each thing that some property must be. */
  #newNames(object: ObjectLocal): readonly string[] {
    const { constraints, plans } = this.#parts;
    const { node, others } = object;
    if (!plans.othersFit(object) || others.length > MOST_NEW_NAMES) return [];
    if (node.some.length === 0 && plans.anyNameIsOther(object)) {
      if (node.min - object.count > MOST_NEW_NAMES) return [];
      for (let number = 0; ; number++) {
        const name = nameOf(number);
        if (!node.indexOf.has(name) && !others.includes(name)) return [name];
      }
    }
    const names = plans.otherNames(object);
    const wanted = node.some.map((some) => constraints.store.intersection([names, some.names]));
    return [...wanted, names].flatMap((term) => this.#shortestText(term) ?? []);
  }

  /** A property's name with what stands before it and the colon after it. */
  #nameIn(phase: Phase, name: string): Way {
    const spelled = spelledName(name);
    return this.#spaced((comma, colon) => afterPhase(phase, comma) + spelled + colon);
  }

  /** The cheaper of the spacings that are allowed. */
  #spaced(bytesOf: (comma: string, colon: string) => string): Way {
    const wide = this.#piece(bytesOf(", ", ": "));
    if (this.#parts.spacing === "always") return wide;
    const tight = this.#piece(bytesOf(",", ":"));
    return wide.cost <= tight.cost ? wide : tight;
  }

  #piece(bytes: string): Way {
    return { bytes, cost: this.#costOf(bytes) };
  }

  #bestItem(array: ArrayLocal): Member<ArrayLocal> | undefined {
    const { interner, plans } = this.#parts;
    const { node, tallies } = array;
    let best: (Member<ArrayLocal> & { readonly helps: boolean }) | undefined;
    for (const { value, exclusions, next } of plans.itemOptions(array)) {
      this.#work++;
      const way = this.value(value, exclusions);
      const helps = node.contains.some(
        ({ min }, index) => tallies[index]! < min && next.tallies[index]! > tallies[index]!,
      );
      if (best === undefined || (helps === best.helps ? way.cost < best.cost : helps)) {
        best = { ...way, next, helps };
      }
    }
    if (best === undefined || best.cost === Number.POSITIVE_INFINITY) return undefined;
    let { next } = best;
    if (node.unique) {
      const item = JSON.parse(decodeCaptured(best.bytes)) as JsonValue;
      next = interner.array({ ...next, items: plans.exclude([...next.items.values, item]) });
    }
    const before = this.#spaced((comma) => afterPhase(array.phase, comma));
    return { ...this.#joined(before, best), next };
  }

  /** The rest of a property and of its object, from after the name. */
  colon({ phase, value, exclusions, object }: ColonLocal): Way {
    const rest = this.#joined(this.value(value, exclusions), this.object(object));
    if (phase === "name")
      return this.#joined(
        this.#spaced((_, colon) => colon),
        rest,
      );
    return phase === "colon" && this.#parts.spacing === "always" ? this.#joined(" ", rest) : rest;
  }

  /** The rest of a property's name, of the property and of its object. */
  key({ lex, name, object }: KeyLocal): Way {
    const { lexer, plans } = this.#parts;
    let best = NO_WAY;
    /** `bytes` go on to the closing quote. */
    const consider = (bytes: string, whole: string): boolean => {
      const options = plans.afterName(object, whole, object.node.indexOf.has(whole) || needsNames(object));
      for (const { value, exclusions, next } of options) {
        const rest = this.#joined(this.value(value, exclusions), this.object(next));
        const way = this.#joined(
          this.#spaced((_, colon) => bytes + colon),
          rest,
        );
        if (way.cost < best.cost) best = way;
      }
      return options.length > 0 && best.cost < Number.POSITIVE_INFINITY;
    };
    object.node.names.forEach((declared, index) => {
      const spelled = spelledName(declared).slice(1);
      if (spelled.startsWith(name) && plans.nameFits(object, index))
        consider(spelled.slice(name.length), declared);
    });
    const end = this.lex(lex);
    const isNew = ({ bytes, cost }: Way): boolean =>
      cost < Number.POSITIVE_INFINITY && consider(bytes, unquoted(name + bytes.slice(0, -1)));
    if (isNew(end)) return best;
    for (const letter of lex.decode === 0 ? LETTERS : "") {
      const next = lexer.next(lex, letter.charCodeAt(0));
      if (next !== null && isNew(this.#joined(letter, this.lex(next)))) break;
    }
    return best;
  }

  /** At most what `key` costs inside any undeclared name with the same rest; Infinity where that depends on the name. */
  undeclaredKey({ lex, name, object }: KeyLocal): number {
    const { plans, values, interner } = this.#parts;
    const end = this.lex(lex);
    if (needsNames(object) || end.cost === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    const [option] = plans.afterName(object, unquoted(name + end.bytes.slice(0, -1)), false);
    if (option === undefined) return Number.POSITIVE_INFINITY;
    const costs = values
      .others(object.node)
      .classes.filter(({ conjunction }) => plans.satisfiable(conjunction))
      .map(({ conjunction }) => this.value(values.of(conjunction), interner.none).cost);
    const colon = this.#spaced((_, colon) => colon).cost;
    return end.cost + colon + Math.max(...costs) + this.object(option.next).cost;
  }

  #joined(first: Way | string, rest: Way): Way {
    const { bytes: begin, cost } = typeof first === "string" ? this.#piece(first) : first;
    const bytes = begin + rest.bytes;
    const sum = cost + rest.cost;
    if (sum === Number.POSITIVE_INFINITY) return NO_WAY;
    return { bytes, cost: bytes.length > RECOUNTED ? sum : Math.min(sum, this.#costOf(bytes)) };
  }
}

/** Whether it matters to the rest of the object which undeclared names it has. */
function needsNames({ node, exclusions }: ObjectLocal): boolean {
  return node.min > 0 || node.some.length > 0 || exclusions.values.length > 0;
}

/** A name as JSON.stringify writes it, in bytes. */
export function spelledName(name: string): string {
  return captureBytes(encoder.encode(JSON.stringify(name)));
}

/** What of a comma and its space is still to come before the next member. */
function afterPhase(phase: Phase, comma: string): string {
  if (phase === "value") return comma;
  return phase === "comma" ? comma.slice(1) : "";
}

/** The names a, b, …, _, aa, ba, … */
function nameOf(number: number): string {
  const rest = Math.floor(number / LETTERS.length);
  return LETTERS[number % LETTERS.length] + (rest === 0 ? "" : nameOf(rest - 1));
}

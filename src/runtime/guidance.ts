// Guided answers of one model: what was compiled for a schema, a constraint or a form is kept, and a guided answer is
// followed token by token. The automata are guide/'s; this file knows the tokenizer and the family.
import { type Compiled, compile, type GuideOptions, type GuideSource } from "./guide/compile.ts";
import type { Matcher } from "./guide/matcher.ts";
import { Vocabulary } from "./guide/vocabulary.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

/** Guides that are kept, the last used ones. */
const keptGuides = 32;

/** Guides of one model. */
export class Guidance {
  readonly #tokenizer: Tokenizer;
  readonly #endTokens: readonly number[];
  readonly #controls: readonly number[];
  readonly #options: GuideOptions;
  readonly #kept = new Map<string, Compiled>();
  #vocabulary: Vocabulary | null = null;

  /** `controls` are the control tokens that forms may ask for, by their places. */
  constructor(
    tokenizer: Tokenizer,
    endTokens: Iterable<number>,
    controls: readonly number[] = [],
    options: GuideOptions = {},
  ) {
    this.#tokenizer = tokenizer;
    this.#endTokens = [...endTokens];
    this.#controls = controls;
    this.#options = options;
  }

  /** An answer that must be what `source` says. Throws `unsupportedGuide`, `schemaTooComplex`. */
  follow(source: GuideSource): GuidedAnswer {
    this.#vocabulary ??= Vocabulary.prepare(this.#tokens());
    return new GuidedAnswer(this.#compiled(source).matcher(this.#vocabulary), this.#endTokens);
  }

  #compiled(source: GuideSource): Compiled {
    const key = JSON.stringify(source);
    const known = this.#kept.get(key) ?? compile(source, this.#options);
    this.#kept.delete(key);
    this.#kept.set(key, known);
    if (this.#kept.size > keptGuides) this.#kept.delete(this.#kept.keys().next().value!);
    return known;
  }

  #tokens() {
    const tokenizer = this.#tokenizer;
    return {
      size: tokenizer.vocabularySize,
      tokens: (id: number) => tokenizer.bytes(id),
      isSpecial: (id: number) => tokenizer.isSpecial(id),
      endTokens: this.#endTokens,
      controls: this.#controls,
      // With a space before every text, a piece alone is not encoded as it is inside a text: nothing is forced then.
      ...(tokenizer.addsSpacePrefix ? {} : { encode: (text: string) => tokenizer.encode(text) }),
    };
  }
}

/** One guided answer under way. */
export class GuidedAnswer {
  readonly #matcher: Matcher;
  readonly #endTokens: readonly number[];

  constructor(matcher: Matcher, endTokens: readonly number[]) {
    this.#matcher = matcher;
    this.#endTokens = endTokens;
  }

  /**
   * The tokens that may come next, a bit each, if at most `left` more may come: near that limit only those that leave
   * room for a whole answer, if there was room for one. Read it before the next call.
   */
  allowed(left: number): Uint32Array {
    return this.#matcher.mask(left);
  }

  /** Whether nothing but an end may come. */
  get isOver(): boolean {
    if (!this.#matcher.isComplete()) return false;
    const mask = this.#matcher.mask().slice();
    for (const id of this.#endTokens) mask[id >> 5]! &= ~(1 << (id & 31));
    return mask.every((word) => word === 0);
  }

  /** One that goes on from here by itself. */
  fork(): GuidedAnswer {
    return new GuidedAnswer(this.#matcher.fork(), this.#endTokens);
  }

  /** Takes a token if it is allowed, and says whether it was. */
  takes(token: number): boolean {
    return this.#matcher.accept(token);
  }

  /** Takes a chosen token. */
  accept(token: number): void {
    if (!this.#matcher.accept(token)) throw new Error(`token ${token} was not allowed by the guide`);
  }

  /** Takes the tokens that are certain, at most so many, and gives them: they need no model. */
  takeForced(most: number): readonly number[] {
    const forced = this.#matcher.forced().slice(0, Math.max(0, most));
    if (forced.length === 0) return forced;
    const couldFinish = this.#matcher.canFinish(most);
    this.#matcher.acceptMany(forced);
    // The tokenizer's own tokens may be more than the fewest.
    if (!couldFinish || this.#matcher.canFinish(most - forced.length)) return forced;
    this.#matcher.rollback(forced.length);
    return [];
  }
}

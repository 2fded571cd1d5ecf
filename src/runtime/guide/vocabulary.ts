// The tokens of a tokenizer prepared for masks: a trie of their bytes, what each does inside an ordinary JSON
// string, and what may follow a closing quote inside one token. Independent of any schema; prepared once per
// tokenizer, and `serialize` keeps beside it what takes longest.

import { OrchardError } from "../../errors.ts";
import { captureBytes } from "./bytes.ts";
import { FreeStrings } from "./free-strings.ts";
import { Remainders } from "./remainders.ts";
import { TokenShapes } from "./token-shapes.ts";
import { buildTrie, byBytes, type Entry, type Trie } from "./trie.ts";

/** What the guide needs to know of a tokenizer. */
export interface TokenSource {
  /** The bytes that a token stands for. */
  readonly tokens: (id: number) => Uint8Array;
  /** Ids are 0 to size - 1. */
  readonly size: number;
  /** Whether a token is a control token, which stands for no text. */
  readonly isSpecial: (id: number) => boolean;
  /** Control tokens that a form may ask for, at most 256; see `form.ts`. */
  readonly controls?: readonly number[];
  /** The tokens that end a generation, allowed once the text is complete. */
  readonly endTokens: readonly number[];
  /** Text to ids, without special tokens added; without it no token is ever forced. */
  readonly encode?: (text: string) => readonly number[];
}

/** The byte, never part of UTF-8, that begins a control token; its place among the controls is the other byte. */
export const CONTROL = 0xff;

export class Vocabulary {
  readonly source: TokenSource;
  readonly size: number;
  /** Words of a mask: one bit per token, token id in word id >> 5, bit id & 31. */
  readonly maskWords: number;
  readonly trie: Trie;
  readonly #bytes: readonly string[];
  #freeStrings: FreeStrings | undefined;
  #remainders: Remainders | undefined;
  #shapes: TokenShapes | undefined;

  private constructor(source: TokenSource, bytes: readonly string[], trie: Trie) {
    this.source = source;
    this.size = source.size;
    this.maskWords = Math.ceil(source.size / 32);
    this.#bytes = bytes;
    this.trie = trie;
  }

  static prepare(source: TokenSource): Vocabulary {
    const bytes = readTokens(source);
    const entries = [...bytes.entries()].filter(([, text]) => text !== "");
    return Vocabulary.#ofSorted(source, bytes, entries.sort(byBytes));
  }

  /** A vocabulary from `serialize`; throws `invalidArgument` where it is not the order of these tokens. */
  static restore(source: TokenSource, serialized: Uint8Array): Vocabulary {
    const bytes = readTokens(source);
    const ids = new Int32Array(serialized.slice().buffer, 0, Math.floor(serialized.length / 4));
    const entries = Array.from(ids, (id): Entry => [id, bytes[id] ?? ""]);
    const isComplete = entries.length === bytes.filter((text) => text !== "").length;
    if (!isComplete || entries.some((entry, at) => at > 0 && byBytes(entries[at - 1]!, entry) >= 0)) {
      throw new OrchardError(
        "invalidArgument",
        "The prepared vocabulary belongs to another tokenizer. Prepare it again.",
        { details: { size: source.size } },
      );
    }
    return Vocabulary.#ofSorted(source, bytes, entries);
  }

  static #ofSorted(source: TokenSource, bytes: readonly string[], sorted: readonly Entry[]): Vocabulary {
    const vocabulary = new Vocabulary(source, bytes, buildTrie(sorted));
    vocabulary.freeStrings;
    vocabulary.remainders;
    return vocabulary;
  }

  /** The order of the tokens by their bytes, which takes longest to find, in this machine's byte order. */
  serialize(): Uint8Array {
    return new Uint8Array(this.trie.ids.slice().buffer);
  }

  /** The bytes of a token, one character each; empty for special tokens. */
  bytesOf(id: number): string {
    return this.#bytes[id] ?? "";
  }

  /** What tokens do inside a JSON string of which only the length matters. */
  get freeStrings(): FreeStrings {
    this.#freeStrings ??= new FreeStrings(this.trie, this.maskWords);
    return this.#freeStrings;
  }

  /** What follows a quote inside tokens. */
  get remainders(): Remainders {
    this.#remainders ??= new Remainders(this.trie, (id) => this.bytesOf(id));
    return this.#remainders;
  }

  /** What tokens can do at most. */
  get shapes(): TokenShapes {
    this.#shapes ??= new TokenShapes(this.trie, this.#bytes);
    return this.#shapes;
  }
}

function readTokens({ size, isSpecial, tokens, endTokens, controls = [] }: TokenSource): string[] {
  const bytes: string[] = [];
  const begin = String.fromCharCode(CONTROL);
  for (let id = 0; id < size; id++) {
    const text = isSpecial(id) || endTokens.includes(id) ? "" : captureBytes(tokens(id));
    bytes.push(text.includes(begin) ? "" : text);
  }
  for (const [index, id] of controls.entries()) bytes[id] = begin + String.fromCharCode(index);
  return bytes;
}

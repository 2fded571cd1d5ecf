// The tokens of a tokenizer prepared for masks: a trie of their bytes, what each does inside an ordinary JSON
// string, and what may follow a closing quote inside one token. Independent of any schema; prepared once per
// tokenizer, and `serialize` keeps the trie beside it.

import { OrchardError } from "../../errors.ts";
import { captureBytes } from "./bytes.ts";
import { FreeStrings } from "./free-strings.ts";
import { Remainders } from "./remainders.ts";
import { TokenShapes } from "./token-shapes.ts";
import { buildTrie, type Trie } from "./trie.ts";

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

const MAGIC = 0x4f474431; // "OGD1"
const HEADER_WORDS = 5;

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
    const entries: [string, number][] = [];
    for (let id = 0; id < bytes.length; id++) if (bytes[id] !== "") entries.push([bytes[id]!, id]);
    const vocabulary = new Vocabulary(source, bytes, buildTrie(entries));
    vocabulary.freeStrings;
    vocabulary.remainders;
    return vocabulary;
  }

  /** A vocabulary from `serialize`; throws `invalidArgument` when it belongs to other tokens. */
  static restore(source: TokenSource, serialized: Uint8Array): Vocabulary {
    const bytes = readTokens(source);
    const copy = serialized.slice();
    const words = new Int32Array(copy.buffer, 0, Math.floor(copy.length / 4));
    const [magic, size, checksum, nodes = 0, count = 0] = words;
    if (magic !== MAGIC || size !== source.size || checksum !== checksumOf(bytes)) {
      throw new OrchardError(
        "invalidArgument",
        "The prepared vocabulary belongs to another tokenizer. Prepare it again.",
        { details: { size: source.size } },
      );
    }
    let at = HEADER_WORDS;
    const take = (length: number) => {
      at += length;
      return words.slice(at - length, at);
    };
    const sizes = take(nodes);
    const first = take(nodes + 1);
    const ids = take(count);
    const rest = new Uint8Array(copy.buffer, at * 4);
    const depth = new Uint16Array(rest.slice(0, nodes * 2).buffer);
    const byte = rest.slice(nodes * 2, nodes * 3);
    return new Vocabulary(source, bytes, { size: sizes, first, ids, depth, byte });
  }

  /** The prepared trie as bytes, in this machine's byte order. */
  serialize(): Uint8Array {
    const { size, first, ids, depth, byte } = this.trie;
    const header = Int32Array.of(MAGIC, this.size, checksumOf(this.#bytes), size.length, ids.length);
    const parts = [header, size, first, ids, depth, byte];
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
    let at = 0;
    for (const part of parts) {
      out.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
      at += part.byteLength;
    }
    return out;
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

function checksumOf(bytes: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const text of bytes) {
    for (let index = 0; index < text.length; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x100, 0x01000193);
  }
  return hash;
}

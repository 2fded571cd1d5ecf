// What every tokenizer does, whatever file it came from: text to ids, ids to bytes, and text that streams. A
// tokenizer is made from three things: how a stretch of plain text is encoded, the bytes of each token, and
// the special tokens that cut a text into such stretches. Left out: offsets, pairs, padding and truncation.
import { OrchardError } from "../../errors.ts";
import type { SpecialTokens } from "./special-tokens.ts";
import { finish } from "./steps.ts";
import type { TokenBytes } from "./token-bytes.ts";

export interface EncodeOptions {
  /** Control tokens written in the text become their ids; default false: they are plain text. */
  readonly special?: boolean;
  /** UTF-16 offsets in the text at which no special token begins, whatever `special` says. */
  readonly literal?: ReadonlySet<number>;
}

/** Text to token ids and back. Ids are 0 … vocabularySize − 1. */
export interface Tokenizer {
  readonly vocabularySize: number;
  /** Text to ids. No token is added before or after: see `addsBos`. */
  encode(text: string, options?: EncodeOptions): number[];
  /** The same in steps of a few milliseconds at most; each tells how many ids there will be at least. */
  encodeInSteps(text: string, options?: EncodeOptions): Generator<number, number[], void>;
  /**
   * The bytes that a token adds to the text; of a control token, its name in UTF-8; none for an id without a
   * token. Throws `invalidArgument` for an id outside the vocabulary.
   */
  bytes(id: number): Uint8Array;
  /** Whether the token is a control token: it is part of the conversation's form, not of its text. */
  isSpecial(id: number): boolean;
  /** The id of a token by its exact text, e.g. "<|im_end|>", or null. */
  idOf(token: string): number | null;
  /** Ids to text: control tokens are left out unless `special`; bytes that are no UTF-8 become U+FFFD. */
  decode(ids: readonly number[], options?: { readonly special?: boolean }): string;
  readonly specials: SpecialTokens;
  readonly bosToken: number | null;
  readonly eosToken: number | null;
  /** Whether the model was trained with `bosToken` before every text. */
  readonly addsBos: boolean;
  /** Whether `encode` puts a space before the text (SentencePiece's dummy prefix); decoding drops it. */
  readonly addsSpacePrefix: boolean;
  /** The Jinja chat template that came with the tokenizer. */
  readonly chatTemplate: string | null;
}

/** What a file format supplies; `createTokenizer` adds the rest. */
export interface TokenizerParts
  extends Pick<
    Tokenizer,
    "specials" | "bosToken" | "eosToken" | "addsBos" | "addsSpacePrefix" | "chatTemplate" | "idOf"
  > {
  readonly tokenBytes: TokenBytes;
  /**
   * Appends the ids of a stretch without special tokens; `first`: it is where the text begins. Each step tells how many
   * ids there will be at least, those before it included.
   */
  encodePlain(text: string, first: boolean, ids: number[]): Generator<number, void, void>;
}

/** Turns what a file format supplies into a tokenizer. */
export function createTokenizer(parts: TokenizerParts): Tokenizer {
  const { specials, tokenBytes, encodePlain } = parts;
  const vocabularySize = tokenBytes.count;
  const tokenizer: Tokenizer = {
    vocabularySize,
    specials,
    idOf: parts.idOf,
    bosToken: parts.bosToken,
    eosToken: parts.eosToken,
    addsBos: parts.addsBos,
    addsSpacePrefix: parts.addsSpacePrefix,
    chatTemplate: parts.chatTemplate,
    encode: (text, options) => finish(tokenizer.encodeInSteps(text, options)),
    *encodeInSteps(text, { special = false, literal } = {}) {
      const ids: number[] = [];
      let first = true;
      for (const part of specials.split(text, special, literal)) {
        if (typeof part === "number") ids.push(part);
        else if (part !== "") yield* encodePlain(part, first, ids);
        first = false;
      }
      return ids;
    },
    bytes(id) {
      if (!(Number.isInteger(id) && id >= 0 && id < vocabularySize)) {
        throw new OrchardError(
          "invalidArgument",
          `There is no token ${id}: the vocabulary has ${vocabularySize}.`,
          {
            details: { id, vocabularySize },
          },
        );
      }
      return tokenBytes.of(id);
    },
    isSpecial: (id) => specials.isControl(id),
    decode(ids, options) {
      const decoder = createStreamDecoder(tokenizer, options);
      let text = "";
      for (const id of ids) text += decoder.push(id);
      return text + decoder.end();
    },
  };
  return tokenizer;
}

/** Ids in, text out, as it becomes certain. */
export interface StreamDecoder {
  /** The text that this token completes; never ends inside a code point. */
  push(id: number): string;
  /** The rest: bytes that never became a code point, as U+FFFD. */
  end(): string;
}

/**
 * Decodes ids one at a time; the pieces joined are `tokenizer.decode` of all of them.
 * `after` is the token before the first: a text that goes on keeps the space that a text's beginning loses.
 */
export function createStreamDecoder(
  tokenizer: Tokenizer,
  { special = false, after = null }: { readonly special?: boolean; readonly after?: number | null } = {},
): StreamDecoder {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let atStart = after === null || after === tokenizer.bosToken;
  return {
    push(id) {
      const bytes = tokenizer.bytes(id);
      if (tokenizer.isSpecial(id)) {
        if (id === tokenizer.bosToken) atStart = true;
        return special ? decoder.decode() + decoder.decode(bytes) : "";
      }
      const dropsSpace = atStart && tokenizer.addsSpacePrefix && bytes[0] === 0x20;
      if (bytes.length > 0) atStart = false;
      return decoder.decode(dropsSpace ? bytes.subarray(1) : bytes, { stream: true });
    },
    end: () => decoder.decode(),
  };
}

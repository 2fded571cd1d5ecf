// The tokenizer inside a GGUF file (ggml-org/ggml, docs/gguf.md: the `tokenizer.ggml.*` keys). Two kinds:
// "llama", a SentencePiece BPE with scores, and "gpt2", a byte-level BPE with merges. Ids are those of
// llama.cpp. Left out, refused by name: "bert" (WordPiece), "t5" (unigram), "rwkv".
import { OrchardError } from "../../errors.ts";
import { createBpe, UnknownMergeError } from "./bpe.ts";
import { splitWords, WORD_SPLIT_NAMES, wordSplit } from "./gguf-split.ts";
import { createSentencePiece } from "./sentencepiece.ts";
import { type SpecialToken, specialTokens } from "./special-tokens.ts";
import {
  byteLevelBytes,
  byteOfFallbackToken,
  packTokenBytes,
  sentencePieceBytes,
  textBytes,
  toByteCharacters,
} from "./token-bytes.ts";
import { createTokenizer, type Tokenizer, type TokenizerParts } from "./tokenizer.ts";

/** The numbers of `tokenizer.ggml.token_type`. */
const TYPE = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

/**
 * The tokenizer that a GGUF file's metadata describes. `source` names the file in errors.
 * Throws `corruptModel`, and `unsupportedModel` for a kind of tokenizer or a word split that is not known.
 */
export function tokenizerFromGguf(
  metadata: ReadonlyMap<string, unknown>,
  source = "the GGUF file",
): Tokenizer {
  const fields = new Fields(metadata, source);
  const model = fields.text("tokenizer.ggml.model");
  switch (model) {
    case "llama":
      return createTokenizer(sentencePieceParts(fields));
    case "gpt2":
      return createTokenizer(byteLevelParts(fields));
    case null:
      throw fields.corrupt("tokenizer.ggml.model", "is missing");
    default:
      throw new OrchardError(
        "unsupportedModel",
        `${source}: tokenizer.ggml.model is ${JSON.stringify(model)}; "llama" and "gpt2" are supported.`,
        { details: { source, model } },
      );
  }
}

function sentencePieceParts(fields: Fields): TokenizerParts {
  const shared = sharedParts(fields, true);
  const { tokens, types } = shared;
  const scores = fields.numbers("tokenizer.ggml.scores", tokens.length) ?? new Float32Array(tokens.length);
  for (let id = 0; id < tokens.length; id++) {
    if (Number.isNaN(scores[id])) throw fields.corrupt(`tokenizer.ggml.scores[${id}]`, "is not a number");
  }
  const byteTokens = new Map<number, number>();
  tokens.forEach((token, id) => {
    const byte = types[id] === TYPE.byte ? byteOfFallbackToken(token) : null;
    if (byte !== null) byteTokens.set(byte, id);
  });
  const unknown = fields.token("tokenizer.ggml.unknown_token_id", tokens.length);
  const encode = createSentencePiece({
    pieces: tokens,
    scores,
    isText: (id) => types[id] !== TYPE.control && types[id] !== TYPE.unknown && types[id] !== TYPE.byte,
    fallback(symbol) {
      const ids = Array.from(textBytes(symbol), (byte) => byteTokens.get(byte) ?? unknown);
      return ids.filter((id) => id !== null);
    },
  });
  const addsSpacePrefix = fields.flag("tokenizer.ggml.add_space_prefix") ?? true;
  return {
    ...shared.parts,
    addsSpacePrefix,
    tokenBytes: packTokenBytes(tokens.length, (id) => {
      const byte = types[id] === TYPE.byte ? byteOfFallbackToken(tokens[id]!) : null;
      if (byte !== null) return Uint8Array.of(byte);
      return types[id] === TYPE.control ? textBytes(tokens[id]!) : sentencePieceBytes(tokens[id]!);
    }),
    // llama.cpp puts the space before every stretch, not only the first.
    encodePlain(text, _first, ids) {
      const spaced = addsSpacePrefix ? ` ${text}` : text;
      return encode(spaced.replaceAll(" ", "▁"), ids);
    },
  };
}

function byteLevelParts(fields: Fields): TokenizerParts {
  const name = fields.text("tokenizer.ggml.pre") ?? "default";
  const split = wordSplit(name);
  if (split === null) {
    throw new OrchardError(
      "unsupportedModel",
      `${fields.source}: tokenizer.ggml.pre is ${JSON.stringify(name)}, an unknown word split. ` +
        `Known are ${WORD_SPLIT_NAMES.join(", ")}.`,
      { details: { source: fields.source, pre: name } },
    );
  }
  const shared = sharedParts(fields, split.addsBos);
  const { tokens, types } = shared;
  const merges = fields.strings("tokenizer.ggml.merges").map((merge, index): [string, string] => {
    // A token may itself begin with a space in a few vocabularies, never hold one further on.
    const space = merge.indexOf(" ", 1);
    if (space < 0 || space === merge.length - 1) {
      throw fields.corrupt(`tokenizer.ggml.merges[${index}]`, "is not two tokens with a space between");
    }
    return [merge.slice(0, space), merge.slice(space + 1)];
  });
  const vocabulary = new Map<string, number>();
  tokens.forEach((token, id) => {
    if (types[id] !== TYPE.control) vocabulary.set(token, id);
  });
  const encodeWords = fields.checked("tokenizer.ggml.merges", () =>
    createBpe({ vocabulary, merges, ignoresMerges: split.ignoresMerges }),
  );
  return {
    ...shared.parts,
    addsSpacePrefix: false,
    tokenBytes: packTokenBytes(tokens.length, (id) =>
      types[id] === TYPE.control || types[id] === TYPE.userDefined
        ? textBytes(tokens[id]!)
        : byteLevelBytes(tokens[id]!),
    ),
    encodePlain: (text, _first, ids) => encodeWords(inByteCharacters(splitWords(text, split)), ids),
  };
}

function* inByteCharacters(words: Iterable<string>): Generator<string, void, void> {
  for (const word of words) yield toByteCharacters(word);
}

/** What both kinds read alike. */
function sharedParts(fields: Fields, addsBosByDefault: boolean) {
  const tokens = fields.strings("tokenizer.ggml.tokens");
  const types =
    fields.numbers("tokenizer.ggml.token_type", tokens.length) ??
    new Int32Array(tokens.length).fill(TYPE.normal);
  const specials: SpecialToken[] = [];
  const idOf = new Map<string, number>();
  tokens.forEach((text, id) => {
    idOf.set(text, id);
    const control = types[id] === TYPE.control || types[id] === TYPE.unknown;
    if (text !== "" && (control || types[id] === TYPE.userDefined)) specials.push({ id, text, control });
  });
  const bosToken = fields.token("tokenizer.ggml.bos_token_id", tokens.length);
  return {
    tokens,
    types,
    parts: {
      specials: specialTokens(specials),
      idOf: (token: string) => idOf.get(token) ?? null,
      bosToken,
      eosToken: fields.token("tokenizer.ggml.eos_token_id", tokens.length),
      addsBos: bosToken !== null && (fields.flag("tokenizer.ggml.add_bos_token") ?? addsBosByDefault),
      chatTemplate: fields.text("tokenizer.chat_template"),
    },
  };
}

/** Metadata with its types checked; every complaint names the file and the key. */
class Fields {
  readonly source: string;
  readonly #metadata: ReadonlyMap<string, unknown>;

  constructor(metadata: ReadonlyMap<string, unknown>, source: string) {
    this.#metadata = metadata;
    this.source = source;
  }

  corrupt(field: string, problem: string): OrchardError {
    return new OrchardError(
      "corruptModel",
      `${this.source}: ${field} ${problem}. Fetch or convert the file again.`,
      { details: { source: this.source, field } },
    );
  }

  /** Runs `build`; a merge without tokens is the file's fault. */
  checked<T>(key: string, build: () => T): T {
    try {
      return build();
    } catch (error) {
      if (error instanceof UnknownMergeError) throw this.corrupt(`${key}[${error.index}]`, error.message);
      throw error;
    }
  }

  text(key: string): string | null {
    return this.#optional(key, "a string", (value) => typeof value === "string");
  }

  flag(key: string): boolean | null {
    return this.#optional(key, "a boolean", (value) => typeof value === "boolean");
  }

  /** An id in 0 … count − 1; 2³² − 1 is how some files say none. */
  token(key: string, count: number): number | null {
    const id = this.#optional(key, "a number", (value): value is number => typeof value === "number");
    if (id === null || id === 0xffffffff) return null;
    if (!(Number.isInteger(id) && id >= 0 && id < count)) {
      throw this.corrupt(key, `is ${id}, outside the vocabulary of ${count}`);
    }
    return id;
  }

  strings(key: string): readonly string[] {
    const value = this.#metadata.get(key);
    if (!Array.isArray(value))
      throw this.corrupt(key, value === undefined ? "is missing" : "is not an array");
    const wrong = value.findIndex((item) => typeof item !== "string");
    if (wrong >= 0) throw this.corrupt(`${key}[${wrong}]`, "is not a string");
    return value;
  }

  /** One number per token, or null when the key is absent. */
  numbers(key: string, count: number): ArrayLike<number> | null {
    const value = this.#metadata.get(key);
    if (value === undefined) return null;
    if (!isNumberList(value)) throw this.corrupt(key, "is not an array of numbers");
    if (value.length !== count) throw this.corrupt(key, `has ${value.length} entries for ${count} tokens`);
    return value;
  }

  #optional<T>(key: string, kind: string, is: (value: unknown) => value is T): T | null {
    const value = this.#metadata.get(key);
    if (value === undefined) return null;
    if (!is(value)) throw this.corrupt(key, `is not ${kind}`);
    return value;
  }
}

function isNumberList(value: unknown): value is ArrayLike<number> {
  if (Array.isArray(value)) return value.every((item) => typeof item === "number");
  return ArrayBuffer.isView(value) && !(value instanceof DataView || value instanceof BigInt64Array);
}

// tokenizer.json of Hugging Face, read with @huggingface/tokenizers: its normalizers and pre-tokenizers cut
// the text into words. The merging itself is ours (bpe.ts): the library's takes 5 to 10 s and 1 GB for a
// megabyte without a space, and cannot tell the control tokens of a template from those in a user's text.
// Left out: WordPiece and unigram models, truncation, padding, pairs.
import { Tokenizer as Library } from "@huggingface/tokenizers";
import { OrchardError } from "../../errors.ts";
import { createBpe, UnknownMergeError } from "./bpe.ts";
import { splitAt } from "./gguf-split.ts";
import { type SpecialToken, specialTokens } from "./special-tokens.ts";
import {
  BYTE_PIECES,
  byteLevelBytes,
  byteOfFallbackToken,
  packTokenBytes,
  sentencePieceBytes,
  textBytes,
} from "./token-bytes.ts";
import { createTokenizer, type Tokenizer } from "./tokenizer.ts";
import { repairPreTokenizer } from "./tokenizer-json-repairs.ts";

type Json = Readonly<Record<string, unknown>>;

/** Larger ids than this are taken for damage: no vocabulary known comes near. */
const MAXIMUM_ID = 2 ** 22;

/**
 * The tokenizer of a parsed tokenizer.json and, when there is one, tokenizer_config.json (the first and last
 * token and the chat template). `source` names the file in errors. Throws `corruptModel`, and
 * `unsupportedModel` for a model that is not byte-pair encoding.
 */
export function huggingFaceTokenizer(
  tokenizerJson: unknown,
  tokenizerConfig: unknown = {},
  source = "tokenizer.json",
): Tokenizer {
  const json = objectAt(tokenizerJson, "the document", source);
  const config = objectAt(tokenizerConfig, "tokenizer_config.json", source);
  const model = objectAt(json.model, "model", source);
  if ((model.type ?? "BPE") !== "BPE") {
    throw unsupported(source, `model.type is ${JSON.stringify(model.type)}; only "BPE" is supported`);
  }
  for (const affix of ["continuing_subword_prefix", "end_of_word_suffix"]) {
    if ((model[affix] ?? "") !== "") throw unsupported(source, `model.${affix} is not supported`);
  }
  const added = addedTokens(json, source);
  const vocabulary = vocabularyOf(model, source);
  const { tokens, idOf } = allTokens(vocabulary, added);
  const normalize = json.normalizer !== null && json.normalizer !== undefined;
  // A token that is looked for after normalization is left to the library, which does that.
  const late = added.filter((token) => token.normalized && normalize && !token.special);
  const early = added.filter((token) => !late.includes(token));
  const wordsOf = openLibrary(json, late, source);
  const lateIds = new Map(late.map((token) => [token.text, token.id]));

  const byteLevel = mentions(json.decoder, "ByteLevel") || mentions(json.pre_tokenizer, "ByteLevel");
  if (!byteLevel && !mentions(json.decoder, "Replace") && !mentions(json.decoder, "Metaspace")) {
    throw unsupported(
      source,
      "decoder is neither byte-level nor SentencePiece's, so its tokens have no bytes",
    );
  }
  const byteTokens = model.byte_fallback === true ? fallbackTokens(vocabulary) : null;
  const encodeWords = checked(source, () =>
    createBpe({
      vocabulary: withoutControl(vocabulary, added),
      merges: mergesOf(model, source),
      ignoresMerges: model.ignore_merges === true,
      byteTokens,
      unknownToken: typeof model.unk_token === "string" ? (vocabulary.get(model.unk_token) ?? null) : null,
      fusesUnknown: model.fuse_unk === true,
      wholeWords: lateIds,
    }),
  );
  const template = templateTokens(json.post_processor);
  const bosToken = idOf(nameOf(config.bos_token) ?? template[0] ?? "");
  return createTokenizer({
    idOf,
    specials: specialTokens(early.map(specialTokenOf)),
    tokenBytes: packTokenBytes(tokens.length, (id) => {
      const token = tokens[id];
      if (token === undefined) return null;
      if (token.added) return textBytes(token.text);
      if (byteLevel) return byteLevelBytes(token.text);
      const byte = byteTokens === null ? null : byteOfFallbackToken(token.text);
      return byte === null ? sentencePieceBytes(token.text) : Uint8Array.of(byte);
    }),
    encodePlain: (text, first, ids) => encodeWords(wordsOf(text, first), ids),
    bosToken,
    eosToken: idOf(nameOf(config.eos_token) ?? ""),
    addsBos:
      bosToken !== null &&
      (typeof config.add_bos_token === "boolean" ? config.add_bos_token : template.length > 0),
    addsSpacePrefix: !byteLevel && dropsFirstSpace(json.decoder),
    chatTemplate: chatTemplateOf(config.chat_template),
  });
}

interface AddedToken {
  readonly id: number;
  readonly text: string;
  readonly special: boolean;
  readonly normalized: boolean;
  readonly json: Json;
}

function addedTokens(json: Json, source: string): AddedToken[] {
  return arrayAt(json.added_tokens ?? [], "added_tokens", source).map((value, index) => {
    const field = `added_tokens[${index}]`;
    const token = objectAt(value, field, source);
    if (!isId(token.id)) throw corrupt(source, `${field}.id`, "is not a token id");
    if (typeof token.content !== "string" || token.content === "") {
      throw corrupt(source, `${field}.content`, "is not a text");
    }
    const special = token.special === true;
    const normalized = typeof token.normalized === "boolean" ? token.normalized : !special;
    return { id: token.id, text: token.content, special, normalized, json: token };
  });
}

function specialTokenOf({ id, text, special, json }: AddedToken): SpecialToken {
  return { id, text, control: special, trimsBefore: json.lstrip === true, trimsAfter: json.rstrip === true };
}

function vocabularyOf(model: Json, source: string): Map<string, number> {
  const vocabulary = new Map<string, number>();
  for (const [token, id] of Object.entries(objectAt(model.vocab, "model.vocab", source))) {
    if (!isId(id)) throw corrupt(source, `model.vocab[${JSON.stringify(token)}]`, "is not a token id");
    vocabulary.set(token, id);
  }
  return vocabulary;
}

/** Tokens by id, added ones over those of the model. */
function allTokens(vocabulary: ReadonlyMap<string, number>, added: readonly AddedToken[]) {
  const tokens: { text: string; added: boolean }[] = [];
  for (const [text, id] of vocabulary) tokens[id] = { text, added: false };
  for (const { text, id } of added) tokens[id] = { text, added: true };
  const ids = new Map(added.map(({ text, id }) => [text, id]));
  return { tokens, idOf: (token: string) => ids.get(token) ?? vocabulary.get(token) ?? null };
}

/** No word of a text may become a control token by being its name. */
function withoutControl(vocabulary: ReadonlyMap<string, number>, added: readonly AddedToken[]) {
  const plain = new Map(vocabulary);
  for (const { text, special } of added) if (special) plain.delete(text);
  return plain;
}

function mergesOf(model: Json, source: string): [string, string][] {
  return arrayAt(model.merges, "model.merges", source).map((merge, index) => {
    const pair = typeof merge === "string" ? merge.split(" ") : merge;
    if (Array.isArray(pair) && pair.length === 2) {
      const [left, right] = pair;
      if (typeof left === "string" && typeof right === "string") return [left, right];
    }
    throw corrupt(source, `model.merges[${index}]`, "is not a pair of tokens");
  });
}

/** The byte tokens, or null when the vocabulary lacks one of the 256. */
function fallbackTokens(vocabulary: ReadonlyMap<string, number>): number[] | null {
  const ids: number[] = [];
  for (const piece of BYTE_PIECES) {
    const id = vocabulary.get(piece);
    if (id === undefined) return null;
    ids.push(id);
  }
  return ids;
}

/** Text to words by the library: normalized, cut at the tokens in `late`, pre-tokenized. */
function openLibrary(json: Json, late: readonly AddedToken[], source: string) {
  const library = checked(
    source,
    () =>
      new Library(
        {
          ...json,
          normalizer: json.normalizer ?? null,
          pre_tokenizer: repairPreTokenizer(json.pre_tokenizer ?? null, (kind) =>
            unsupported(source, `pre_tokenizer has ${kind}, which is not supported`),
          ),
          post_processor: null,
          decoder: null,
          model: { type: "BPE", vocab: {}, merges: [] },
          added_tokens: [],
        },
        {},
      ),
  );
  const normalized = (text: string) => library.normalizer?.normalize(text) ?? text;
  const cut = specialTokens(
    late.map((token) => ({ ...specialTokenOf(token), text: normalized(token.text) || token.text })),
  );
  const names = new Map(late.map(({ id, text }) => [id, text]));
  const steps = cutSteps(library.pre_tokenizer);
  return function* words(text: string, first: boolean): Generator<string> {
    for (const part of cut.split(normalized(text), false)) {
      if (typeof part === "number") yield names.get(part)!;
      else if (part === "") continue;
      else yield* cutInSteps(part, steps, { section_index: first ? 0 : 1 });
    }
  };
}

type LibraryStep = NonNullable<Library["pre_tokenizer"]>;
type Cut = (text: string, options: { readonly section_index: number }) => Iterable<string>;

/** The steps of the library's pre-tokenizer, one after the other; those that isolate matches give them as asked for. */
function cutSteps(step: LibraryStep | null): Cut[] {
  if (step === null) return [];
  const { tokenizers, pattern, config } = step as LibraryStep & {
    readonly tokenizers?: readonly (LibraryStep | null)[];
    readonly pattern?: RegExp | null;
    readonly config?: Json;
  };
  if (tokenizers) return tokenizers.flatMap(cutSteps);
  const isolates = config?.type === "Split" && config.invert === false && config.behavior === "Isolated";
  if (isolates && pattern) return [(text) => splitAt(text, pattern)];
  return [(text, options) => step.pre_tokenize(text, options)];
}

function* cutInSteps(
  text: string,
  steps: readonly Cut[],
  options: Parameters<Cut>[1],
): Generator<string, void, void> {
  const [step, ...rest] = steps;
  if (step === undefined) return void (yield text);
  for (const piece of step(text, options)) {
    if (rest.length === 0) yield piece;
    else yield* cutInSteps(piece, rest, options);
  }
}

/** The names of the special tokens before the text in a post-processor's template. */
function templateTokens(processor: unknown): string[] {
  if (!isObject(processor)) return [];
  if (processor.type === "Sequence" && Array.isArray(processor.processors)) {
    return processor.processors.flatMap(templateTokens);
  }
  if (processor.type !== "TemplateProcessing" || !Array.isArray(processor.single)) return [];
  const names: string[] = [];
  for (const item of processor.single) {
    const special: unknown = isObject(item) ? item.SpecialToken : undefined;
    if (!isObject(special) || typeof special.id !== "string") break;
    names.push(special.id);
  }
  return names;
}

/** Whether decoding drops the space that encoding put before the text. */
function dropsFirstSpace(decoder: unknown): boolean {
  if (!isObject(decoder)) return false;
  if (decoder.type === "Sequence" && Array.isArray(decoder.decoders))
    return decoder.decoders.some(dropsFirstSpace);
  if (decoder.type === "Metaspace") {
    return decoder.prepend_scheme !== "never" && decoder.add_prefix_space !== false;
  }
  return decoder.type === "Strip" && decoder.content === " " && decoder.start === 1;
}

function mentions(part: unknown, type: string): boolean {
  if (Array.isArray(part)) return part.some((item) => mentions(item, type));
  return isObject(part) && (part.type === type || Object.values(part).some((item) => mentions(item, type)));
}

function nameOf(token: unknown): string | null {
  if (typeof token === "string") return token;
  return isObject(token) && typeof token.content === "string" ? token.content : null;
}

/** One template, or the one named "default" of several. */
function chatTemplateOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return null;
  const found: unknown = value.find((item) => isObject(item) && item.name === "default");
  return isObject(found) && typeof found.template === "string" ? found.template : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MAXIMUM_ID;
}

function objectAt(value: unknown, field: string, source: string): Json {
  if (!isObject(value)) throw corrupt(source, field, value === undefined ? "is missing" : "is not an object");
  return value;
}

function arrayAt(value: unknown, field: string, source: string): readonly unknown[] {
  if (!Array.isArray(value))
    throw corrupt(source, field, value === undefined ? "is missing" : "is not a list");
  return value;
}

/** Runs `build`; what the library or the merges complain about is the file's fault. */
function checked<T>(source: string, build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (error instanceof OrchardError) throw error;
    if (error instanceof UnknownMergeError)
      throw corrupt(source, `model.merges[${error.index}]`, error.message);
    throw corrupt(source, "normalizer or pre_tokenizer", `is not understood (${String(error)})`, error);
  }
}

function corrupt(source: string, field: string, problem: string, cause?: unknown): OrchardError {
  return new OrchardError("corruptModel", `${source}: ${field} ${problem}. Fetch the file again.`, {
    details: { source, field },
    cause,
  });
}

function unsupported(source: string, problem: string): OrchardError {
  return new OrchardError("unsupportedModel", `${source}: ${problem}.`, { details: { source } });
}

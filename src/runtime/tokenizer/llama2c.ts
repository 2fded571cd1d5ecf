// The tokenizer of llama2.c checkpoints (karpathy/llama2.c, tokenizer.py): an int32, the longest token; then
// per token a float32 score, an int32 length and that many bytes, all little-endian. Pieces have plain spaces
// for "▁"; ids 3 to 258 are the bytes; 1 begins a text and 2 ends it. Encoding is that of the C program: a
// space before the text.
import { OrchardError } from "../../errors.ts";
import { createSentencePiece } from "./sentencepiece.ts";
import { specialTokens } from "./special-tokens.ts";
import { BYTE_PIECES, packTokenBytes, textBytes } from "./token-bytes.ts";
import { createTokenizer, type Tokenizer } from "./tokenizer.ts";

const NAMES = ["<unk>", "<s>", "</s>"];
const BOS = 1;
const EOS = 2;
const FIRST_BYTE = 3;
const FIRST_PIECE = FIRST_BYTE + 256;

/**
 * Reads the bytes of a `tokenizer.bin`; `vocabularySize` (the model's) is checked when given, else the file's
 * end ends the list. `source` names the file in errors. Throws `corruptModel`.
 */
export function llama2cTokenizer(
  data: Uint8Array,
  source = "tokenizer.bin",
  vocabularySize: number | null = null,
): Tokenizer {
  const { pieces, scores } = readPieces(data, source, vocabularySize);
  // One UTF-16 unit per byte, so that a piece that is no whole UTF-8 is still itself.
  const isText = (id: number) => id >= FIRST_PIECE;
  const encode = createSentencePiece({
    pieces,
    scores,
    isText,
    fallback: (symbol) => Array.from(symbol, (unit) => FIRST_BYTE + unit.charCodeAt(0)),
  });
  return createTokenizer({
    specials: specialTokens(NAMES.map((text, id) => ({ id, text, control: true }))),
    tokenBytes: packTokenBytes(pieces.length, (id) => {
      if (id < FIRST_BYTE) return textBytes(NAMES[id]!);
      if (id < FIRST_PIECE) return Uint8Array.of(id - FIRST_BYTE);
      return unitBytes(pieces[id]!);
    }),
    encodePlain(text, first, ids) {
      return encode(characterUnits(textBytes(first ? ` ${text}` : text)), ids);
    },
    idOf(token) {
      const bytes = textBytes(token);
      const id = NAMES.includes(token)
        ? NAMES.indexOf(token)
        : pieces.indexOf(unitsOf(bytes, 0, bytes.length));
      return id < 0 ? null : id;
    },
    bosToken: BOS,
    eosToken: EOS,
    addsBos: true,
    addsSpacePrefix: true,
    chatTemplate: null,
  });
}

function readPieces(data: Uint8Array, source: string, vocabularySize: number | null) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const pieces: string[] = [];
  const scores: number[] = [];
  function corrupt(field: string, problem: string): OrchardError {
    return new OrchardError(
      "corruptModel",
      `${source}: ${field} ${problem}. Fetch or export the file again.`,
      {
        details: { source, field },
      },
    );
  }
  if (data.length < 4) throw corrupt("max_token_length", "is missing: the file has fewer than 4 bytes");
  const longest = view.getInt32(0, true);
  if (longest < 1) throw corrupt("max_token_length", `is ${longest}, not a positive number`);
  let at = 4;
  while (vocabularySize === null ? at < data.length : pieces.length < vocabularySize) {
    const token = `token ${pieces.length}`;
    if (at + 8 > data.length) throw corrupt(token, "is cut off: the file ends inside its score or length");
    const score = view.getFloat32(at, true);
    const length = view.getInt32(at + 4, true);
    at += 8;
    if (!Number.isFinite(score)) throw corrupt(token, `has the score ${score}`);
    if (length < 0 || length > longest) {
      throw corrupt(token, `has the length ${length}, outside 0 to the file's longest, ${longest}`);
    }
    if (at + length > data.length) throw corrupt(token, "is cut off: the file ends inside its text");
    scores.push(score);
    pieces.push(unitsOf(data, at, at + length));
    at += length;
  }
  if (at !== data.length) {
    throw corrupt(
      "end of file",
      `comes ${data.length - at} bytes after the ${vocabularySize} tokens of the model`,
    );
  }
  if (pieces.length < FIRST_PIECE) {
    throw corrupt(
      "list of tokens",
      `has ${pieces.length}, fewer than the ${FIRST_PIECE} that every file begins with`,
    );
  }
  for (let id = FIRST_BYTE; id < FIRST_PIECE; id++) {
    if (pieces[id] !== BYTE_PIECES[id - FIRST_BYTE]) {
      throw corrupt(`token ${id}`, `is ${JSON.stringify(pieces[id])}, not ${BYTE_PIECES[id - FIRST_BYTE]}`);
    }
  }
  return { pieces, scores };
}

function unitsOf(bytes: Uint8Array, start: number, end: number): string {
  let units = "";
  for (let i = start; i < end; i++) units += String.fromCharCode(bytes[i]!);
  return units;
}

function unitBytes(units: string): Uint8Array {
  const bytes = new Uint8Array(units.length);
  for (let i = 0; i < units.length; i++) bytes[i] = units.charCodeAt(i);
  return bytes;
}

/** Valid UTF-8 to one string of byte units per code point. */
function* characterUnits(bytes: Uint8Array): Generator<string, void, void> {
  for (let start = 0; start < bytes.length; ) {
    let end = start + 1;
    while (end < bytes.length && (bytes[end]! & 0xc0) === 0x80) end++;
    yield unitsOf(bytes, start, end);
    start = end;
  }
}

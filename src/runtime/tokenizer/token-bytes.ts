// The bytes of every token, in one buffer, and the two ways in which vocabularies write bytes as text:
// GPT-2's table of 256 printable characters, and SentencePiece's "▁" for a space and "<0x0A>" for a byte.

/** The bytes of `count` tokens. */
export interface TokenBytes {
  readonly count: number;
  /** A view of the bytes of token `id`, 0 ≤ id < count; not to be written to. */
  of(id: number): Uint8Array;
}

/** Packs the bytes of tokens 0 … count − 1; null stands for an id without a token. */
export function packTokenBytes(count: number, bytesOf: (id: number) => Uint8Array | null): TokenBytes {
  const ends = new Uint32Array(count + 1);
  let data = new Uint8Array(Math.max(1024, count * 8));
  for (let id = 0; id < count; id++) {
    const bytes = bytesOf(id);
    const start = ends[id]!;
    const end = start + (bytes?.length ?? 0);
    if (end > data.length) {
      const larger = new Uint8Array(Math.max(end, data.length * 2));
      larger.set(data);
      data = larger;
    }
    if (bytes !== null) data.set(bytes, start);
    ends[id + 1] = end;
  }
  return { count, of: (id) => data.subarray(ends[id]!, ends[id + 1]!) };
}

const utf8 = new TextEncoder();

/** The UTF-8 bytes of a text. */
export function textBytes(text: string): Uint8Array {
  return utf8.encode(text);
}

/** Byte to character: printable Latin-1 stands for itself, the rest for U+0100 and up, in order. */
export const BYTE_CHARACTERS: readonly string[] = (() => {
  const printable = (byte: number) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++));
})();

const CHARACTER_BYTES = new Map(BYTE_CHARACTERS.map((character, byte) => [character, byte]));

/** Text to one character of the byte table per UTF-8 byte. */
export function toByteCharacters(text: string): string {
  let characters = "";
  for (const byte of textBytes(text)) characters += BYTE_CHARACTERS[byte];
  return characters;
}

/** The bytes that a token of a byte-level vocabulary stands for; a character outside the table is itself. */
export function byteLevelBytes(token: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of token) {
    const byte = CHARACTER_BYTES.get(character);
    if (byte !== undefined) bytes.push(byte);
    else bytes.push(...textBytes(character));
  }
  return Uint8Array.from(bytes);
}

/** Byte to the SentencePiece token that stands for it: "<0x00>" to "<0xFF>". */
export const BYTE_PIECES: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`,
);

/** The byte of a token that is written "<0xNN>", or null. */
export function byteOfFallbackToken(token: string): number | null {
  return /^<0x[0-9A-Fa-f]{2}>$/.test(token) ? Number.parseInt(token.slice(3, 5), 16) : null;
}

/** The bytes that a token of a SentencePiece vocabulary stands for: "▁" is a space. */
export function sentencePieceBytes(token: string): Uint8Array {
  return textBytes(token.replaceAll("▁", " "));
}

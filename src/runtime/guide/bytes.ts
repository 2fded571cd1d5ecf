// Bytes kept as strings of one character per byte, which JavaScript compares, concatenates and hashes fast.

const decoder = new TextDecoder();

/** The UTF-8 text of captured bytes. */
export function decodeCaptured(bytes: string): string {
  return decoder.decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
}

/** Bytes as one character each. */
export function captureBytes(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The text of a JSON string of which the bytes between the quotes were captured. */
export function unquoted(bytes: string): string {
  return /[\\\x80-\xff]/.test(bytes) ? (JSON.parse(`"${decodeCaptured(bytes)}"`) as string) : bytes;
}

// Where tests find the real data of ../shared/data, and random text to try tokenizers with.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const shared = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

/** Whether ../shared/data is there; tests that need it are skipped where it is not. */
export const hasSharedData = existsSync(shared);

export function sharedPath(path: string): string {
  return shared + path;
}

export function sharedText(path: string): string {
  return readFileSync(shared + path, "utf8");
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Text of `length` characters from an alphabet that is hard on tokenizers. */
export function randomText(random: () => number, length: number): string {
  const alphabet = [
    ..."eeeaattiinos  hrdl\n\n\t'.,!?013５½éßñçøåığ語言한국Ệđж\u00a0\u0085\ufeff\u3000▁<>|_[]{}",
    "🦙",
    "👩‍💻",
    "e\u0301",
  ];
  let text = "";
  for (let i = 0; i < length; i++) text += alphabet[Math.floor(random() * alphabet.length)];
  return text;
}

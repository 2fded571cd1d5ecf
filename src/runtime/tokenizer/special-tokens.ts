// The tokens that a text is searched for before anything else happens to it: control tokens (<|im_end|>),
// which only the conversation's form may write, and tokens that the vocabulary's author added, which anyone
// may write. Leftmost match first, the longest of those that begin there.

export interface SpecialToken {
  readonly id: number;
  readonly text: string;
  /** true: found only where the caller allows control tokens. */
  readonly control: boolean;
  /** White space before or after it belongs to it. */
  readonly trimsBefore?: boolean;
  readonly trimsAfter?: boolean;
}

/** Where a special token stands: UTF-16 offsets. */
export interface SpecialMatch {
  readonly token: SpecialToken;
  readonly start: number;
  readonly end: number;
}

export interface SpecialTokens {
  readonly list: readonly SpecialToken[];
  isControl(id: number): boolean;
  /** All matches in the text, in order. Those that begin at an offset in `literal` do not count. */
  find(text: string, control: boolean, literal?: ReadonlySet<number>): SpecialMatch[];
  /** The text cut at its special tokens: ids, and the stretches (perhaps empty) between them. */
  split(text: string, control: boolean, literal?: ReadonlySet<number>): (number | string)[];
}

/** A search over the given tokens; texts must not be empty. */
export function specialTokens(list: readonly SpecialToken[]): SpecialTokens {
  const byText = new Map<string, SpecialToken>();
  // Per first UTF-16 unit, the lengths that occur, longest first: a few look-ups per candidate position.
  const lengths = new Map<number, number[]>();
  for (const token of list) {
    byText.set(token.text, token);
    const unit = token.text.charCodeAt(0);
    const known = lengths.get(unit) ?? [];
    if (!known.includes(token.text.length)) known.push(token.text.length);
    lengths.set(unit, known);
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a);
  const controls = new Set(list.filter((token) => token.control).map((token) => token.id));

  function find(text: string, control: boolean, literal?: ReadonlySet<number>): SpecialMatch[] {
    const matches: SpecialMatch[] = [];
    if (lengths.size === 0) return matches;
    for (let start = 0; start < text.length; ) {
      const token = literal?.has(start) ? undefined : tokenAt(text, start, control);
      if (token === undefined) {
        start++;
      } else {
        matches.push({ token, start, end: start + token.text.length });
        start += token.text.length;
      }
    }
    return matches;
  }

  function tokenAt(text: string, start: number, control: boolean): SpecialToken | undefined {
    for (const length of lengths.get(text.charCodeAt(start)) ?? []) {
      const token = byText.get(text.slice(start, start + length));
      if (token !== undefined && (control || !token.control)) return token;
    }
    return undefined;
  }

  function split(text: string, control: boolean, literal?: ReadonlySet<number>): (number | string)[] {
    const parts: (number | string)[] = [];
    let from = 0;
    let trimsStart = false;
    for (const { token, start, end } of find(text, control, literal)) {
      parts.push(trimmed(text.slice(from, start), trimsStart, token.trimsBefore === true), token.id);
      trimsStart = token.trimsAfter === true;
      from = end;
    }
    parts.push(trimmed(text.slice(from), trimsStart, false));
    return parts;
  }

  return { list, isControl: (id) => controls.has(id), find, split };
}

function trimmed(text: string, start: boolean, end: boolean): string {
  const left = start ? text.trimStart() : text;
  return end ? left.trimEnd() : left;
}

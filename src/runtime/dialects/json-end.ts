// Where a JSON value ends in a text that goes on after it.

/** The offset after the value that begins at `from`, or null while it is not complete. Does not check that it is JSON. */
export function endOfJson(text: string, from: number): number | null {
  const first = text[from];
  if (first === undefined) return null;
  if (first === '"') return endOfString(text, from);
  if (first !== "{" && first !== "[") {
    const rest = /[^-+.0-9A-Za-z]/.exec(text.slice(from));
    return rest === null ? null : from + rest.index;
  }
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') {
      const end = endOfString(text, at);
      if (end === null) return null;
      at = end - 1;
    } else if (character === "{" || character === "[") depth++;
    else if ((character === "}" || character === "]") && --depth === 0) return at + 1;
  }
  return null;
}

function endOfString(text: string, from: number): number | null {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return null;
}

// Sentences with choices: (this|that), [perhaps this], {slot}, parentheses around a single (thing), and {=fact:value}, which says something about
// the sentence without a word of its own. After the slots are filled, a language puts right what depends on
// its neighbours: English a~, French de~, Korean particles, Turkish endings (agree.ts).
import type { Dice } from "./dice.ts";

export type TemplatePart =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "slot"; readonly name: string }
  | { readonly type: "fact"; readonly name: string; readonly value: string }
  | { readonly type: "choice"; readonly branches: readonly (readonly TemplatePart[])[] };

/** A template as parts. Throws a SyntaxError for brackets that do not match. */
export function parseTemplate(source: string): readonly TemplatePart[] {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  let at = 0;

  function sequence(ends: string): TemplatePart[] {
    const parts: TemplatePart[] = [];
    let text = "";
    const flush = () => {
      if (text !== "") parts.push({ type: "text", text });
      text = "";
    };
    while (at < source.length && !ends.includes(source[at]!)) {
      const character = source[at++]!;
      if (character === "{") {
        flush();
        const end = source.indexOf("}", at);
        if (end < 0) throw new SyntaxError(`${source}: a { without its }`);
        parts.push(slot(source.slice(at, end)));
        at = end + 1;
      } else if (character === "(" || character === "[") {
        flush();
        const close = character === "(" ? ")" : "]";
        const branches: TemplatePart[][] = character === "[" ? [[]] : [];
        do branches.push(sequence(`|${close}`));
        while (source[at++] === "|");
        if (source[at - 1] !== close) throw new SyntaxError(`${source}: a ${character} without its ${close}`);
        if (branches.length > 1) parts.push({ type: "choice", branches });
        else parts.push({ type: "text", text: "(" }, ...branches[0]!, { type: "text", text: ")" });
      } else if (")]}|".includes(character)) {
        throw new SyntaxError(`${source}: a ${character} too many`);
      } else {
        text += character;
      }
    }
    flush();
    return parts;
  }

  const parts = sequence("");
  parsed.set(source, parts);
  return parts;
}

const parsed = new Map<string, readonly TemplatePart[]>();

function slot(inner: string): TemplatePart {
  if (!inner.startsWith("=")) return { type: "slot", name: inner };
  const [name = "", value = ""] = inner.slice(1).split(":");
  return { type: "fact", name, value };
}

export interface Filler {
  /** The words for a slot. */
  slot(name: string): string;
  fact?(name: string, value: string): void;
}

/** One of the sentences that a template stands for; spaces that a left-out part leaves behind are gone. */
export function fillTemplate(source: string, dice: Dice, filler: Filler): string {
  function write(parts: readonly TemplatePart[]): string {
    let text = "";
    for (const part of parts) {
      switch (part.type) {
        case "text":
          text += part.text;
          break;
        case "slot":
          text += filler.slot(part.name);
          break;
        case "fact":
          filler.fact?.(part.name, part.value);
          break;
        case "choice":
          text += write(dice.pick(part.branches));
          break;
        default:
          part satisfies never;
      }
    }
    return text;
  }
  return write(parseTemplate(source))
    .replace(/ {2,}/g, " ")
    .replace(/ ([.,;!?])/g, "$1")
    .replace(/(?<!\.)\.\.(?!\.)/g, ".")
    .trim();
}

/** Every slot that a template has, those in its choices too. */
export function slotsOf(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (parts: readonly TemplatePart[]): void => {
    for (const part of parts) {
      if (part.type === "slot") names.add(part.name);
      else if (part.type === "choice") part.branches.forEach(visit);
    }
  };
  visit(parseTemplate(source));
  return names;
}

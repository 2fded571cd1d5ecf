// Reads JSON, or the beginning of JSON, into generated content: strictly, every property in its place, every part knowing
// whether it is complete. Slower than partial-json.ts, which follows an answer and trusts it; this one trusts nothing.
import { OrchardError } from "../errors.ts";

/** What a generated value is. The keys of a structure are in the order in which they were written. */
export type ContentKind<Content> =
  | { readonly type: "null" }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "array"; readonly elements: readonly Content[] }
  | { readonly type: "structure"; readonly properties: ReadonlyMap<string, Content> };

interface Reading<Content> {
  /** The most levels. */
  readonly deepest: number;
  readonly make: (kind: ContentKind<Content>, isComplete: boolean) => Content;
}

/** A container that is open. */
interface Open<Content> {
  readonly elements: Content[] | null;
  readonly properties: Map<string, Content>;
  key: string | null;
}

/** A text, or as much of it as there is; `next` is where it ends. */
interface StringToken {
  readonly text: string;
  readonly next: number;
  readonly isClosed: boolean;
}

const numberPrefix = /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:(?<=\d)[eE][+-]?\d*)?)?$/;
const wholeNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const literals: Readonly<Record<string, ContentKind<never>>> = {
  null: { type: "null" },
  true: { type: "boolean", value: true },
  false: { type: "boolean", value: false },
};

/** Throws `decodingFailure` for what is not the beginning of JSON. */
export function readContent<Content>(source: string, { deepest, make }: Reading<Content>): Content {
  const open: Open<Content>[] = [];
  let root: Content | undefined;
  let at = 0;
  /** What may come: a value, a name, a colon, or what follows a value; `first` is just behind an opening bracket. */
  let expected = "value" as "value" | "first" | "key" | "firstKey" | "colon" | "after";

  const broken = (): OrchardError =>
    new OrchardError("decodingFailure", `Not JSON, nor its beginning: see position ${at}.`, {
      details: { rawContent: source, position: at },
    });
  const place = (content: Content): void => {
    const parent = open.at(-1);
    if (parent === undefined) root = content;
    else if (parent.elements !== null) parent.elements.push(content);
    else parent.properties.set(parent.key!, content);
    expected = "after";
  };
  const kindOf = ({ elements, properties }: Open<Content>): ContentKind<Content> =>
    elements === null ? { type: "structure", properties } : { type: "array", elements };

  while (true) {
    while (at < source.length && " \t\n\r".includes(source[at]!)) at++;
    if (at === source.length) break;
    const character = source[at]!;
    const parent = open.at(-1);
    if (expected === "colon") {
      if (character !== ":") throw broken();
      expected = "value";
      at++;
    } else if (expected === "after") {
      if (parent === undefined) throw broken();
      const closing = parent.elements === null ? "}" : "]";
      if (character === closing) place(make(kindOf(open.pop()!), true));
      else if (character === ",") expected = parent.elements === null ? "key" : "value";
      else throw broken();
      at++;
    } else if (expected === "key" || expected === "firstKey") {
      if (character === "}" && expected === "firstKey") {
        place(make(kindOf(open.pop()!), true));
        at++;
        continue;
      }
      if (character !== '"') throw broken();
      const { text, next, isClosed } = stringAt(source, at, broken);
      if (!isClosed) break;
      parent!.key = text;
      expected = "colon";
      at = next;
    } else if (character === "]" && expected === "first") {
      place(make(kindOf(open.pop()!), true));
      at++;
    } else if (character === "{" || character === "[") {
      if (open.length === deepest) throw broken();
      const isObject = character === "{";
      open.push({ elements: isObject ? null : [], properties: new Map(), key: null });
      expected = isObject ? "firstKey" : "first";
      at++;
    } else if (character === '"') {
      const { text, next, isClosed } = stringAt(source, at, broken);
      place(make({ type: "string", value: text }, isClosed));
      at = next;
    } else {
      const word = /[\w+.-]*/y;
      word.lastIndex = at;
      const text = word.exec(source)![0];
      const isLast = at + text.length === source.length;
      const literal = Object.hasOwn(literals, text) ? literals[text] : undefined;
      if (literal !== undefined) place(make(literal, true));
      else if (Math.abs(Number(text)) === Number.POSITIVE_INFINITY) throw broken();
      else if (wholeNumber.test(text) && (!isLast || parent === undefined))
        place(make({ type: "number", value: Number(text) }, true));
      else if (!isLast || text === "" || !mayBecomeScalar(text)) throw broken();
      at += text.length;
    }
  }

  // What is open is incomplete, from the inside out.
  while (open.length > 0) place(make(kindOf(open.pop()!), false));
  return root ?? make({ type: "null" }, false);
}

function mayBecomeScalar(text: string): boolean {
  return numberPrefix.test(text) || Object.keys(literals).some((literal) => literal.startsWith(text));
}

/** The text that begins at a quotation mark. An escape or a pair of surrogates that is cut is left out. */
function stringAt(source: string, start: number, broken: () => OrchardError): StringToken {
  let at = start + 1;
  let whole = at;
  while (at < source.length && source[at] !== '"') {
    const length = source[at] !== "\\" ? 1 : source[at + 1] === "u" ? 6 : 2;
    at += length;
    if (at <= source.length) whole = at;
  }
  const isClosed = at < source.length;
  const rest = source.slice(whole, source.length);
  if (!isClosed && !/^(\\(u[\da-fA-F]{0,3})?)?$/.test(rest)) throw broken();
  try {
    const text = JSON.parse(`${source.slice(start, isClosed ? at : whole)}"`) as string;
    return {
      text: isClosed ? text : text.replace(/[\ud800-\udbff]$/, ""),
      next: isClosed ? at + 1 : source.length,
      isClosed,
    };
  } catch {
    throw broken();
  }
}

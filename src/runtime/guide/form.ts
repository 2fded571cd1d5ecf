// Forms: text, control tokens and JSON values one after the other or one of several, such as an answer that is prose,
// then calls of tools between a dialect's marks. A form becomes frames of the same automaton as everything else, so a
// token may reach from one part into the next. Left out: unbounded repetition.

import { unsupported } from "./diagnostics.ts";
import type { Frame, State } from "./locals.ts";
import type { Machine } from "./machine.ts";
import type { Regex, RegexStore } from "./regex.ts";
import { wholePattern } from "./regex-compile.ts";
import { PatternError } from "./regex-parse.ts";
import { isInhabited } from "./regex-search.ts";
import type { Value, Values } from "./value.ts";

export type Form =
  | { readonly type: "literal"; readonly text: string }
  /** A control token, by its place among the vocabulary's controls. */
  | { readonly type: "control"; readonly index: number }
  /** JSON for the schema at `reference`: "#" for the main document, or a URI with a fragment. */
  | { readonly type: "json"; readonly reference: string }
  /** What the caller makes frames of, such as a dialect's notation. Plain data, `of`, tells such forms apart. */
  | { readonly type: "own"; readonly of: object; readonly before: FrameMaker }
  /** Text that the pattern matches as a whole, or one of the choices. */
  | { readonly type: "text"; readonly source: TextSource }
  /** Any text, none included, that has none of `without` in it and begins with none of `notFirst`. */
  | { readonly type: "prose"; readonly without: readonly string[]; readonly notFirst: readonly string[] }
  | { readonly type: "sequence"; readonly parts: readonly Form[] }
  | { readonly type: "either"; readonly forms: readonly Form[] }
  /** 1 to `most` times `item`, with `separator` between. Each is worked out when it is reached. */
  | { readonly type: "list"; readonly item: Form; readonly separator: Form; readonly most: number };

/** The frames before something of one's own, after which comes what `after` says. */
export type FrameMaker = (after: State, parts: FormParts) => readonly Frame[];

/** What forms are made frames with. */
export interface FormParts {
  readonly machine: Machine;
  readonly store: RegexStore;
  readonly values: Values;
  /** Compiles the schema of a reference, once; throws `unsupportedGuide`, `schemaTooComplex`. */
  readonly valueFor: (reference: string) => Value;
}

export type TextSource = { readonly regex: string } | { readonly choices: readonly string[] };

/** The frames before `form`, after which comes what `after` says. Throws `unsupportedGuide`, `schemaTooComplex`. */
export function beforeForm(form: Form, after: State, parts: FormParts): readonly Frame[] {
  const { machine, store, valueFor } = parts;
  switch (form.type) {
    case "literal":
      return machine.beforeText(store.literal(form.text), after);
    case "control":
      return machine.beforeControl(form.index, after);
    case "json": {
      const frames = machine.beforeValue(valueFor(form.reference), after);
      if (frames !== null) return frames;
      throw unsupported("schema", form.reference === "#" ? "" : form.reference, "no value satisfies it");
    }
    case "own":
      return form.before(after, parts);
    case "text":
      return machine.beforeText(textTerm(form.source, store), after);
    case "prose":
      return machine.beforeText(proseTerm(form, store), after);
    case "sequence":
      return form.parts.reduceRight<readonly Frame[]>(
        (frames, part) => beforeForm(part, machine.interner.state(frames)!, parts),
        after.frames,
      );
    case "either":
      return withSharedStarts(form.forms).flatMap((one) => beforeForm(one, after, parts));
    case "list":
      return beforeList(form, form.most, after, parts);
    default:
      return form satisfies never;
  }
}

/** The same alternatives, each beginning of literal text written once: of a hundred tools a name's letters lead to few. */
function withSharedStarts(forms: readonly Form[]): readonly Form[] {
  const others: Form[] = [];
  const groups = new Map<string, { readonly text: readonly string[]; readonly rest: readonly Form[] }[]>();
  for (const form of forms) {
    const [first, ...rest] = partsOf(form);
    const text = first?.type === "literal" ? [...first.text] : [];
    if (text.length === 0) others.push(form);
    else groups.set(text[0]!, [...(groups.get(text[0]!) ?? []), { text, rest }]);
  }
  const shared = [...groups.values()].map((group): Form => {
    const { text } = group[0]!;
    let length = 1;
    while (length < text.length && group.every((one) => one.text[length] === text[length])) length++;
    const rests = group.map((one): Form => {
      const after: Form = { type: "literal", text: one.text.slice(length).join("") };
      return { type: "sequence", parts: [after, ...one.rest] };
    });
    const start: Form = { type: "literal", text: text.slice(0, length).join("") };
    const end: Form = rests.length === 1 ? rests[0]! : { type: "either", forms: rests };
    return { type: "sequence", parts: [start, end] };
  });
  return [...others, ...shared];
}

function partsOf(form: Form): readonly Form[] {
  return form.type === "sequence" ? form.parts.flatMap(partsOf) : [form];
}

function beforeList(
  form: Extract<Form, { type: "list" }>,
  left: number,
  after: State,
  parts: FormParts,
): readonly Frame[] {
  const { machine } = parts;
  const { interner } = machine;
  if (left <= 1) return beforeForm(form.item, after, parts);
  const another = machine.beforeLazy(() =>
    beforeForm(form.separator, interner.state(beforeList(form, left - 1, after, parts))!, parts),
  );
  return beforeForm(form.item, interner.state([...after.frames, ...another])!, parts);
}

/** The term of a pattern or of choices. Throws `unsupportedGuide`. */
export function textTerm(source: TextSource, store: RegexStore): Regex {
  const term = "choices" in source ? store.words(source.choices) : regexTerm(source.regex, store);
  if (isInhabited(store, term)) return term;
  throw unsupported("choices" in source ? "choices" : "regex", "", "nothing matches it");
}

function regexTerm(regex: string, store: RegexStore): Regex {
  try {
    return wholePattern(store, regex);
  } catch (error) {
    if (error instanceof PatternError) throw unsupported("regex", "", error.message);
    throw error;
  }
}

function proseTerm({ without, notFirst }: Form & { type: "prose" }, store: RegexStore): Regex {
  const banned = [
    ...without.map((text) => store.sequence(store.all, store.literal(text), store.all)),
    ...notFirst.map((text) => store.concat(store.literal(text), store.all)),
  ];
  return banned.length === 0 ? store.all : store.complement(store.union(banned));
}

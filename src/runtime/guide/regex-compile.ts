// From a parsed pattern to a term. Compiled backwards, each node given what follows it, so that a lookahead
// is an intersection with the rest of the text. What follows may depend on the character before it (for ^,
// \b and \B), so it is a function of that context; a loop around such parts becomes a recursive term.

import { invertRanges, type Ranges, type Regex, type RegexStore } from "./regex.ts";
import { PatternError, type PatternNode, parsePattern, WORD_CHARACTERS } from "./regex-parse.ts";
import { remembered } from "./remembered.ts";

/**
 * The character before: none, a word character, another; "still" when the innermost loop has read nothing in
 * this round, which would go on for ever.
 */
type Before = "start" | "word" | "other";
type Context = Before | `${Before} still`;
type Continuation = (context: Context) => Regex;

const NOT_WORD = invertRanges(WORD_CHARACTERS);
/** Counted repetitions of a body with zero-width parts are written out up to this many times. */
const UNROLL_LIMIT = 256;

/** Strings in which `source` matches somewhere, as in JSON Schema. Throws PatternError. */
export function searchPattern(store: RegexStore, source: string): Regex {
  const node = parsePattern(source);
  const rest: Continuation = () => store.all;
  if (has(node, ["boundary", "notBoundary"])) {
    const anything: PatternNode = { kind: "class", ranges: [0, 0x10ffff] };
    const prefix: PatternNode = { kind: "repeat", body: anything, min: 0, max: Number.POSITIVE_INFINITY };
    return compile(store, { kind: "sequence", of: [prefix, node] }, rest, "start");
  }
  const atStart = compile(store, node, rest, "start");
  const later = compile(store, node, rest, "other");
  return store.union([atStart, store.sequence(store.any, store.all, later)]);
}

/** Strings that `source` matches as a whole. Throws PatternError. */
export function wholePattern(store: RegexStore, source: string): Regex {
  return compile(store, parsePattern(source), () => store.epsilon, "start");
}

/** Whether `node` is, or has within it, one of `kinds`. */
function has(node: PatternNode, kinds: readonly PatternNode["kind"][]): boolean {
  if (kinds.includes(node.kind)) return true;
  return "of" in node ? node.of.some((part) => has(part, kinds)) : "body" in node && has(node.body, kinds);
}

function isPlain(node: PatternNode): boolean {
  return !has(node, ["start", "end", "boundary", "notBoundary", "lookahead"]);
}

function canBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case "class":
      return false;
    case "alternatives":
      return node.of.some(canBeEmpty);
    case "sequence":
      return node.of.every(canBeEmpty);
    case "repeat":
      return node.min === 0 || canBeEmpty(node.body);
    default:
      return true;
  }
}

/** A node without zero-width parts, whatever stands around it. */
function plainTerm(store: RegexStore, node: PatternNode): Regex {
  switch (node.kind) {
    case "class":
      return store.charClass(node.ranges);
    case "alternatives":
      return store.union(node.of.map((part) => plainTerm(store, part)));
    case "sequence":
      return store.sequence(...node.of.map((part) => plainTerm(store, part)));
    case "repeat":
      return store.repeat(plainTerm(store, node.body), node.min, node.max);
    default:
      throw new TypeError(`${node.kind} is not plain`);
  }
}

function compile(store: RegexStore, node: PatternNode, rest: Continuation, context: Context): Regex {
  if (node.kind !== "class" && isPlain(node) && rest("word") === rest("other")) {
    if (!canBeEmpty(node) || rest(context) === rest("other")) {
      return store.concat(plainTerm(store, node), rest("other"));
    }
  }
  switch (node.kind) {
    case "class":
      return compileClass(store, node.ranges, rest);
    case "start":
      return context.startsWith("start") ? rest(context) : store.empty;
    case "end":
      return store.intersection([rest(context), store.epsilon]);
    case "boundary":
      return store.intersection([rest(context), afterBoundary(store, !context.startsWith("word"))]);
    case "notBoundary":
      return store.intersection([rest(context), afterBoundary(store, context.startsWith("word"))]);
    case "lookahead": {
      const ahead = compile(store, node.body, () => store.all, context);
      return store.intersection([node.negative ? store.complement(ahead) : ahead, rest(context)]);
    }
    case "alternatives":
      return store.union(node.of.map((part) => compile(store, part, rest, context)));
    case "sequence": {
      let next = rest;
      for (let index = node.of.length - 1; index > 0; index--) {
        next = continueWith(store, node.of[index]!, next);
      }
      return node.of.length === 0 ? rest(context) : compile(store, node.of[0]!, next, context);
    }
    case "repeat":
      return compileRepeat(store, node, rest, context);
    default:
      return node satisfies never;
  }
}

/** `node` and then `rest`, computed once per context. */
function continueWith(store: RegexStore, node: PatternNode, rest: Continuation): Continuation {
  const known = new Map<Context, Regex>();
  return (context) => {
    return remembered(known, context, () => compile(store, node, rest, context));
  };
}

function compileClass(store: RegexStore, ranges: Ranges, rest: Continuation): Regex {
  const afterWord = rest("word");
  const afterOther = rest("other");
  const all = store.charClass(ranges);
  if (afterWord === afterOther) return store.concat(all, afterWord);
  return store.union([
    store.concat(store.charClass(commonRanges(ranges, WORD_CHARACTERS)), afterWord),
    store.concat(store.charClass(commonRanges(ranges, NOT_WORD)), afterOther),
  ]);
}

function commonRanges(left: Ranges, right: Ranges): Ranges {
  const common: number[] = [];
  for (let i = 0; i < left.length; i += 2) {
    for (let j = 0; j < right.length; j += 2) {
      const from = Math.max(left[i]!, right[j]!);
      const to = Math.min(left[i + 1]!, right[j + 1]!);
      if (from <= to) common.push(from, to);
    }
  }
  return common;
}

/** Texts that start with a word character, or those that do not. */
function afterBoundary(store: RegexStore, word: boolean): Regex {
  const starts = store.concat(store.charClass(WORD_CHARACTERS), store.all);
  return word ? starts : store.complement(starts);
}

function compileRepeat(
  store: RegexStore,
  node: Extract<PatternNode, { kind: "repeat" }>,
  rest: Continuation,
  context: Context,
): Regex {
  const { body, min, max } = node;
  if (max === 0) return rest(context);
  if (max === 1) {
    const once = compile(store, body, rest, context);
    return min === 1 ? once : store.union([once, rest(context)]);
  }
  if (min > UNROLL_LIMIT || (max > UNROLL_LIMIT && max !== Number.POSITIVE_INFINITY)) {
    throw new PatternError("a lookahead or anchor inside a long counted repetition is not supported");
  }
  let next = rest;
  if (max === Number.POSITIVE_INFINITY) next = loop(store, body, rest);
  else for (let count = min; count < max; count++) next = optionally(store, body, next, rest);
  for (let count = 0; count < min; count++) next = continueWith(store, body, next);
  return next(context);
}

function optionally(
  store: RegexStore,
  body: PatternNode,
  more: Continuation,
  rest: Continuation,
): Continuation {
  const once = continueWith(store, body, more);
  return (context) => store.union([once(context), rest(context)]);
}

/** Any number of `body` and then `rest`; a round of `body` that reads nothing does not count. */
function loop(store: RegexStore, body: PatternNode, rest: Continuation): Continuation {
  const known = new Map<Context, Regex>();
  const enter: Continuation = (context) => {
    let term = known.get(context);
    if (term === undefined) {
      const end = rest(context);
      term = store.loop(end.nullable);
      known.set(context, term);
      if (term.shape.kind === "loop") {
        term.shape.definition = store.union([end, compile(store, body, again, still(context))]);
      }
    }
    return term;
  };
  const again: Continuation = (context) => (isStill(context) ? store.empty : enter(context));
  return enter;
}

function still(context: Context): Context {
  return isStill(context) ? context : `${context} still`;
}

function isStill(context: Context): context is `${Before} still` {
  return context.endsWith("still");
}

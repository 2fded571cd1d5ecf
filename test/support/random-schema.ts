// Random schemas over every keyword that guided decoding enforces, and random text under its masks; for its tests
// and its benchmark. Left out: judging the text, and minContains 0, with which Ajv forgets what `contains` evaluated.
import type { JsonSchema, JsonValue } from "../../src/json-schema.ts";

/** What is asked of a matcher here. */
interface MaskedMatcher {
  mask(): Uint32Array;
  accept(id: number): boolean;
}

/** What is asked of a vocabulary here. */
interface TokenBytes {
  readonly source: { readonly size: number; readonly endTokens: readonly number[] };
  bytesOf(id: number): string;
}

const PATTERNS = [
  "^[a-z]+$",
  "^[A-Z]{2}\\d{2,4}$",
  "foo|bar",
  "^(?!admin)[a-z]{3,8}$",
  "^(ab|cd)*$",
  "\\bcat\\b",
  '^[^\\s"]+$',
  "^\\+?\\d{1,3}[- ]\\d{3,8}$",
  "^(?:(?!--)[a-z-])+$",
  "é|ü",
  "^.{2,5}$",
];
const FORMATS = [
  "date",
  "time",
  "date-time",
  "duration",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "uuid",
  "uri",
  "uri-reference",
  "json-pointer",
  "relative-json-pointer",
  "uri-template",
];
const NAMES = ["a", "b", "ab", "name", "x-y", "é", 'q"t', "id"];

/** A schema under construction. */
type Building = Record<string, JsonValue>;

function isReference(value: JsonValue | undefined): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "$ref");
}

/** A random schema; `depth` bounds its nesting. */
export function randomSchema(random: () => number, depth = 3): JsonSchema {
  const root: Building = schema(depth);
  if (random() < 0.3) {
    root.$defs = { node: schema(1), list: { type: "array", items: { $ref: "#/$defs/node" }, maxItems: 3 } };
  }
  return root;

  function pick<T>(list: readonly T[]): T {
    return list[Math.floor(random() * list.length)]!;
  }
  function integer(most: number): number {
    return Math.floor(random() * (most + 1));
  }
  function schema(left: number): Building {
    const kinds = ["string", "number", "integer", "boolean", "null", "enum", "const", "types"];
    if (left > 0)
      kinds.push("object", "object", "object", "array", "array", "combined", "combined", "negated");
    switch (pick(kinds)) {
      case "string":
        return string();
      case "number":
        return number("number");
      case "integer":
        return number("integer");
      case "boolean":
        return { type: "boolean" };
      case "null":
        return { type: "null" };
      case "enum":
        return {
          enum: pick([
            ["x", "y", 3],
            [1, 2.5, null],
            ["a\nb", 'c"d', true],
            [{ a: 1 }, [1, 2], "z"],
          ]),
        };
      case "const":
        return { const: pick(["only", 7, { k: ["v"] }, false, "é"]) };
      case "types":
        return {
          type: pick([
            ["string", "null"],
            ["integer", "boolean"],
            ["array", "number"],
          ]),
        };
      case "object":
        return object(left - 1);
      case "array":
        return array(left - 1);
      case "combined":
        return combined(left - 1);
      default:
        return { type: pick(["string", "integer", "object"]), not: schema(left - 1) };
    }
  }
  function string(): Building {
    const result: Building = { type: "string" };
    const kind = random();
    if (kind < 0.3) result.pattern = pick(PATTERNS);
    else if (kind < 0.6) result.format = pick(FORMATS);
    if (random() < 0.4) result.minLength = integer(4);
    if (random() < 0.4) result.maxLength = 4 + integer(20);
    return result;
  }
  function number(type: string): Building {
    const result: Building = { type };
    if (random() < 0.4) result[pick(["minimum", "exclusiveMinimum"])] = pick([-5, 0, 1, 0.5, -2.75, 100]);
    if (random() < 0.4) result[pick(["maximum", "exclusiveMaximum"])] = pick([5.5, 10, 120, 0.75, 1000, 1e6]);
    if (random() < 0.3) result.multipleOf = pick([1, 2, 3, 7, 0.5, 0.25, 0.01, 12]);
    return result;
  }
  function object(left: number): Building {
    const properties: Building = {};
    const result: Building = { type: "object", properties };
    const names = NAMES.filter(() => random() < 0.4);
    for (const name of names) properties[name] = random() < 0.1 ? { $ref: "#" } : schema(left);
    if (random() < 0.6)
      result.required = names.filter((name) => random() < 0.5 && !isReference(properties[name]));
    if (random() < 0.5) result.additionalProperties = random() < 0.7 ? false : schema(0);
    if (random() < 0.2) result.patternProperties = { [pick(["^x-", "[0-9]", "^a"])]: schema(0) };
    if (random() < 0.15)
      result.propertyNames = pick<Building>([{ maxLength: 4 }, { pattern: "^[a-z-]+$" }, { enum: NAMES }]);
    if (random() < 0.15) result.minProperties = integer(3);
    if (random() < 0.15) result.maxProperties = 2 + integer(3);
    if (random() < 0.15) result.dependentRequired = { [pick(NAMES)]: [pick(NAMES)] };
    if (random() < 0.1) result.dependentSchemas = { [pick(NAMES)]: { required: [pick(NAMES)] } };
    if (random() < 0.1) {
      result.anyOf = [
        { properties: { u: { type: "string" } }, required: ["u"] },
        { properties: { w: true } },
      ];
      delete result.additionalProperties;
      result.unevaluatedProperties = random() < 0.6 ? false : { type: "integer" };
    }
    return result;
  }
  function array(left: number): Building {
    const result: Building = { type: "array" };
    if (random() < 0.8) result.items = schema(left);
    if (random() < 0.2) result.prefixItems = [schema(left), schema(0)];
    if (random() < 0.3) result.minItems = integer(3);
    if (random() < 0.5) result.maxItems = 3 + integer(3);
    if (random() < 0.2) result.uniqueItems = true;
    if (random() < 0.2) {
      result.contains = schema(0);
      if (random() < 0.4) result.minContains = 1 + integer(1);
      if (random() < 0.4) result.maxContains = 2 + integer(1);
    }
    if (random() < 0.1 && result.items === undefined)
      result.unevaluatedItems = random() < 0.5 ? false : schema(0);
    return result;
  }
  function combined(left: number): Building {
    const members: [Building, Building, ...Building[]] = [schema(left), schema(left)];
    if (random() < 0.5) members.push(schema(0));
    switch (pick(["anyOf", "oneOf", "allOf", "if"])) {
      case "anyOf":
        return { anyOf: members };
      case "oneOf":
        return { oneOf: members };
      case "allOf":
        return { allOf: [object(left), object(0)] };
      default:
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        return { if: members[0], then: members[1], else: members[2] ?? true };
    }
  }
}

/**
 * Random tokens under the mask until an end token: { ids, finished, deadEnd }. After `patience` tokens the
 * draws prefer tokens that end strings, arrays and objects.
 */
export function randomText(
  matcher: MaskedMatcher,
  vocabulary: TokenBytes,
  random: () => number,
  { patience = 40, limit = 600 } = {},
): { ids: number[]; finished: boolean; deadEnd: boolean } {
  const ids: number[] = [];
  const closing = closingTokens(vocabulary);
  for (let step = 0; step < limit; step++) {
    const mask = matcher.mask();
    const hurry = step >= patience || random() < 0.15;
    const id = (hurry ? closingToken(mask, closing, random) : undefined) ?? anyToken(mask, random);
    if (id === undefined) return { ids, finished: false, deadEnd: true };
    if (!matcher.accept(id)) throw new Error(`token ${id} was in the mask but not accepted`);
    if (closing.end.includes(id)) return { ids, finished: true, deadEnd: false };
    ids.push(id);
  }
  return { ids, finished: false, deadEnd: false };
}

interface Closing {
  readonly end: readonly number[];
  readonly brackets: readonly number[];
  readonly strings: readonly number[];
}

const closingByVocabulary = new WeakMap<TokenBytes, Closing>();

/** Tokens that end something: the text, an array or object, a string. */
function closingTokens(vocabulary: TokenBytes): Closing {
  let found = closingByVocabulary.get(vocabulary);
  if (found === undefined) {
    const ids = Array.from({ length: vocabulary.source.size }, (_, id) => id);
    found = {
      end: vocabulary.source.endTokens,
      brackets: ids.filter((id) => /^[}\]]/.test(vocabulary.bytesOf(id))),
      strings: ids.filter((id) => /^"|"$/.test(vocabulary.bytesOf(id))),
    };
    closingByVocabulary.set(vocabulary, found);
  }
  return found;
}

function closingToken(mask: Uint32Array, closing: Closing, random: () => number): number | undefined {
  for (const list of [closing.end, closing.brackets, closing.strings]) {
    if (random() < 0.1) continue;
    const allowed = list.filter((id) => (mask[id >> 5]! >>> (id & 31)) & 1);
    if (allowed.length > 0) return allowed[Math.floor(random() * allowed.length)];
  }
  return undefined;
}

function anyToken(mask: Uint32Array, random: () => number): number | undefined {
  let count = 0;
  for (let word = 0; word < mask.length; word++) count += bitCount(mask[word]!);
  if (count === 0) return undefined;
  let rank = Math.floor(random() * count);
  for (let word = 0; ; word++) {
    const here = bitCount(mask[word]!);
    if (rank >= here) {
      rank -= here;
      continue;
    }
    let bits = mask[word]!;
    while (rank-- > 0) bits &= bits - 1;
    return word * 32 + 31 - Math.clz32(bits & -bits);
  }
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The text of ids; throws on malformed UTF-8. */
export function textOf(ids: readonly number[], vocabulary: TokenBytes): string {
  const bytes = ids.map((id) => vocabulary.bytesOf(id)).join("");
  return new TextDecoder("utf-8", { fatal: true }).decode(
    Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
  );
}

// JSON while it arrives, against a slow reader that begins anew at every prefix: 60 Zod schemas, every prefix of every valid
// instance, in pieces of any length; snapshots that only grow, closed fields that validate, ids that stay.
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { JsonObject, JsonValue } from "../json-schema.ts";
import { randomSource } from "../runtime/random.ts";
import { generable } from "./generable.ts";
import { generationId } from "./generation-id.ts";
import { PartialJson } from "./partial-json.ts";

/** A schema with a way to make values for it. */
interface Case {
  readonly schema: z.ZodType;
  readonly make: () => JsonValue;
}

function cases(count: number): Case[] {
  const random = randomSource(7);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const words = [
    "",
    "a",
    'quo"te',
    "back\\slash",
    "new\nline",
    "é",
    "日本",
    "𝄞 clef",
    "\u2028",
    "{[:,]}",
    "tr ue",
    "null",
  ];
  const names = ["a", "b", "name", 'q"t', "é", "x y", "1", "items"];
  const make = (depth: number): Case => {
    const leaves: (() => Case)[] = [
      () => ({ schema: z.string(), make: () => pick(words) }),
      () => ({ schema: z.int(), make: () => below(2000) - 1000 }),
      () => ({ schema: z.number(), make: () => pick([0, -0.5, 1e21, 1.25e-7, 12.5]) }),
      () => ({ schema: z.boolean(), make: () => random() < 0.5 }),
      () => ({ schema: z.null(), make: () => null }),
      () => ({ schema: z.enum(["red", "green", "re"]), make: () => pick(["red", "green", "re"]) }),
      () => ({ schema: z.literal("only"), make: () => "only" }),
    ];
    const object = (): Case => {
      const keys = names.filter(() => random() < 0.5);
      const fields = keys.map((key) => [key, make(depth - 1), random() < 0.3] as const);
      const shape = fields.map(([key, field, isOptional]) => [
        key,
        isOptional ? field.schema.optional() : field.schema,
      ]);
      return {
        schema: z.object(Object.fromEntries(shape)),
        make: () =>
          Object.fromEntries(
            fields
              .filter(([, , isOptional]) => !isOptional || random() < 0.6)
              .map(([key, field]) => [key, field.make()]),
          ),
      };
    };
    const array = (): Case => {
      const item = make(depth - 1);
      return { schema: z.array(item.schema), make: () => Array.from({ length: below(4) }, item.make) };
    };
    const union = (): Case => {
      const choices = [make(depth - 1), make(depth - 1)];
      return {
        schema: z.union(choices.map((one) => one.schema) as [z.ZodType, z.ZodType]),
        make: () => pick(choices).make(),
      };
    };
    return depth === 0 ? pick(leaves)() : pick([object, object, array, union, ...leaves.slice(0, 2)])();
  };
  return Array.from({ length: count }, () => make(3));
}

/** What the reader of a prefix knows: undefined for nothing yet. */
type Known = { readonly value: JsonValue; readonly isClosed: boolean; readonly end: number } | undefined;

/** The slow truth: reads a prefix from its beginning. `isOpen` says whether a text there may be shown half. */
function slow(text: string, at: number, isOpen: (value: string) => boolean): Known {
  const skip = (from: number) => from + /^\s*/.exec(text.slice(from))![0].length;
  const start = skip(at);
  const first = text[start];
  if (first === undefined) return undefined;
  if (first === '"') {
    const [whole] = /^"(?:[^"\\]|\\u.{4}|\\[^u])*"/s.exec(text.slice(start)) ?? [];
    if (whole !== undefined)
      return { value: JSON.parse(whole) as string, isClosed: true, end: start + whole.length };
    const [part] = /^"(?:[^"\\]|\\u.{4}|\\[^u])*/s.exec(text.slice(start))!;
    const value = JSON.parse(`${part}"`) as string;
    return isOpen(value) ? { value, isClosed: false, end: text.length } : undefined;
  }
  if (first === "[" || first === "{") {
    const entries: [string, JsonValue][] = [];
    const done = (isClosed: boolean, end: number): Known => ({
      value: first === "[" ? entries.map(([, value]) => value) : Object.fromEntries(entries),
      isClosed,
      end,
    });
    for (let here = skip(start + 1); ; ) {
      if (text[here] === undefined) return done(false, text.length);
      if (text[here] === "]" || text[here] === "}") return done(true, here + 1);
      if (text[here] === ",") here = skip(here + 1);
      let key = "";
      if (first === "{") {
        const known = slow(text, here, () => false);
        if (known === undefined) return done(false, text.length);
        key = known.value as string;
        here = skip(known.end);
        if (text[here] !== ":") return done(false, text.length);
        here++;
      }
      const value = slow(text, here, isOpen);
      if (value === undefined) return done(false, text.length);
      entries.push([key, value.value]);
      if (!value.isClosed) return done(false, text.length);
      here = skip(value.end);
    }
  }
  const [scalar] = /^[^\s,\]}]*/.exec(text.slice(start))!;
  const ends = start + scalar.length < text.length;
  if (!ends && (at > 0 || !/^[tfn]/.test(scalar))) return undefined;
  try {
    return { value: JSON.parse(scalar) as JsonValue, isClosed: ends, end: start + scalar.length };
  } catch {
    return undefined;
  }
}

/** Whether `a` may have become `b`. */
function growsInto(a: unknown, b: unknown): boolean {
  if (a === undefined) return true;
  if (typeof a === "string" && typeof b === "string") return b.startsWith(a);
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return Object.is(a, b) || a === b;
  return Object.entries(a).every(([key, value]) => growsInto(value, (b as Record<string, unknown>)[key]));
}

const made = cases(60);

describe("60 Zod schemas, every prefix of every instance", () => {
  test.each(made.map((one, index) => [index, one] as const))("schema %i", (index, { schema, make }) => {
    const { schema: json } = generable("Case", schema);
    const closes = /"(enum|const)"/.test(JSON.stringify(json));
    for (let instance = 0; instance < 5; instance++) {
      const value = make();
      expect(schema.safeParse(value).success).toBe(true);
      for (const indent of [0, 1]) {
        const text = JSON.stringify(value, null, indent);
        let last: JsonValue | undefined;
        const reader = new PartialJson(json);
        for (let length = 0; length <= text.length; length++) {
          if (length > 0) reader.push(text[length - 1]!);
          const partial = reader.value();
          expect(growsInto(last, partial), `${index}: ${text.slice(0, length)}`).toBe(true);
          last = partial;
          // Where a text could be one of a closed set, the slow reader does not know the schema.
          if (!closes) {
            const known = slow(text.slice(0, length), 0, () => true);
            expect(partial, `${index}: ${text.slice(0, length)}`).toEqual(known?.value);
          }
        }
        reader.end();
        expect(reader.value()).toEqual(value);
        expect(reader.isComplete).toBe(true);
        if (typeof value === "object" && value !== null && schema instanceof z.ZodObject)
          checkClosed(schema, text, json);
      }
    }
  });
});

/** Every field that is closed, which is every one but the last that is known, is what its schema says. */
function checkClosed(schema: z.ZodObject, text: string, json: ReturnType<typeof generable>["schema"]): void {
  const reader = new PartialJson(json);
  for (const character of text) {
    reader.push(character);
    const fields = Object.entries((reader.value() ?? {}) as Record<string, JsonValue>);
    // Such a name comes first in an object, whatever its place in the text.
    if (fields.some(([name]) => name === "1")) continue;
    for (const [name, value] of fields.slice(0, -1))
      expect(schema.shape[name]!.safeParse(value).success, `${name} in ${text}`).toBe(true);
  }
}

test("pieces of any length give what single characters give", () => {
  const random = randomSource(3);
  for (const { schema, make } of made) {
    const text = JSON.stringify(make());
    const { schema: json } = generable("Case", schema);
    const reader = new PartialJson(json);
    for (let at = 0; at < text.length; ) {
      const end = Math.min(text.length, at + 1 + Math.floor(random() * 9));
      reader.push(text.slice(at, end));
      at = end;
      const slowly = new PartialJson(json);
      for (const character of text.slice(0, at).split("")) slowly.push(character);
      expect(reader.value()).toEqual(slowly.value());
    }
  }
});

test("a text of a closed set appears when it is whole, wherever it stands", () => {
  const Mood = z.object({
    mood: z.enum(["good", "goods"]),
    all: z.array(z.union([z.literal("x"), z.int()])),
  });
  const reader = new PartialJson(generable("Mood", Mood).schema);
  const seen = new Set<string>();
  for (const character of '{"mood": "goods", "all": ["x", 12]}') {
    reader.push(character);
    seen.add(JSON.stringify(reader.value()));
  }
  expect([...seen]).toEqual([
    "{}",
    '{"mood":"goods"}',
    '{"mood":"goods","all":[]}',
    '{"mood":"goods","all":["x"]}',
    '{"mood":"goods","all":["x",12]}',
  ]);
});

test("every container has an id of its own, the same in every snapshot; snapshots are not changed afterwards", () => {
  const text = '{"days":[{"places":[]},{"places":[{"name":"Bern"}]}],"end":{}}';
  const reader = new PartialJson(true);
  const ids = new Map<string, Set<string | undefined>>();
  const snapshots: [JsonValue | undefined, string][] = [];
  const visit = (value: unknown, path: string) => {
    if (typeof value !== "object" || value === null) return;
    ids.set(path, (ids.get(path) ?? new Set()).add(generationId(value)));
    for (const [key, inner] of Object.entries(value)) visit(inner, `${path}/${key}`);
  };
  for (const character of text) {
    reader.push(character);
    const value = reader.value();
    snapshots.push([value, JSON.stringify(value)]);
    visit(value, "");
  }
  expect([...ids.values()].every((set) => set.size === 1 && !set.has(undefined))).toBe(true);
  expect(new Set([...ids.values()].flatMap((set) => [...set])).size).toBe(ids.size);
  expect(ids.size).toBe(8);
  for (const [value, text] of snapshots) expect(JSON.stringify(value)).toBe(text);
});

describe("the work of snapshots", () => {
  /** A list of so many objects, in pieces of a few characters, and the snapshot after each. */
  const listed = (length: number) => {
    const partial = new PartialJson();
    const text = JSON.stringify(Array.from({ length }, (_, id) => ({ id, name: `name ${id}` })));
    const snapshots: (() => JsonValue)[] = [];
    for (let at = 0; at < text.length; at += 4) {
      partial.push(text.slice(at, at + 4));
      const snapshot = partial.snapshot();
      if (snapshot !== null) snapshots.push(snapshot);
    }
    return { partial, snapshots };
  };

  test("those that nobody reads copy nothing, however long a list is", () => {
    for (const length of [100, 1000, 10_000]) {
      const { partial, snapshots } = listed(length);
      expect(snapshots.length).toBeGreaterThan(length);
      expect(partial.copiedCount).toBe(0);
    }
  });

  test("one that is read copies the open list once, and its items not at all", () => {
    const { partial, snapshots } = listed(1000);
    const half = snapshots[snapshots.length >> 1]!;
    const value = half() as JsonObject[];
    expect(partial.copiedCount).toBeLessThanOrEqual(value.length + 2);
    expect(half()).toBe(value);
    expect(partial.copiedCount).toBeLessThanOrEqual(value.length + 2);
    const later = snapshots.at(-1)!() as JsonObject[];
    expect(later.length).toBe(1000);
    for (const index of [0, 100, value.length - 2]) expect(later[index]).toBe(value[index]);
  });

  test("read at the end, they say what they said at their time", () => {
    const twin = new PartialJson();
    const partial = new PartialJson();
    const text = JSON.stringify({
      a: [1, { b: ["x", ["y"]], c: '\u00e9"' }, null],
      d: { e: {}, f: [[], true] },
    });
    const seen: string[] = [];
    const snapshots: ((() => JsonValue) | null)[] = [];
    for (const character of text) {
      twin.push(character);
      partial.push(character);
      seen.push(JSON.stringify(twin.value()) ?? "nothing");
      snapshots.push(partial.snapshot());
    }
    expect(snapshots.map((read) => (read === null ? "nothing" : JSON.stringify(read())))).toEqual(seen);
  });
});

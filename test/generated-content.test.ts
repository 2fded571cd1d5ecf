// Generated content: every accessor, JSON there and back, the order of properties, the beginnings of JSON against a slow
// reader, damaged JSON, ids, types.
import { GeneratedContent, generable, generationId, type JsonValue, LanguageModelSession } from "orchard";
import { ScriptedModel } from "orchard/testing";
import { describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { PartialJson } from "../src/framework/partial-json.ts";
import { randomSource } from "../src/runtime/random.ts";

const caught = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error as { code: string; details: Record<string, unknown> };
  }
  return expect.unreachable("nothing was thrown");
};

const booking = {
  restaurant: "Chez Paul",
  guests: 4,
  tags: ["a", null, true, -1.5e3],
  table: { by: "window" },
};

describe("a content", () => {
  const content = GeneratedContent.of(booking);

  test("has a kind, part by part", () => {
    expect(content.kind.type).toBe("structure");
    expect(content.orderedKeys).toEqual(["restaurant", "guests", "tags", "table"]);
    expect(content.at("restaurant")?.kind).toEqual({ type: "string", value: "Chez Paul" });
    expect(content.at("guests")?.kind).toEqual({ type: "number", value: 4 });
    const kinds = [0, 1, 2, 3].map((place) => content.at("tags", place)?.kind);
    expect(kinds).toEqual([
      { type: "string", value: "a" },
      { type: "null" },
      { type: "boolean", value: true },
      { type: "number", value: -1500 },
    ]);
    expect(content.at("tags")?.kind.type).toBe("array");
    expect(content.at("tags", -1)?.value()).toBe(-1500);
  });

  test("has no part where there is none", () => {
    for (const path of [["nothing"], ["guests", "x"], ["tags", 9], ["tags", "0"], ["toString"], ["table", 0]])
      expect(content.at(...path)).toBeUndefined();
    expect(content.at()).toBe(content);
  });

  test("gives typed values by schema and path", async () => {
    const Booking = z.object({ restaurant: z.string(), guests: z.int().max(12), tags: z.array(z.unknown()) });
    const whole = await content.value(Booking);
    expectTypeOf(whole.guests).toEqualTypeOf<number>();
    expect(whole).toMatchObject({ restaurant: "Chez Paul", guests: 4 });
    const by = await content.value(z.enum(["window", "door"]), "table", "by");
    expectTypeOf(by).toEqualTypeOf<"window" | "door">();
    expect(by).toBe("window");
    expect(await content.value(generable("Count", z.int()), "guests")).toBe(4);
    expect(await content.value({ type: "boolean" }, "tags", 2)).toBe(true);
    expectTypeOf(content.value()).toEqualTypeOf<JsonValue>();
    expect(content.value()).toEqual(booking);
  });

  test("refuses what is not there and what the schema refuses", async () => {
    await expect(content.value(z.string(), "table", "at")).rejects.toMatchObject({
      code: "decodingFailure",
      details: { path: ["table", "at"], rawContent: JSON.stringify(booking) },
    });
    await expect(content.value(z.string(), "guests")).rejects.toMatchObject({ code: "decodingFailure" });
  });

  test("is its own JSON", () => {
    expect(content.jsonString).toBe(JSON.stringify(booking));
    expect(JSON.stringify({ content })).toBe(JSON.stringify({ content: booking }));
    expect(GeneratedContent.fromJson(content.jsonString)).toEqual(content);
  });
});

describe("made from", () => {
  test("values with toJSON, contents and undefined", () => {
    const date = new Date(0);
    const content = GeneratedContent.of({
      date,
      inner: GeneratedContent.of([1]),
      none: undefined,
      list: [undefined],
    });
    expect(content.jsonString).toBe('{"date":"1970-01-01T00:00:00.000Z","inner":[1],"list":[null]}');
    expect(GeneratedContent.of(undefined).kind).toEqual({ type: "null" });
    expect(new GeneratedContent({ type: "boolean", value: false }).value()).toBe(false);
  });

  test("nothing that JSON cannot hold", () => {
    const round: unknown[] = [];
    round.push(round);
    for (const value of [Number.NaN, Infinity, 3n, () => 1, Symbol("s"), round, { in: [-Infinity] }])
      expect(caught(() => GeneratedContent.of(value as never)).code).toBe("invalidArgument");
  });

  test("properties in order, twice only with a merge", () => {
    const content = GeneratedContent.structure([
      ["2", "two"],
      ["1", "one"],
      ["none", undefined],
    ]);
    expect(content.orderedKeys).toEqual(["2", "1"]);
    expect(content.jsonString).toBe('{"2":"two","1":"one"}');
    const twice = [
      ["a", 1],
      ["b", 2],
      ["a", 3],
    ] as const;
    expect(caught(() => GeneratedContent.structure(twice)).code).toBe("invalidArgument");
    const merged = GeneratedContent.structure(twice, (first, second) => [first, second]);
    expect(merged.jsonString).toBe('{"a":[1,3],"b":2}');
    const half = GeneratedContent.fromJson('{"a": [1');
    expect(GeneratedContent.structure([["half", half]]).isComplete).toBe(false);
    expect(GeneratedContent.array([half]).isComplete).toBe(false);
    expect(GeneratedContent.array([1, "x"]).jsonString).toBe('[1,"x"]');
  });
});

describe("from JSON", () => {
  test("keeps the order of all names, and the last of two values", () => {
    const content = GeneratedContent.fromJson(' { "b" : 1 , "10" : [ ] , "2" : { } , "b" : 2 } ');
    expect(content.jsonString).toBe('{"b":2,"10":[],"2":{}}');
    expect(content.isComplete).toBe(true);
  });

  test("a beginning is what is known, part by part", () => {
    const content = GeneratedContent.fromJson('{"done": {"x": [1]}, "open": ["a", "b\\u00e9\\ud83d');
    expect(content.isComplete).toBe(false);
    expect(content.at("done")?.isComplete).toBe(true);
    expect(content.at("open")?.isComplete).toBe(false);
    expect(content.at("open", 0)?.isComplete).toBe(true);
    expect(content.at("open", 1)).toMatchObject({ isComplete: false, kind: { value: "bé" } });
    for (const nothing of ["", "  ", "-", "tr", "nul"])
      expect(GeneratedContent.fromJson(nothing)).toMatchObject({ isComplete: false, kind: { type: "null" } });
    expect(GeneratedContent.fromJson("12").isComplete).toBe(true);
  });

  const random = randomSource(11);
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)]!;
  const anyValue = (depth = 0): JsonValue => {
    const kind = pick(["text", "number", "word", ...(depth < 4 ? ["list", "object", "list", "object"] : [])]);
    const size = Math.floor(random() * 4);
    if (kind === "text") return pick(["", "a b", 'q"\\/\n\t', "é😀x", "\u0000\u2028", "{[,:"]);
    if (kind === "number") return pick([0, -1, 12.5, 1e-7, 6.02e23, 123456789]);
    if (kind === "word") return pick([true, false, null]);
    if (kind === "list") return Array.from({ length: size }, () => anyValue(depth + 1));
    return Object.fromEntries(
      Array.from({ length: size }, () => [pick(["a", "b c", "é", "x1"]), anyValue(depth + 1)]),
    );
  };

  test("every beginning of 300 values agrees with the reader of answers; whole values with JSON.parse", () => {
    for (let number = 0; number < 300; number++) {
      const value = anyValue();
      const text = JSON.stringify(value, null, pick([0, 1]));
      expect(GeneratedContent.fromJson(text).value()).toEqual(value);
      const reader = new PartialJson();
      for (let length = 0; length < text.length; length++) {
        const content = GeneratedContent.fromJson(text.slice(0, length));
        const expected = reader.value();
        // Literals are known at their last letter here, at the next character there; half a pair is not shown here; a
        // number alone may be the whole.
        const isLag =
          typeof value === "number" ||
          /(true|false|null)$/.test(text.slice(0, length)) ||
          /[\ud800-\udbff]$/.test(text.slice(0, length));
        if (!isLag) expect(content.value(), text.slice(0, length)).toEqual(expected ?? null);
        if (typeof value === "object" && value !== null) expect(content.isComplete).toBe(false);
        reader.push(text[length]!);
      }
    }
  });

  /** JSON.parse takes numbers that no double holds, and makes them infinite. */
  const infinite = (_: string, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? "Infinity" : value;

  test("of 20,000 damaged texts, exactly those that JSON.parse takes are complete, and the rest fails by code", () => {
    let complete = 0;
    let partial = 0;
    let failed = 0;
    for (let number = 0; number < 20_000; number++) {
      const text = JSON.stringify(anyValue());
      const place = Math.floor(random() * (text.length + 1));
      const cut = Math.floor(random() * 3);
      const damaged =
        text.slice(0, place) +
        pick(["", '"', "\\", "}", "]", ",", ":", "1", "e", "-", "\n", "\\u12"]) +
        text.slice(place + cut);
      let parsed: { value: unknown } | null = null;
      try {
        const value: unknown = JSON.parse(damaged);
        if (!JSON.stringify(value, infinite).includes("Infinity")) parsed = { value };
      } catch {}
      try {
        const content = GeneratedContent.fromJson(damaged);
        expect(content.isComplete, damaged).toBe(parsed !== null);
        if (parsed === null) partial++;
        else {
          complete++;
          expect(content.value()).toEqual(parsed.value);
        }
      } catch (error) {
        expect((error as { code?: string }).code, damaged).toBe("decodingFailure");
        expect(parsed, damaged).toBeNull();
        failed++;
      }
    }
    expect(Math.min(complete, partial, failed)).toBeGreaterThan(500);
  });

  test("a beginning can become JSON; what cannot is refused where it breaks", () => {
    const broken = [
      "{]",
      "[1,]",
      '{"a" 1',
      "{1",
      "01",
      "[+",
      "1.e",
      "[tru ",
      '"\\x',
      '"\n',
      "[1 2",
      "}",
      "{} {",
      "[--",
      "[1e999]",
    ];
    for (const text of broken)
      expect(
        caught(() => GeneratedContent.fromJson(text)),
        text,
      ).toMatchObject({
        code: "decodingFailure",
        details: { rawContent: text, position: expect.any(Number) },
      });
    expect(caught(() => GeneratedContent.fromJson('{"a": 1, x')).details.position).toBe(9);
    expect(caught(() => GeneratedContent.fromJson("[".repeat(100_000))).code).toBe("decodingFailure");
  });
});

test("the parts of snapshots keep their ids as contents", async () => {
  const value = { days: [{ place: "Bern" }, { place: "Rome" }] };
  const session = new LanguageModelSession({ model: new ScriptedModel([{ value }]) });
  const ids = new Set<string | undefined>();
  const stream = session.streamResponse("?", {
    generating: z.object({ days: z.array(z.object({ place: z.string() })) }),
  });
  for await (const { content } of stream) ids.add(GeneratedContent.of(content as never).id);
  const { content, rawContent } = await stream.collect();
  ids.add(GeneratedContent.of(content).id);
  expect([...ids]).toEqual([generationId(content)]);
  expect([...ids][0]).toBeTypeOf("string");
  expect(GeneratedContent.fromJson(rawContent).value()).toEqual(value);
});

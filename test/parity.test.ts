// PARITY.md is true and complete: every name in its column "Orchard" exists, every row that claims something has a test,
// every test that it names is there, every symbol of Apple's has a row, and every name that the package exports is in it.
import { existsSync } from "node:fs";
import { loadModel } from "orchard";
import { describe, expect, test } from "vitest";
import { appleSymbols } from "./support/apple-symbols.ts";
import { inlineCodeOf, stories, textOf } from "./support/documents.ts";
import { typeCheck } from "./support/type-check.ts";

interface Row {
  readonly apple: string;
  readonly orchard: string;
  readonly status: string;
  readonly test: string;
}

const rows: Row[] = textOf("PARITY.md")
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\|(-| Apple )/.test(line))
  .map((line) => {
    const [, apple = "", orchard = "", status = "", title = ""] = line.split("|").map((cell) => cell.trim());
    return { apple, orchard, status, test: title };
  });
const claims = rows.filter(({ status }) => !status.startsWith("absent"));

test("every row says same, differs with how, or absent with why", () => {
  expect(rows.length).toBeGreaterThan(100);
  const wrong = rows.filter(({ status }) => !/^(same\b|differs: \S|absent: \S)/.test(status));
  expect(wrong).toEqual([]);
  const duplicates = rows.map(({ apple }) => apple).filter((apple, index, all) => all.indexOf(apple) < index);
  expect(duplicates).toEqual([]);
});

test("what is absent claims nothing", () => {
  const wrong = rows.filter(({ status, orchard, test: title }) =>
    status.startsWith("absent") ? orchard !== "" || title !== "" : orchard === "" || title === "",
  );
  expect(wrong).toEqual([]);
});

test("every symbol of Apple's has a row", () => {
  const symbols = Object.values(appleSymbols).flat();
  expect(symbols.length).toBeGreaterThan(120);
  const named = rows.flatMap(({ apple }) => inlineCodeOf(apple));
  const hasRow = (symbol: string) => named.some((name) => name === symbol || name.startsWith(`${symbol}(`));
  expect(symbols.filter((symbol) => !hasRow(symbol))).toEqual([]);
});

test("every name that the package exports is in a row or in the last section, and in one of them only", () => {
  const exported = [...textOf("src/index.ts").matchAll(/^export (?:type )?\{([^}]*)\}/gm)]
    .flatMap(([, names = ""]) => names.split(","))
    .map((name) => name.trim().replace(/^type /, ""))
    .filter((name) => name !== "");
  expect(exported.length).toBeGreaterThan(80);
  const inRows = claims.flatMap(({ orchard }) => inlineCodeOf(orchard)).map((name) => name.split(".")[0]!);
  const [, lastSection = ""] = textOf("PARITY.md").split("\n## Names without a counterpart\n");
  const ownNames = inlineCodeOf(lastSection);
  expect(exported.filter((name) => !inRows.includes(name) && !ownNames.includes(name))).toEqual([]);
  expect(ownNames.filter((name) => inRows.includes(name) || !exported.includes(name))).toEqual([]);
});

test("the checklist misses no point", () => {
  const points = rows.flatMap(({ apple }) => /^(\d+)\. /.exec(apple)?.[1] ?? []).map(Number);
  expect(points.length).toBeGreaterThanOrEqual(18);
  expect(points).toEqual(points.map((_, index) => index + 1));
});

test("every name exists", async () => {
  const names = [...new Set(claims.flatMap(({ orchard }) => inlineCodeOf(orchard)))];
  const checks = names.map((name, index) => {
    if (name.startsWith('"')) return `export const code${index}: OrchardErrorCode = ${name};`;
    const [symbol, member] = name.split(".");
    if (member === undefined) return `export { type ${symbol} as Name${index} } from "orchard";`;
    return `export type Member${index} = import("orchard").${symbol}["${member}"];`;
  });
  const text = ['import type { OrchardErrorCode } from "orchard";', ...checks, ""].join("\n");
  expect(names.length).toBeGreaterThan(30);
  expect(await typeCheck("parity", new Map([["names.ts", text]]))).toBe("");
});

/** Where promises are, which suites run for several models. */
const promises: Readonly<Record<string, string>> = {
  contract: "src/testing/contract.ts",
  guided: "src/testing/guided-contract.ts",
};
const places = claims.flatMap(({ apple, test: cell }) => cell.split("<br>").map((place) => [apple, place]));

test.each(places)("%s: %s", (_, place) => {
  const [, name = "", title = ""] = /^([\w/-]+) › (.+)$/.exec(place!) ?? [];
  const suite = promises[name];
  const text = textOf(suite ?? `${name.startsWith("src/") ? name : `test/${name}`}.test.ts`);
  const quoted = title.replaceAll(/[$()*+.?[\]^{|}\\]/g, "\\$&");
  expect(text).toMatch(
    new RegExp(suite === undefined ? `(test|\\))\\(\\s*"${quoted}"` : `^ {2}"${quoted}": async`, "m"),
  );
});

describe.skipIf(!existsSync(stories))("what has no test elsewhere", () => {
  test("capabilities are false until they are there", async () => {
    await using model = await loadModel(stories);
    const only = { guidedGeneration: true, toolCalling: false, vision: false, reasoning: false };
    expect(model.capabilities).toEqual(only);
  });

  test("a model says that it is available, and why it no longer is", async () => {
    const model = await loadModel(stories);
    expect(model.availability).toEqual({ status: "available" });
    await model[Symbol.asyncDispose]();
    expect(model.availability).toMatchObject({
      status: "unavailable",
      reason: expect.stringMatching(/dispose/),
    });
  });
});

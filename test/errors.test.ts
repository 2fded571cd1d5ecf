// docs/errors.md and the source agree: the same codes in the same order, each thrown somewhere, with the same details.
// invalidArgument has as many details as there are arguments; of those, the document names the important ones. The source is read as text: every error is made by `new OrchardError(code, message, { details })`.
import * as orchard from "orchard";
import { OrchardError, type OrchardErrorCode } from "orchard";
import { describe, expect, test } from "vitest";
import { sourceFiles, textOf } from "./support/documents.ts";

const [, union = ""] = /type OrchardErrorCode =([^;]+);/.exec(textOf("src/error-codes.ts")) ?? [];
const codes = quoted(union);
const [, ...sections] = textOf("docs/errors.md").split(/^## /m);
const entries = new Map(sections.map((section) => [section.split("\n")[0]!, section]));
const thrown = sourceFiles().flatMap((file) => errorsIn(textOf(file)));

test("the document has the codes of OrchardErrorCode, in alphabetical order", () => {
  expect(codes.length).toBeGreaterThan(10);
  expect(codes).toEqual(codes.toSorted());
  expect([...entries.keys()]).toEqual(codes);
});

test("every code is thrown somewhere, and no other", () => {
  expect([...new Set(thrown.map(({ code }) => code))].toSorted()).toEqual(codes);
});

describe.each(codes)("%s", (code) => {
  const entry = entries.get(code) ?? "";

  test("has a cause, a cure and details, and perhaps more about the two", () => {
    const labels = [...entry.matchAll(/^- \*\*(\w+)\*\*: \S/gm)].map(([, label]) => label);
    expect(labels.join()).toMatch(/^Cause,Cure,(More,)?Details$/);
  });

  test("says what errors of this code say of themselves", () => {
    const [cause, cure] = ["Cause", "Cure"].map((label) =>
      new RegExp(`\\*\\*${label}\\*\\*: ([\\s\\S]*?)(?=\\n- |$)`)
        .exec(entry)?.[1]
        ?.replaceAll(/\s+/g, " ")
        .replaceAll("`", "")
        .trim(),
    );
    const error = new OrchardError(code as OrchardErrorCode, "No.");
    expect({ cause: error.failureReason, cure: error.recoverySuggestion }).toEqual({ cause, cure });
  });

  test("has the details that the source gives", () => {
    const [, details = ""] = /\*\*Details\*\*: ([\s\S]+)/.exec(entry) ?? [];
    const named = [...details.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
    const given = thrown.filter((error) => error.code === code).flatMap((error) => error.details);
    expect(named.filter((name) => !given.includes(name))).toEqual([]);
    if (code !== "invalidArgument") expect(given.filter((name) => !named.includes(name))).toEqual([]);
  });
});

test("an error has its code, its details and its cause", () => {
  const cause = new Error("beneath");
  const error = new OrchardError("disposed", "Gone.", { details: { model: "a" }, cause });
  const members = {
    name: "OrchardError",
    message: "Gone.",
    code: "disposed",
    details: { model: "a" },
    cause,
  };
  expect(error).toMatchObject(members);
  expect(Object.hasOwn(new OrchardError("disposed", "Gone."), "cause")).toBe(false);
});

test("there is one class of errors", () => {
  const classes = Object.values(orchard).filter(
    (one) => typeof one === "function" && one.prototype instanceof Error,
  );
  expect(classes).toEqual([OrchardError]);
});

interface ThrownError {
  readonly code: string;
  /** The names of its details. */
  readonly details: readonly string[];
}

/** The errors that a source file makes. A code or details in a variable are looked up in the text before. */
function errorsIn(text: string): ThrownError[] {
  return [...text.matchAll(/new OrchardError\(/g)].flatMap(({ index }) => {
    const before = text.slice(0, index);
    const call = bracketed(text, text.indexOf("(", index));
    const details = keysOf(call, /\bdetails: \{/) ?? keysOf(before, /\bconst details = \{/) ?? [];
    const given = /\bdetails\b/.test(call) ? details : [];
    const [, literal] = /^\(\s*"(\w+)"/.exec(call) ?? [];
    const [, types = ""] = [...before.matchAll(/\bcode: ((?:\| )?"[\w" |]+")/g)].at(-1) ?? [];
    return (literal === undefined ? quoted(types) : [literal]).map((code) => ({ code, details: given }));
  });
}

/** The keys of the last object literal that `start` begins, or null when there is none. */
function keysOf(text: string, start: RegExp): string[] | null {
  const found = [...text.matchAll(new RegExp(start, "g"))].at(-1);
  if (!found) return null;
  const body = bracketed(text, found.index + found[0].length - 1).slice(1, -1);
  let flat = body;
  for (let last = ""; last !== flat; ) {
    last = flat;
    flat = flat.replaceAll(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g, "");
  }
  return flat.split(",").flatMap((part) => /^\s*(\w+)\s*(?::|$)/.exec(part)?.[1] ?? []);
}

/** The text from an opening bracket to the one that closes it; brackets in strings are taken to be balanced. */
function bracketed(text: string, start: number): string {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    if ("([{".includes(text[index]!)) depth++;
    if (")]}".includes(text[index]!) && --depth === 0) return text.slice(start, index + 1);
  }
  throw new Error(`There is no end to ${text.slice(start, start + 40)}`);
}

function quoted(text: string): string[] {
  return [...text.matchAll(/"(\w+)"/g)].map(([, word]) => word!);
}

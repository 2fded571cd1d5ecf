// Names of models on a hub, and what is a path instead.
import { expect, test } from "vitest";
import { formatHubName, isHubName, parseHubName } from "./name.ts";

test.each([
  ["ORG/NAME", { repository: "ORG/NAME", revision: "main", file: null }],
  ["o-r.g/n_a.m-e", { repository: "o-r.g/n_a.m-e", revision: "main", file: null }],
  ["ORG/NAME@v1.0", { repository: "ORG/NAME", revision: "v1.0", file: null }],
  ["ORG/NAME@refs/pr/3", { repository: "ORG/NAME", revision: "refs/pr/3", file: null }],
  ["ORG/NAME:Q8_0", { repository: "ORG/NAME", revision: "main", file: "Q8_0" }],
  ["ORG/NAME@dev:sub/x.gguf", { repository: "ORG/NAME", revision: "dev", file: "sub/x.gguf" }],
])("%s", (text, name) => {
  expect(isHubName(text)).toBe(true);
  expect(parseHubName(text)).toEqual(name);
  expect(formatHubName(parseHubName(text))).toBe(text);
});

test.each([
  "NAME",
  "./NAME",
  "../NAME",
  "a/..",
  "/a/b",
  "a/b/c",
  "C:\\models\\a",
  "a/b.gguf",
  "",
  "a/",
  "a/b c",
  "~/x/y",
])("%s is none", (text) => {
  expect(isHubName(text)).toBe(false);
  expect(() => parseHubName(text)).toThrow(/ORG\/NAME/);
});

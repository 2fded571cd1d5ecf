import { expect, test } from "vitest";
import { formatTerm } from "./formats.ts";
import { RegexStore } from "./regex.ts";
import { matches } from "./regex-derivative.ts";

const store = new RegexStore();

test.each([
  ["date", ["2024-02-29", "1999-12-31"], ["2023-02-29", "2023-13-01", "2023-1-1"]],
  ["time", ["12:00:00Z", "23:59:60Z", "01:02:03.5+05:30"], ["24:00:00Z", "12:00:00", "12:00:60Z"]],
  ["date-time", ["2024-05-06T07:08:09Z"], ["2024-05-06 07:08:09Z", "2024-05-06"]],
  ["duration", ["P1Y2M3DT4H5M6S", "PT1S", "P2W"], ["P", "PT", "1Y", "P1S"]],
  ["email", ["a.b+c@example.com", "a@[127.0.0.1]"], ["a@", "@b", "a..b@c", "a b@c"]],
  ["hostname", ["example.com", "a-b.c"], ["-a.b", `${"a".repeat(64)}.b`, ""]],
  ["ipv4", ["192.168.0.1"], ["256.0.0.1", "1.2.3", "01.2.3.4"]],
  ["ipv6", ["::1", "2001:db8::ff00:42:8329", "::ffff:1.2.3.4"], ["1::2::3", "12345::", ":1"]],
  ["uuid", ["123e4567-e89b-12d3-a456-426614174000"], ["123e4567e89b12d3a456426614174000"]],
  ["uri", ["https://a.b/c?d=e#f", "mailto:a@b", "urn:x:y"], ["/a", "a b:c", "http://[::1"]],
  ["uri-reference", ["/a/b", "#x", "", "?q"], ["\\a", "a b"]],
  ["iri", ["https://é.example/ü"], ["é"]],
  ["json-pointer", ["", "/a~1b/0"], ["a", "/~2"]],
  ["relative-json-pointer", ["0#", "1/a"], ["/a", "-1"]],
  ["uri-template", ["/a/{b}{?c,d*}"], ["{", "/{a"]],
  ["regex", ["^[a-z]+(foo|b?ar){2,3}$", "\\d+\\.", ""], ["(", "a**", "[", "\\"]],
])("%s", (format, valid, invalid) => {
  const term = formatTerm(store, format)!;
  expect(valid.filter((text) => !matches(store, term, text))).toEqual([]);
  expect(invalid.filter((text) => matches(store, term, text))).toEqual([]);
});

test("an unknown format has no term", () => {
  expect(formatTerm(store, "semver")).toBeUndefined();
});

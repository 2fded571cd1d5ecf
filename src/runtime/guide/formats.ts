// The formats that are asserted, as patterns: RFC 3339 dates and times, RFC 5321 e-mail, RFC 1123 host names,
// RFC 2673 and 4291 addresses, RFC 3986/3987 references, RFC 6570 templates, RFC 6901 pointers, RFC 4122 UUIDs.
// An unknown format is an annotation. `regex` and the internationalized names are enforced by a subset: what
// they allow is always valid, but not everything valid is allowed.

import type { Regex, RegexStore } from "./regex.ts";
import { wholePattern } from "./regex-compile.ts";
import { remembered } from "./remembered.ts";

const leapYear = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const longMonth = "(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])";
const shortMonth = "(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)";
const february = "02-(?:0[1-9]|1\\d|2[0-8])";
const date = `(?:\\d{4}-(?:${longMonth}|${shortMonth}|${february})|${leapYear}-02-29)`;
const offset = "(?:[zZ]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";
const clock = `(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?${offset}`;
/** A leap second exists only at 23:59:60 UTC; other offsets are left out. */
const leapSecond = "23:59:60(?:\\.\\d+)?(?:[zZ]|[+-]00:00)";
const time = `(?:${clock}|${leapSecond})`;

const timePart = "T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)";
const datePart = "(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)";
const duration = `P(?:${datePart}(?:${timePart})?|${timePart}|\\d+W)`;

const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
const hostname = `(?=.{1,253}$)${label}(?:\\.${label})*`;
const byte = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = `(?:${byte}\\.){3}${byte}`;
const group = "[0-9a-fA-F]{1,4}";
const lastGroups = `(?:${group}:${group}|${ipv4})`;
const upToGroups = (most: number) => `(?:(?:${group}:){0,${most}}${group})?`;
const ipv6 = `(?:${[
  `(?:${group}:){6}${lastGroups}`,
  `::(?:${group}:){5}${lastGroups}`,
  ...[0, 1, 2, 3, 4].map((most) => `${upToGroups(most)}::(?:${group}:){${4 - most}}${lastGroups}`),
  `${upToGroups(5)}::${group}`,
  `${upToGroups(6)}::`,
].join("|")})`;

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const emailDomain = `(?:${label}(?:\\.${label})*|\\[(?:${ipv4}|IPv6:${ipv6})\\])`;
const email = `${atom}(?:\\.${atom})*@${emailDomain}`;
const letters = "\\p{L}\\p{Nd}";
const internationalAtom = `[${letters}!#$%&'*+/=?^_\`{|}~-]+`;
const internationalLabel = `[${letters}]{1,59}`;
const internationalEmail = `${internationalAtom}(?:\\.${internationalAtom})*@(?:${internationalLabel}\\.)*${internationalLabel}`;

/** RFC 3986, with `extra` unreserved characters for RFC 3987. */
function reference(extra: string): { absolute: string; relative: string } {
  const escaped = "%[0-9A-Fa-f]{2}";
  const unreserved = `A-Za-z0-9\\-._~${extra}`;
  const segmentCharacter = `(?:[${unreserved}!$&'()*+,;=:@]|${escaped})`;
  const userInformation = `(?:[${unreserved}!$&'()*+,;=:]|${escaped})*@`;
  const literal = `\\[(?:${ipv6}|[vV][0-9a-fA-F]+\\.[A-Za-z0-9\\-._~!$&'()*+,;=:]+)\\]`;
  const registeredName = `(?:[${unreserved}!$&'()*+,;=]|${escaped})*`;
  const authority = `(?:${userInformation})?(?:${literal}|${registeredName})(?::\\d*)?`;
  const moreSegments = `(?:/${segmentCharacter}*)*`;
  const afterAuthority = `//${authority}${moreSegments}`;
  const absolutePath = `/(?:${segmentCharacter}+${moreSegments})?`;
  const rootless = `${segmentCharacter}+${moreSegments}`;
  const withoutColon = `(?:[${unreserved}!$&'()*+,;=@]|${escaped})+${moreSegments}`;
  const rest = `(?:\\?(?:${segmentCharacter}|[/?])*)?(?:#(?:${segmentCharacter}|[/?])*)?`;
  const scheme = "[A-Za-z][A-Za-z0-9+.\\-]*:";
  // A scheme with nothing after it is left out: valid, but no validator agrees on it.
  const absolute = `${scheme}(?:${afterAuthority}|${absolutePath}|${rootless})${rest}`;
  return {
    absolute,
    relative: `(?:${absolute}|(?:${afterAuthority}|${absolutePath}|${withoutColon}|)${rest})`,
  };
}
const uri = reference("");
const iri = reference("\\u{A0}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}\\u{10000}-\\u{1FFFD}");

const pointer = "(?:/(?:[^~/]|~[01])*)*";
const variable = "(?:[A-Za-z0-9_]|%[0-9a-fA-F]{2})+(?::[1-9]\\d{0,3}|\\*)?";
const template =
  "(?:[^\\x00-\\x20\"'%<>\\\\^`{|}]|%[0-9a-fA-F]{2}|" + `\\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\\})*`;

/** Patterns of literals, classes, and groups two deep. */
function regularExpression(): string {
  const escaped = "\\\\(?:[dDwWsSbBtnrfv0.*+?^$|(){}\\[\\]/-])";
  const plain = "[^\\\\.*+?^$|(){}\\[\\]/\\x00-\\x1f]";
  const member = "(?:[^\\\\\\[\\]^\\x00-\\x1f-]|\\\\[dDwWsS.*+?^$|(){}\\[\\]/-])";
  const range = "(?:a-z|A-Z|0-9)";
  const characterClass = `\\[\\^?(?:${member}|${range})+-?\\]`;
  const counts = Array.from({ length: 10 }, (_, least) => `${least},[${least}-9]`).join("|");
  const quantifier = `(?:[*+?]|\\{(?:\\d{1,3},?|${counts})\\})?`;
  const quantified = `(?:${escaped}|${plain}|\\.|/|${characterClass})${quantifier}`;
  let part = `(?:${quantified}|[\\^$])`;
  for (let depth = 0; depth < 2; depth++) {
    const inside = `${part}*(?:\\|${part}*)*`;
    part = `(?:${quantified}|[\\^$]|\\((?:\\?:)?${inside}\\)${quantifier}|\\(\\?[=!]${inside}\\))`;
  }
  return `${part}*(?:\\|${part}*)*`;
}

const FORMATS: Readonly<Record<string, string>> = {
  date,
  time,
  "date-time": `${date}[tT]${time}`,
  duration,
  email,
  "idn-email": internationalEmail,
  hostname,
  "idn-hostname": hostname,
  ipv4,
  ipv6,
  uuid: "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
  uri: uri.absolute,
  "uri-reference": uri.relative,
  iri: iri.absolute,
  "iri-reference": iri.relative,
  "uri-template": template,
  "json-pointer": pointer,
  "relative-json-pointer": `(?:0|[1-9]\\d*)(?:#|${pointer})`,
  regex: regularExpression(),
};

/** Formats whose term allows only a part of what is valid, so that its complement would allow too much. */
const SUBSETS = new Set(["regex", "idn-email", "idn-hostname"]);

const cache = new WeakMap<RegexStore, Map<string, Regex>>();

/** The strings of a format; undefined when the format is not one that is asserted. */
export function formatTerm(store: RegexStore, format: string): Regex | undefined {
  if (!Object.hasOwn(FORMATS, format)) return undefined;
  const terms = remembered(cache, store, () => new Map<string, Regex>());
  return remembered(terms, format, () => wholePattern(store, FORMATS[format]!));
}

/** Whether `formatTerm` is exact, so that it may be negated. */
export function isExactFormat(format: string): boolean {
  return !SUBSETS.has(format);
}

// JSON numbers as regular expressions over their text: types, ranges, multiples, single values. Exact decimal
// arithmetic on the digits. A reader parses the text into a 64-bit float, so numbers are kept below overflow,
// and where a float could round across a bound (strict bounds, multiples, exclusions) they are limited to the
// 15 significant digits that floats keep apart.

import { leastCommonMultiple, type Regex, type RegexStore } from "./regex.ts";
import { remembered } from "./remembered.ts";

/** Significant digits that a 64-bit float always tells apart. */
const EXACT_DIGITS = 15;
/** Digits of an unconstrained integer part or fraction: no overflow to infinity, no underflow to zero. */
const MANY_DIGITS = 300;
const LARGEST_MODULUS = 1e12;
/** With more remainders than this, which digits may follow is worked out for each number by itself. */
const MANY_REMAINDERS = 1_000;

/** What a schema asks of a number. */
export interface NumberConstraint {
  readonly integer: boolean;
  /** Draft 4 counts only texts without fraction and exponent as integers. */
  readonly plainIntegers: boolean;
  readonly bounds: readonly NumberBound[];
  readonly multiples: readonly number[];
  readonly notMultiples: readonly number[];
  readonly notInteger: boolean;
  readonly excluded: readonly number[];
}

export interface NumberBound {
  readonly side: "least" | "greatest";
  readonly value: number;
  readonly strict: boolean;
}

interface Decimal {
  readonly negative: boolean;
  /** Digits before the point, without leading zeros ("0" at least). */
  readonly whole: string;
  /** Digits after the point, without trailing zeros. */
  readonly fraction: string;
}

/** Exact digits of a finite number's shortest notation. */
function toDecimal(value: number): Decimal {
  const [mantissa, exponent = "0"] = String(Math.abs(value)).split("e");
  let [whole = "0", fraction = ""] = mantissa!.split(".");
  const shift = Number(exponent);
  if (shift > 0) {
    fraction = fraction.padEnd(shift, "0");
    whole += fraction.slice(0, shift);
    fraction = fraction.slice(shift);
  } else if (shift < 0) {
    whole = whole.padStart(1 - shift, "0");
    fraction = whole.slice(shift) + fraction;
    whole = whole.slice(0, shift);
  }
  whole = whole.replace(/^0+(?=\d)/, "");
  fraction = fraction.replace(/0+$/, "");
  return { negative: value < 0, whole, fraction };
}

/** The text of `value` without exponent. */
export function numberText(value: number): string {
  const { negative, whole, fraction } = toDecimal(value);
  return (negative ? "-" : "") + whole + (fraction === "" ? "" : `.${fraction}`);
}

/** The parts of number texts. */
type NumberTerms = ReturnType<typeof buildTerms>;

function buildTerms(store: RegexStore) {
  const digit = store.charClass([0x30, 0x39]);
  const nonZero = store.charClass([0x31, 0x39]);
  const zero = store.literal("0");
  const point = store.literal(".");
  const minus = store.literal("-");
  const sign = store.optional(minus);
  const zeroFraction = store.optional(store.literal(".0"));
  const whole = store.union([zero, store.concat(nonZero, store.repeat(digit, 0, MANY_DIGITS - 1))]);
  const anyFraction = store.optional(store.concat(point, store.repeat(digit, 1, MANY_DIGITS)));
  const unsigned = store.concat(whole, anyFraction);
  const fractionUpTo = (digits: number): Regex =>
    digits === 0 ? zeroFraction : store.optional(store.concat(point, store.repeat(digit, 1, digits)));
  const short = [store.concat(zero, fractionUpTo(EXACT_DIGITS))];
  for (let digits = 1; digits <= EXACT_DIGITS; digits++) {
    const rest = store.repeat(digit, digits - 1, digits - 1);
    short.push(store.sequence(nonZero, rest, fractionUpTo(EXACT_DIGITS - digits)));
  }
  /** Decimals of at most 15 digits (leading zeros of the whole part aside). */
  const exact = store.concat(sign, store.union(short));
  const decimal = store.concat(sign, unsigned);
  const integer = store.concat(sign, whole);
  // biome-ignore format: a list of names
  return { store, digit, nonZero, zero, point, minus, sign, zeroFraction, anyFraction, unsigned, decimal, integer, exact };
}

const termsOf = new WeakMap<RegexStore, NumberTerms>();

function numberTerms(store: RegexStore): NumberTerms {
  return remembered(termsOf, store, () => buildTerms(store));
}

/** The texts of the numbers that `constraint` allows. */
export function numbers(store: RegexStore, constraint: NumberConstraint): Regex {
  const terms = numberTerms(store);
  const { bounds, multiples, notMultiples, excluded } = constraint;
  const steps = largeSteps(terms, constraint);
  if (steps !== undefined) return steps;
  const parts: Regex[] = [];
  for (const bound of bounds) parts.push(withinBound(terms, bound));
  if (multiples.length + notMultiples.length > 0) parts.push(multiplesOf(terms, multiples, notMultiples));
  if (constraint.notInteger) parts.push(notInteger(terms));
  for (const value of excluded) parts.push(store.complement(equalTo(terms, value)));
  const constrained = parts.length > 0;
  if (multiples.length + notMultiples.length + excluded.length > 0 || constraint.notInteger) {
    parts.push(terms.exact);
  }
  if (constraint.integer) {
    if (constraint.plainIntegers) parts.push(terms.integer);
    else if (constrained) parts.push(store.concat(terms.integer, terms.zeroFraction));
    else parts.push(integersWithExponent(terms));
  } else {
    parts.push(constrained ? terms.decimal : numbersWithExponent(terms));
  }
  return store.intersection(parts);
}

/** Texts of `allowed` whose value is none of `excluded`. */
export function withoutNumbers(store: RegexStore, allowed: Regex, excluded: readonly number[]): Regex {
  const terms = numberTerms(store);
  const others = excluded.map((value) => store.complement(equalTo(terms, value)));
  if (allowed.shape.kind === "words") return store.intersection([allowed, ...others]);
  const literals = store.words(["null", "true", "false"]);
  return store.intersection([allowed, store.union([terms.exact, literals]), ...others]);
}

function exponent(terms: NumberTerms, signs: string[]): Regex {
  const { store, digit } = terms;
  const e = store.charClass([0x45, 0x45, 0x65, 0x65]);
  const small = store.repeat(digit, 1, 2);
  const large = store.sequence(store.charClass([0x31, 0x32]), digit, digit);
  const sign = store.optional(store.words(signs));
  return store.sequence(e, sign, store.union([small, large]));
}

/** With up to 9 digits before the point, so that an exponent below 300 cannot overflow. */
function scientific(terms: NumberTerms, fraction: Regex, signs: string[]): Regex {
  const { store, nonZero, zero, digit, sign } = terms;
  const whole = store.union([zero, store.concat(nonZero, store.repeat(digit, 0, 8))]);
  return store.sequence(sign, whole, fraction, exponent(terms, signs));
}

function numbersWithExponent(terms: NumberTerms): Regex {
  const { store } = terms;
  return store.union([terms.decimal, scientific(terms, terms.anyFraction, ["+", "-"])]);
}

function integersWithExponent(terms: NumberTerms): Regex {
  const { store } = terms;
  const plain = store.concat(terms.integer, terms.zeroFraction);
  return store.union([plain, scientific(terms, store.epsilon, ["+"])]);
}

function notInteger(terms: NumberTerms): Regex {
  const { store } = terms;
  const zeros = store.star(terms.zero);
  return store.sequence(
    terms.sign,
    store.star(terms.digit),
    terms.point,
    zeros,
    terms.nonZero,
    store.repeat(terms.digit, 0, EXACT_DIGITS),
  );
}

/** Every decimal notation of `value` (no exponent). */
function equalTo(terms: NumberTerms, value: number): Regex {
  const { store } = terms;
  const { negative, whole, fraction } = toDecimal(value);
  const zeros = store.star(terms.zero);
  const tail =
    fraction === ""
      ? store.optional(store.sequence(terms.point, terms.zero, zeros))
      : store.sequence(store.literal(`.${fraction}`), zeros);
  const sign = value === 0 ? terms.sign : negative ? terms.minus : store.epsilon;
  return store.sequence(sign, store.literal(whole), tail);
}

/** Integers that are multiples of a large number; undefined where they are not what is asked, or not all that is asked. */
function largeSteps(terms: NumberTerms, constraint: NumberConstraint): Regex | undefined {
  const { integer, plainIntegers, bounds, multiples, notMultiples, notInteger, excluded } = constraint;
  if (multiples.length === 0 || notInteger || notMultiples.length + excluded.length > 0) return undefined;
  const decimals = multiples.map(toDecimal);
  const scale = Math.max(...decimals.map(({ fraction }) => fraction.length));
  if (scale > 0 && !integer) return undefined;
  const scaled = decimals.map(({ whole, fraction }) => Number(whole + fraction.padEnd(scale, "0")));
  const step = scaled.reduce(leastCommonMultiple, 10 ** scale) / 10 ** scale;
  if (!(step > MANY_REMAINDERS && step * 10 ** scale <= LARGEST_MODULUS)) return undefined;
  let [least, greatest] = [1 - 10 ** EXACT_DIGITS, 10 ** EXACT_DIGITS - 1];
  for (const { side, value, strict } of bounds) {
    if (side === "least") least = Math.max(least, strict ? Math.floor(value) + 1 : Math.ceil(value));
    else greatest = Math.min(greatest, strict ? Math.ceil(value) - 1 : Math.floor(value));
  }
  const { store, minus, point, zeroFraction } = terms;
  const positive = store.steps({ step, least: Math.max(0, least), greatest }, undefined);
  const negative = store.steps({ step, least: Math.max(0, -greatest), greatest: -least }, undefined);
  const zeros = store.optional(store.concat(point, store.repeat(store.literal("0"), 1, EXACT_DIGITS)));
  const tail = !integer ? zeros : plainIntegers ? store.epsilon : zeroFraction;
  return store.concat(store.union([positive, store.concat(minus, negative)]), tail);
}

/** Multiples of all of `factors` and of none of `notFactors`; of 0 only where they are out of range. */
function multiplesOf(terms: NumberTerms, factors: readonly number[], notFactors: readonly number[]): Regex {
  const { store } = terms;
  const decimals = [...factors, ...notFactors].map(toDecimal);
  const scale = Math.max(...decimals.map(({ fraction }) => fraction.length));
  const whole = decimals.map(({ whole, fraction }) => Number(whole + fraction.padEnd(scale, "0")));
  const modulus = whole.reduce(leastCommonMultiple, 1);
  if (!(modulus > 0) || modulus > LARGEST_MODULUS) return equalTo(terms, 0);
  const common = whole.slice(0, factors.length).reduce(leastCommonMultiple, 1);
  if (whole.slice(factors.length).some((factor) => common % factor === 0)) return store.empty;
  const rule = {
    key: `${scale};${whole.slice(0, factors.length)};${whole.slice(factors.length)}`,
    scale,
    factors: whole.slice(0, factors.length),
    notFactors: whole.slice(factors.length),
    modulus,
  };
  return store.concat(terms.sign, store.multiple(rule, 0, -1));
}

function withinBound(terms: NumberTerms, { side, value: given, strict }: NumberBound): Regex {
  const { store } = terms;
  const value = certainBound(side, given);
  const bound = toDecimal(value);
  if (!strict || value === 0) return onSide(terms, side, bound, strict);
  // A text with many digits may round to the bound itself: it must stay clear by a unit of the 14th digit.
  const digits = Math.max(0, EXACT_DIGITS - 1 - (bound.whole === "0" ? 0 : bound.whole.length));
  const unit = 10 ** -digits;
  const clear = Number((side === "least" ? value + unit : value - unit).toFixed(Math.min(digits, 20)));
  return store.union([
    store.intersection([onSide(terms, side, bound, true), terms.exact]),
    onSide(terms, side, toDecimal(clear), false),
  ]);
}

/** Beyond 2^53 a bound may have been written with more digits than a float keeps: stay a float inside it. */
function certainBound(side: NumberBound["side"], value: number): number {
  const size = Math.abs(value);
  if (size <= Number.MAX_SAFE_INTEGER) return value;
  return side === "least" ? value + size * Number.EPSILON : value - size * Number.EPSILON;
}

/** Decimals on one side of `bound`, and itself unless `strict`. At most is at least with the signs exchanged. */
function onSide(terms: NumberTerms, side: NumberBound["side"], bound: Decimal, strict: boolean): Regex {
  const { store, minus, unsigned } = terms;
  const isLeast = side === "least";
  const [sign, otherSign] = isLeast ? [store.epsilon, minus] : [minus, store.epsilon];
  const isZero = bound.whole === "0" && bound.fraction === "";
  if (isZero ? strict : bound.negative !== isLeast)
    return store.concat(sign, magnitude(terms, "least", bound, strict));
  const towardsZero = store.concat(otherSign, magnitude(terms, "greatest", bound, strict));
  return store.union([store.concat(sign, unsigned), towardsZero]);
}

/** Unsigned decimals on one side of the magnitude of `bound`, and itself unless `strict`. */
function magnitude(
  terms: NumberTerms,
  side: NumberBound["side"],
  { whole, fraction }: Decimal,
  strict: boolean,
): Regex {
  const { store, digit, nonZero, zero, point, anyFraction } = terms;
  const isLeast = side === "least";
  /** Digits of which the first other than in `digits` is beyond it, and what may follow those after the first so many. */
  const beyond = (digits: string, smallest: number, rest: (left: number) => Regex): Regex[] =>
    Array.from(digits, (own, index) => {
      const from = isLeast ? Number(own) + 1 : index === 0 ? smallest : 0;
      const other = digitRange(store, from, isLeast ? 9 : Number(own) - 1);
      return store.sequence(store.literal(digits.slice(0, index)), other, rest(digits.length - index - 1));
    });
  const { length } = whole;
  const parts = beyond(whole, length > 1 ? 1 : 0, (left) =>
    store.concat(store.repeat(digit, left, left), anyFraction),
  );
  if (isLeast) {
    const more = store.repeat(digit, length, Math.max(length, MANY_DIGITS - 1));
    parts.push(store.sequence(nonZero, more, anyFraction));
  } else if (length > 1) {
    const fewer = store.concat(nonZero, store.repeat(digit, 0, length - 2));
    parts.push(store.concat(store.union([zero, fewer]), anyFraction));
  }
  // With the same whole part, what comes after the point decides, one digit at least.
  const least = fraction === "" ? 1 : 0;
  const any = store.repeat(digit, 0, MANY_DIGITS);
  const fractions = beyond(fraction, 0, () => any);
  if (!isLeast)
    for (let end = 1; end < fraction.length; end++) fractions.push(store.literal(fraction.slice(0, end)));
  const same = isLeast ? store.repeat(digit, least, MANY_DIGITS) : store.repeat(zero, least, MANY_DIGITS);
  const clear = isLeast ? store.sequence(store.repeat(zero, 0, MANY_DIGITS), nonZero, any) : store.empty;
  fractions.push(store.concat(store.literal(fraction), strict ? clear : same));
  const tail = store.concat(point, store.union(fractions));
  const isOptional = fraction === "" ? !strict : !isLeast;
  parts.push(store.concat(store.literal(whole), isOptional ? store.optional(tail) : tail));
  return store.union(parts);
}

function digitRange(store: RegexStore, from: number, to: number): Regex {
  return from > to ? store.empty : store.charClass([0x30 + from, 0x30 + to]);
}

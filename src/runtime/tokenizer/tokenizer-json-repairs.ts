// Where @huggingface/tokenizers 0.2.0 cuts text otherwise than the reference (huggingface/tokenizers, Rust),
// and how the same cut is said in parts that it gets right. Found by reading both; tokenizer-json.test.ts has
// a text for each:
// - Digits knows 0-9 only; the reference takes all of \p{N}: full-width digits, ½, ².
// - ByteLevel's own expression uses JavaScript's \s, which has U+FEFF and lacks U+0085.
// - Metaspace ignores `split`, so that merges cross words.
// - Split ignores the behaviours MergedWithPrevious and MergedWithNext.

type Json = Readonly<Record<string, unknown>>;

const CONTRACTION = "'(?:[stmd]|re|ve|ll)";
const BYTE_LEVEL_WORDS = String.raw`${CONTRACTION}| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`;

/** A `pre_tokenizer` that the library runs as the reference would; `refuse` makes the error where none is. */
export function repairPreTokenizer(config: unknown, refuse: (kind: string) => Error): unknown {
  if (typeof config !== "object" || config === null) return config;
  const step = config as Json;
  switch (step.type) {
    case "Sequence":
      return Array.isArray(step.pretokenizers)
        ? { ...step, pretokenizers: step.pretokenizers.map((part) => repairPreTokenizer(part, refuse)) }
        : step;
    case "Digits":
      return isolate(step.individual_digits === true ? String.raw`\p{N}` : String.raw`\p{N}+`);
    case "ByteLevel":
      // With a space before the text, the space must come before the cut: left as it is.
      return step.use_regex === false || step.add_prefix_space === true
        ? step
        : sequence(isolate(BYTE_LEVEL_WORDS), { ...step, use_regex: false });
    case "Metaspace":
      return step.split === false
        ? step
        : sequence(step, isolate(mergedWithNext(String(step.replacement ?? "▁"))));
    case "Split":
      return repairSplit(step, refuse);
    default:
      return step;
  }
}

function repairSplit(step: Json, refuse: (kind: string) => Error): unknown {
  const behavior = String(step.behavior).toLowerCase();
  if (behavior === "isolated" || behavior === "removed") return step;
  const pattern = step.pattern as Json | undefined;
  const text = typeof pattern?.String === "string" ? pattern.String : "";
  if ([...text].length !== 1) throw refuse(`a Split with the behaviour ${JSON.stringify(step.behavior)}`);
  if (behavior === "mergedwithnext") return isolate(mergedWithNext(text));
  if (behavior === "mergedwithprevious") return isolate(mergedWithPrevious(text));
  throw refuse(`a Split with the behaviour ${JSON.stringify(step.behavior)}`);
}

function sequence(...pretokenizers: readonly unknown[]): Json {
  return { type: "Sequence", pretokenizers };
}

function isolate(expression: string): Json {
  return { type: "Split", pattern: { Regex: expression }, behavior: "Isolated", invert: false };
}

function mergedWithNext(character: string): string {
  const code = codePoint(character);
  return `${code}[^${code}]*|[^${code}]+`;
}

function mergedWithPrevious(character: string): string {
  const code = codePoint(character);
  return `[^${code}]*${code}|[^${code}]+`;
}

function codePoint(character: string): string {
  return `\\x{${character.codePointAt(0)!.toString(16)}}`;
}

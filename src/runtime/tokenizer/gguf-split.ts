// How a byte-level GGUF vocabulary cuts text into words before merging: one list of regular expressions per
// name in `tokenizer.ggml.pre`. The expressions are those of each model's tokenizer.json; the names are
// llama.cpp's (src/llama-vocab.cpp). Each expression cuts the pieces that the one before it left; what lies
// between two matches is a piece too. Left out: names of families that the package does not run.

export interface WordSplit {
  readonly expressions: readonly RegExp[];
  /** A word that is a token is taken as it is, without merging. */
  readonly ignoresMerges: boolean;
  /** Whether the family puts its first token before a text when the file does not say. */
  readonly addsBos: boolean;
}

// Unicode's white space, which is not JavaScript's \s (that has U+FEFF and lacks U+0085).
const SPACE = String.raw`\p{White_Space}`;
const NO_SPACE = String.raw`\P{White_Space}`;
const CONTRACTION = "'(?:[sStTmMdD]|[rR][eE]|[vV][eE]|[lL][lL])";
const TRAILING_SPACE = `${SPACE}+(?!${NO_SPACE})|${SPACE}+`;
const LINES_AND_SPACE = String.raw`${SPACE}*[\r\n]+|${TRAILING_SPACE}`;

const GPT2 = String.raw`'(?:[stmd]|re|ve|ll)| ?\p{L}+| ?\p{N}+| ?[^${SPACE}\p{L}\p{N}]+|${TRAILING_SPACE}`;
const ONE_DIGIT = String.raw`\p{N}`;
const UP_TO_THREE_DIGITS = String.raw`\p{N}{1,3}`;

/** The pattern that Llama 3 and Qwen share but for the digits. */
function modern(digits: string, letters = String.raw`\p{L}`): string {
  return [
    CONTRACTION,
    String.raw`[^\r\n\p{L}\p{N}]?[${letters}]+`,
    digits,
    String.raw` ?[^${SPACE}${letters}\p{N}]+[\r\n]*`,
    LINES_AND_SPACE,
  ].join("|");
}

/** The pattern of GPT-4o and its kin: words end where small letters do. */
function cased(digits: string, contraction: string): string {
  const upper = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`;
  const lower = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`;
  const before = String.raw`[^\r\n\p{L}\p{N}]?`;
  return [
    `${before}${upper}*${lower}+${contraction}`,
    `${before}${upper}+${lower}*${contraction}`,
    digits,
    String.raw` ?[^${SPACE}\p{L}\p{N}]+[\r\n/]*`,
    LINES_AND_SPACE,
  ].join("|");
}

const DEEPSEEK_V3 = [
  UP_TO_THREE_DIGITS,
  "[一-龥぀-ゟ゠-ヿ]+",
  [
    String.raw`[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_\x60{|}~][A-Za-z]+`,
    String.raw`[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+`,
    String.raw` ?[\p{P}\p{S}]+[\r\n]*`,
    LINES_AND_SPACE,
  ].join("|"),
];

const DEFAULT = [String.raw`[\p{P}$+<=>^~|]+`, GPT2, String.raw`\p{N}+`, "[0-9][0-9][0-9]"];

interface Family {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  readonly ignoresMerges?: boolean;
  readonly addsBos?: boolean;
}

const FAMILIES: readonly Family[] = [
  { names: ["default"], patterns: DEFAULT },
  { names: ["gpt-2", "phi-2", "mpt", "olmo", "jais", "trillion", "exaone4"], patterns: [GPT2] },
  {
    names: ["smollm", "starcoder", "refact", "command-r", "codeshell", "exaone", "minerva-7b"],
    patterns: [ONE_DIGIT, GPT2],
  },
  {
    names: ["llama-bpe", "llama3", "llama-v3", "falcon3", "pixtral", "lfm2"],
    patterns: [modern(UP_TO_THREE_DIGITS)],
    ignoresMerges: true,
    addsBos: true,
  },
  // SmolLM3's files say smaug-bpe.
  { names: ["smaug-bpe", "dbrx", "glm4", "chatglm-bpe"], patterns: [modern(UP_TO_THREE_DIGITS)] },
  { names: ["qwen2", "deepseek-r1-qwen", "stablelm2", "megrez"], patterns: [modern(ONE_DIGIT)] },
  { names: ["qwen35"], patterns: [modern(ONE_DIGIT, String.raw`\p{L}\p{M}`)] },
  { names: ["deepseek-v3"], patterns: DEEPSEEK_V3 },
  {
    names: ["deepseek-coder"],
    patterns: [
      String.raw`[\r\n]`,
      String.raw`${SPACE}?\p{L}+`,
      String.raw`${SPACE}?\p{P}+`,
      "[一-龥ࠀ-一가-퟿]+",
      ONE_DIGIT,
    ],
  },
  { names: ["tekken"], patterns: [cased(ONE_DIGIT, "")], ignoresMerges: true, addsBos: true },
  { names: ["gpt-4o", "llama4"], patterns: [cased(UP_TO_THREE_DIGITS, `(?:${CONTRACTION})?`)] },
];

/** All names that `wordSplit` knows. */
export const WORD_SPLIT_NAMES: readonly string[] = FAMILIES.flatMap((family) => family.names);

/** The word split of that name, or null. */
export function wordSplit(name: string): WordSplit | null {
  const family = FAMILIES.find((candidate) => candidate.names.includes(name));
  if (family === undefined) return null;
  return {
    expressions: family.patterns.map((pattern) => new RegExp(pattern, "gu")),
    ignoresMerges: family.ignoresMerges ?? false,
    addsBos: family.addsBos ?? false,
  };
}

/** The text cut into words, as they are asked for; joined they are the text. */
export function* splitWords(
  text: string,
  { expressions }: Pick<WordSplit, "expressions">,
): Generator<string, void, void> {
  const [expression, ...finer] = expressions;
  if (expression === undefined) return void (yield text);
  for (const piece of splitAt(text, expression)) {
    if (finer.length === 0) yield piece;
    else yield* splitWords(piece, { expressions: finer });
  }
}

/** Every match, and what lies between two of them. */
export function* splitAt(text: string, expression: RegExp): Generator<string, void, void> {
  let from = 0;
  for (const match of text.matchAll(expression)) {
    if (match.index > from) yield text.slice(from, match.index);
    if (match[0] !== "") yield match[0];
    from = match.index + match[0].length;
  }
  if (from < text.length) yield text.slice(from);
}

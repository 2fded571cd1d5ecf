// Guardrails: what looks at prompts before the model and at answers before the application, and may stop them. The default
// is a set of rules, and honest about it: it knows the phrases of taxonomy.ts and nothing more, so it misses what is said
// in other words, and it costs microseconds. A classifier takes its place by the same interface.
import { OrchardError } from "../errors.ts";
import { type HarmCategory, taxonomy } from "./taxonomy.ts";

/** What was found in a text. */
export interface GuardrailFinding {
  /** A category of the taxonomy, or a classifier's own. */
  readonly category: HarmCategory | (string & {});
  /** The part of the text that was recognized, if one was. */
  readonly phrase?: string;
}

/** Looks at a text; null: nothing is wrong with it. */
export interface Guardrails {
  readonly name: string;
  /** `kind` says whether the text goes to the model or comes from it. */
  check(text: string, kind: "input" | "output"): GuardrailFinding | null | Promise<GuardrailFinding | null>;
}

/** The rules of the taxonomy. They hold for prompts and for answers, in all languages at once. */
export const defaultGuardrails: Guardrails = { name: "default", check: matchTaxonomy };

/** No guardrails: for rewriting and sorting texts that other people wrote, which may say anything. */
export const permissiveGuardrails: Guardrails = { name: "permissive", check: () => null };

/** What a session's option names. */
export type GuardrailsChoice = "default" | "permissive" | Guardrails;

/** The guardrails that an option names. */
export function guardrailsOf(choice: GuardrailsChoice = "default"): Guardrails {
  if (choice === "default") return defaultGuardrails;
  return choice === "permissive" ? permissiveGuardrails : choice;
}

/** Throws `guardrailViolation` (details: `category`, `kind`, `guardrails`) for a text that may not pass. */
export async function enforceGuardrails(
  guardrails: Guardrails,
  text: string,
  kind: "input" | "output",
): Promise<void> {
  const finding = text === "" ? null : await guardrails.check(text, kind);
  if (finding === null) return;
  throw new OrchardError(
    "guardrailViolation",
    kind === "input"
      ? `The prompt was not given to the model: it asks for harm (${finding.category}).`
      : `The answer was withheld: it contains harm (${finding.category}).`,
    { details: { category: finding.category, kind, guardrails: guardrails.name } },
  );
}

/** Characters of an answer between two looks at it, and how far a look reaches back over the one before. */
const stride = 200;

/**
 * Looks at an answer while it grows: every 200 characters, and at the end. Each look takes what is new and some of what
 * came before, so an answer of any length is read about twice. Throws as `enforceGuardrails` does.
 */
export class OutputWatch {
  readonly #guardrails: Guardrails;
  #seen = 0;

  constructor(guardrails: Guardrails) {
    this.#guardrails = guardrails;
  }

  /** Takes the whole text so far. Null when it is too early for a look. */
  look(text: string, isEnd: boolean): Promise<void> | null {
    if (text.length === this.#seen || (!isEnd && text.length - this.#seen < stride)) return null;
    const from = Math.max(0, this.#seen - stride);
    this.#seen = text.length;
    return enforceGuardrails(this.#guardrails, text.slice(from), "output");
  }
}

interface CompiledHarm {
  readonly category: HarmCategory;
  readonly pattern: RegExp;
}

let compiled: readonly CompiledHarm[] | undefined;

function matchTaxonomy(text: string): GuardrailFinding | null {
  compiled ??= taxonomy.map(({ category, phrases }) => ({
    category,
    pattern: new RegExp(Object.values(phrases).flat().map(unicodeWords).join("|"), "u"),
  }));
  const plain = text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " ");
  for (const { category, pattern } of compiled) {
    const phrase = pattern.exec(plain)?.[0];
    if (phrase !== undefined) return { category, phrase };
  }
  return null;
}

const wordBoundary = "(?:(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}]))";

/** `\b` knows ASCII letters only: "über" would end a word before it. */
function unicodeWords(phrase: string): string {
  return phrase.replaceAll("\\b", wordBoundary);
}

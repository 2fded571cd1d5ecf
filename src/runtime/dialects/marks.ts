// The control tokens among a dialect's marks. In text that was generated, a control token is set apart from the same
// characters by a lone surrogate before it, which no decoder gives.
import type { Form } from "../guide/form.ts";
import { type SpecialTokens, specialTokens } from "../tokenizer/special-tokens.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";

const APART = "\ud800";

export class Marks {
  /** Ids of the control tokens, in the order that forms name them. */
  readonly controls: readonly number[];
  readonly #tokens: SpecialTokens;
  readonly #textOf: ReadonlyMap<number, string>;

  /** The control tokens that occur in `texts`. */
  constructor(tokenizer: Tokenizer, texts: readonly string[]) {
    const found = texts.flatMap((text) => tokenizer.specials.find(text, true).map(({ token }) => token));
    const controls = [...new Set(found.filter(({ control }) => control))];
    this.controls = controls.map(({ id }) => id);
    this.#tokens = specialTokens(controls);
    this.#textOf = new Map(controls.map(({ id, text }) => [id, APART + text]));
  }

  /** How a token is written in generated text when it is one of the marks; null for others. */
  textOf(token: number): string | null {
    return this.#textOf.get(token) ?? null;
  }

  /** A text as it is when it is generated. */
  written(text: string): string {
    return this.#tokens
      .split(text, true)
      .map((part) => this.#written(part))
      .join("");
  }

  #written(part: number | string): string {
    return typeof part === "string" ? part : this.#textOf.get(part)!;
  }

  /** Whether a control token is in a text, so that nothing else can be mistaken for it. */
  hasControl(text: string): boolean {
    return this.written(text).includes(APART);
  }

  /** Whether a text begins with a control token, so that nothing else can be mistaken for it. */
  beginsWithControl(text: string): boolean {
    return this.written(text).startsWith(APART);
  }

  /** The form of a text. */
  form(text: string): Form {
    return {
      type: "sequence",
      parts: this.pieces(text).map((part) =>
        typeof part === "string" ? { type: "literal", text: part } : { type: "control", index: part },
      ),
    };
  }

  /** A text's literal parts, and its control tokens as their places among the controls. */
  pieces(text: string): (string | number)[] {
    const parts = this.#tokens.split(text, true).filter((part) => part !== "");
    return parts.map((part) => (typeof part === "string" ? part : this.controls.indexOf(part)));
  }
}

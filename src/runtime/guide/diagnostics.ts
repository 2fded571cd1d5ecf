// The errors of compiling a guide: what cannot be enforced, named by keyword and JSON pointer, and the budget
// that ends the compilation of hostile schemas. Both are thrown while compiling, never while generating.

import { OrchardError } from "../../errors.ts";

/** An assertion that the guide cannot enforce, or a schema that no value satisfies. */
export function unsupported(keyword: string, pointer: string, reason: string): OrchardError {
  return new OrchardError(
    "unsupportedGuide",
    `Cannot enforce "${keyword}" at ${pointer === "" ? "the root of the schema" : pointer}: ${reason}.`,
    { details: { keyword, pointer, reason } },
  );
}

/** Counts the work of one compilation; running out throws `schemaTooComplex`. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  spend(steps: number, keyword: string, pointerOf: () => string): void {
    this.#left -= steps;
    if (this.#left < 0) throw tooComplex(keyword, pointerOf());
  }
}

export function tooComplex(keyword: string, pointer: string): OrchardError {
  return new OrchardError(
    "schemaTooComplex",
    `The schema has too many combinations to guide generation (at "${keyword}" in ${pointer === "" ? "its root" : pointer}). ` +
      "Make alternatives easy to tell apart (a required constant property in each) or split the schema.",
    { details: { keyword, pointer } },
  );
}

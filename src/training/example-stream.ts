// From data on disk to what a run reads: a mixture of sources, tokenized on the way. Its position is the mixture's.
import type { JsonValue } from "../json-schema.ts";
import type { ChatTemplate } from "../runtime/template.ts";
import type { Tokenizer } from "../runtime/tokenizer/tokenizer.ts";
import { type MixtureOptions, type MixturePosition, mixture, type WeightedSource } from "./mixture.ts";
import { tokenizeExample } from "./tokenize-example.ts";
import type { ExampleStream } from "./train.ts";

export interface ExampleStreamOptions extends Omit<MixtureOptions, "position"> {
  readonly tokenizer: Tokenizer;
  /** Null: there are documents only. */
  readonly template: ChatTemplate | null;
}

/**
 * The `stream` of a run: opens a mixture at a position. Reading throws what `mixture` and `tokenizeExample` throw.
 *
 * @example
 * const stream = exampleStream([{ source: await jsonLines("a.jsonl"), weight: 1 }], { seed: 1, tokenizer, template });
 */
export function exampleStream(
  sources: readonly WeightedSource[],
  { tokenizer, template, ...options }: ExampleStreamOptions,
): (position: JsonValue) => Promise<ExampleStream> {
  return async (position) => {
    const start = position === null ? {} : { position: position as unknown as MixturePosition };
    const mixed = mixture(sources, { ...options, ...start });
    return {
      async next() {
        const { example, source } = await mixed.next();
        return { example: tokenizeExample(example, tokenizer, template), source };
      },
      position: () => mixed.position() as unknown as JsonValue,
    };
  };
}

// An example as tokens and the mask of those that are learned: all of a document, the assistant's of a
// conversation. The conversation is rendered once as a whole and twice per answer, up to where the model
// begins to speak and up to where it ends: so any chat template works that never changes what it has written.
// Left out: packing and cutting to a length, which are the trainer's.
import { OrchardError } from "../errors.ts";
import { encodeMessages } from "../runtime/prompt.ts";
import type { ChatTemplate } from "../runtime/template.ts";
import type { Tokenizer } from "../runtime/tokenizer/tokenizer.ts";
import type { ConversationExample, TrainingExample } from "./conversation.ts";

export interface TokenizedExample {
  readonly tokens: Int32Array;
  /** 1 where the token is to be predicted; the first token never is. */
  readonly lossMask: Uint8Array;
  /** Where a stage keeps what the model knew: learned from what it thought before, not from these tokens. */
  readonly isKept?: true;
}

/** Tokens that may change where a rendering stops: a merge across the end of what the template wrote. */
const MERGED_AT_END = 2;

/**
 * Tokens of an example. A document begins and ends with the tokenizer's first and last token, where it has
 * them; a conversation is as the template writes it. Throws `invalidArgument` for a conversation without a
 * template, or a template that rewrites earlier messages, and what the template throws.
 *
 * @example
 * const { tokens, lossMask } = tokenizeExample({ type: "document", text: "Hi" }, tokenizer, null);
 */
export function tokenizeExample(
  example: TrainingExample,
  tokenizer: Tokenizer,
  template: ChatTemplate | null,
): TokenizedExample {
  if (example.type === "conversation") return tokenizeConversation(example, tokenizer, template);
  const { bosToken, eosToken, addsBos } = tokenizer;
  const ids = tokenizer.encode(example.text);
  if (addsBos && bosToken !== null) ids.unshift(bosToken);
  if (eosToken !== null) ids.push(eosToken);
  const lossMask = new Uint8Array(ids.length).fill(1, 1);
  return { tokens: Int32Array.from(ids), lossMask };
}

function tokenizeConversation(
  { messages, tools, unlearned = [] }: ConversationExample,
  tokenizer: Tokenizer,
  template: ChatTemplate | null,
): TokenizedExample {
  if (template === null) {
    throw new OrchardError(
      "invalidArgument",
      'A conversation needs a chat template, and the model has none: give texts ({"text": …}), or a model that has one.',
    );
  }
  const encode = (count: number, addGenerationPrompt: boolean) =>
    encodeMessages(tokenizer, template, messages.slice(0, count), { tools, addGenerationPrompt });
  const ids = encode(messages.length, false);
  const lossMask = new Uint8Array(ids.length);
  messages.forEach(({ role }, i) => {
    if (role !== "assistant" || unlearned.includes(i)) return;
    const before = encode(i, true);
    const after = i + 1 === messages.length ? ids : encode(i + 1, false);
    const start = common(before, ids);
    const end = common(after, ids);
    if (start < before.length - MERGED_AT_END || end < after.length - MERGED_AT_END) {
      throw new OrchardError(
        "invalidArgument",
        `The chat template writes message ${i} in another way once others follow: split the conversation, ` +
          "so that each part ends with one answer.",
        { details: { message: i } },
      );
    }
    lossMask.fill(1, Math.max(1, start), end);
  });
  return { tokens: Int32Array.from(ids), lossMask };
}

/** How many ids two lists have in common from the start. */
function common(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

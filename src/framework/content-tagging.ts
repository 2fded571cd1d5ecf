// Content tagging: Apple's second use case, as a profile and a type for any model. The model in the box was trained on texts
// tagged so (recipes/nano/tagging.ts). Left out: other kinds of tags; a schema of an application's own takes any.
import { type Generable, generable } from "./generable.ts";
import type { Profile } from "./profile.ts";

/** What a text is about, what is done in it, with which things, and how it feels. */
export type TagKind = "topics" | "actions" | "objects" | "emotions";

export interface ContentTaggingOptions<Kind extends TagKind> {
  /** Default: all four. The order is that of the answer. */
  readonly kinds?: readonly Kind[];
  /** The most tags of each kind; default 5. */
  readonly maximumCount?: number;
}

/** A profile for a session, and what to generate in it. */
export interface ContentTagging<Kind extends TagKind> {
  /** Every text is tagged by itself: the model does not see the ones before. */
  readonly profile: Profile;
  readonly generating: Generable<{ readonly [K in Kind]: readonly string[] }>;
}

/**
 * What a session needs to tag texts. Each tag of a kind is given once.
 *
 * ```ts
 * import { contentTagging, LanguageModelSession } from "orchard";
 * const { profile, generating } = contentTagging({ kinds: ["topics", "emotions"], maximumCount: 3 });
 * const session = new LanguageModelSession({ profile });
 * const { content } = await session.respond("I'd love a table at Chez Paul tonight.", { generating });
 * console.log(content.topics, content.emotions);
 * ```
 */
export function contentTagging<const Kind extends TagKind = TagKind>({
  kinds = ["topics", "actions", "objects", "emotions"] as readonly TagKind[] as readonly Kind[],
  maximumCount = 5,
}: ContentTaggingOptions<Kind> = {}): ContentTagging<Kind> {
  const list = { type: "array", items: { type: "string", minLength: 1 }, maxItems: maximumCount } as const;
  const { name, schema, parse } = generable("ContentTags", {
    type: "object",
    properties: Object.fromEntries(kinds.map((kind) => [kind, list])),
    required: [...kinds],
    additionalProperties: false,
  });
  return {
    profile: {
      name: "contentTagging",
      instructions: "Tag the text.",
      options: { sampling: { mode: "greedy" } },
      historyTransform: () => [],
    },
    generating: {
      name,
      schema,
      parse: async (value) => {
        const tags = (await parse(value)) as Readonly<Record<Kind, readonly string[]>>;
        return Object.fromEntries(
          kinds.map((kind) => [kind, [...new Set(tags[kind])]]),
        ) as unknown as typeof tags;
      },
    },
  };
}

// How a model on a hub is written down: ORG/NAME, with a revision and a file where that is needed. Left out: models
// without an organization, data sets and spaces.
import { OrchardError } from "../errors.ts";

/** A model on a hub. */
export interface HubName {
  /** "ORG/NAME". */
  readonly repository: string;
  /** A branch, a tag or a commit; default "main". */
  readonly revision: string;
  /** A .gguf file, or a part of its name that tells it from the others: "Q8_0". */
  readonly file: string | null;
}

const form = /^([\w.-]+\/[\w.-]+)(?:@([^:]+))?(?::(.+))?$/;

/** Whether a text can be the name of a model on a hub: `ORG/NAME`, `ORG/NAME@REVISION`, `ORG/NAME:FILE`. */
export function isHubName(text: string): boolean {
  const [, repository] = form.exec(text) ?? [];
  return (
    repository?.split("/").every((part) => !/^\.+$/.test(part) && !/\.(gguf|bin|safetensors)$/.test(part)) ??
    false
  );
}

/** Parses a name. Throws `invalidArgument`. */
export function parseHubName(text: string): HubName {
  const [, repository, revision = "main", file] = form.exec(text) ?? [];
  if (repository === undefined || !isHubName(text))
    throw new OrchardError(
      "invalidArgument",
      `"${text}" is no name of a model: write ORG/NAME, ORG/NAME@REVISION or, where there are several .gguf files, ORG/NAME:Q8_0.`,
      { details: { option: "name", value: text } },
    );
  return { repository, revision, file: file ?? null };
}

/** The name as it was written, without what is the default. */
export function formatHubName({ repository, revision, file }: HubName): string {
  return `${repository}${revision === "main" ? "" : `@${revision}`}${file === null ? "" : `:${file}`}`;
}

// Checks what a session is made of, for callers that no compiler checks: JavaScript, casts, JSON that was stored. Whatever
// is wrong is named when it is given, with what to write instead, and not where it would be used. Numbers are options.ts's.
import { OrchardError } from "../errors.ts";
import { isObject } from "../json-schema.ts";
import type { TranscriptEntry } from "../model.ts";
import type { Profile } from "./profile.ts";

const entryTypes = {
  instructions: true,
  prompt: true,
  toolCalls: true,
  toolOutput: true,
  reasoning: true,
  response: true,
} as const satisfies Record<TranscriptEntry["type"], true>;

/** Throws `invalidArgument` for options that are none, such as instructions given alone. */
export function checkOptions(options: unknown): void {
  if (isObject(options)) return;
  throw wrong("options", options, "an object, such as { instructions: TEXT }");
}

/** Throws `invalidArgument` for a model that is none, and for tools that are none or have one name. */
export function checkProfile({ model, tools = [] }: Profile): void {
  if (model !== undefined && typeof (model as Partial<typeof model> | null)?.generate !== "function")
    throw wrong("model", model, "a model, such as `await loadModel(PATH)` gives");
  if (!Array.isArray(tools)) throw wrong("tools", tools, "a list");
  for (const one of tools)
    if (typeof one?.call !== "function" || one.parameters?.schema === undefined)
      throw wrong("tools", one, "what `tool({ name, description, parameters, call })` makes");
  if (new Set(tools.map(({ name }) => name)).size < tools.length)
    throw new OrchardError(
      "invalidArgument",
      "Two tools have one name: the model could not tell them apart.",
    );
}

/** Throws `invalidArgument` for what is no list of entries. */
export function checkTranscript(entries: unknown): void {
  const cure = "a session's entries; what was stored as JSON is read by transcriptFromJson";
  if (!Array.isArray(entries)) throw wrong("transcript", entries, cure);
  for (const entry of entries)
    if (!isObject(entry) || !Object.hasOwn(entryTypes, String(entry.type)))
      throw wrong("transcript", entry, cure);
}

function wrong(option: string, value: unknown, expected: string): OrchardError {
  return new OrchardError("invalidArgument", `${option} must be ${expected}, not ${said(value)}.`, {
    details: { option, value },
  });
}

function said(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  if (value instanceof Promise) return "a promise: await it";
  return isObject(value)
    ? `an object of ${Object.keys(value).slice(0, 4).join(", ") || "nothing"}`
    : String(value);
}

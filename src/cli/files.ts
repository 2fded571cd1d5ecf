// The files that a conversation on the terminal begins with and leaves behind: a schema to answer by, a transcript to go on
// from and one to write.
import { access, constants, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { OrchardError } from "../errors.ts";
import type { LanguageModelSession, SessionOptions } from "../framework/session.ts";
import { transcriptFromJson, transcriptToJson } from "../framework/transcript.ts";
import { isObject, type JsonObject, type JsonValue } from "../json-schema.ts";
import { writeWhole } from "../write-whole.ts";
import { type CommandLine, UsageError } from "./options.ts";

/** What a session begins with: the instructions and the transcript that the command line names. It must be able to end. */
export async function sessionStart({
  instructions,
  loadTranscript,
  saveTranscript: path,
}: CommandLine): Promise<Pick<SessionOptions, "instructions" | "transcript">> {
  // Said now, not after the answer.
  if (path !== undefined)
    await access(dirname(resolve(path)), constants.W_OK).catch(refused("--save-transcript", path));
  if (loadTranscript === undefined) return { instructions };
  const json = await readJson("--load-transcript", loadTranscript);
  try {
    return { instructions, transcript: transcriptFromJson(json) };
  } catch (error) {
    if (error instanceof OrchardError)
      throw new UsageError(`--load-transcript ${loadTranscript}: ${error.message}`);
    throw error;
  }
}

/** Writes the transcript where the command line says. */
export async function saveTranscript(
  { saveTranscript: path }: CommandLine,
  session: LanguageModelSession,
): Promise<void> {
  if (path === undefined) return;
  const text = `${JSON.stringify(transcriptToJson(session.transcript), null, 2)}\n`;
  await writeWhole(path, text).catch(refused("--save-transcript", path));
}

/** The schema of the file; null without one. */
export async function readSchema({ schema }: CommandLine): Promise<JsonObject | null> {
  if (schema === undefined) return null;
  const json = await readJson("--schema", schema);
  if (isObject(json)) return json as JsonObject;
  throw new UsageError(`--schema ${schema}: a JSON Schema is an object.`);
}

async function readJson(option: string, path: string): Promise<JsonValue> {
  const text = await readFile(path, "utf8").catch(refused(option, path));
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw new UsageError(`${option} ${path} is not JSON: ${(error as Error).message}.`);
  }
}

/** What the system says about a file, in one line. */
function refused(option: string, path: string): (error: Error) => never {
  return ({ message }) => {
    throw new UsageError(`${option} ${path}: ${message}.`);
  };
}

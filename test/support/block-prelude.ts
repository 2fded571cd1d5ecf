// What a code block of a document finds in scope when it imports nothing: one model that all blocks share, a session
// of its own, and a `test` as test runners have it.
import { LanguageModelSession, type LocalModel, loadModel } from "orchard";
import { stories } from "./documents.ts";

/** The model of all blocks. */
export const model: LocalModel = await loadModel(stories);

/** The tests that blocks have declared and that were not run yet. */
export const declared: (() => Promise<void>)[] = [];

/** A conversation in which nothing was said. */
export function freshSession(): LanguageModelSession {
  return new LanguageModelSession({ model });
}

/** Stands for a test runner's. */
export function test(_name: string, run: () => Promise<void>): void {
  declared.push(run);
}

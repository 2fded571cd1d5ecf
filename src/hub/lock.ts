// One process at a time works on a folder: a lock file with the process's id, renewed while it is held. A lock whose
// process is gone, or that was not renewed, is taken over. If two take it over at once they write the same bytes to the
// same places, and the hash decides: the lock saves work, it guards nothing.
import { readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { pause } from "../http.ts";

/** Milliseconds. */
const renewal = 2000;
const longestSilence = 10_000;
const pollPause = 200;

/** Waits for the lock and holds it until it is disposed of. Throws `aborted`. */
export async function lock(path: string, signal?: AbortSignal): Promise<AsyncDisposable> {
  while (!(await take(path))) {
    if (await isAbandoned(path)) await rm(path, { force: true });
    else await pause(pollPause, signal);
  }
  const timer = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, renewal);
  timer.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await rm(path, { force: true });
    },
  };
}

async function take(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found === null) return false;
  if (Date.now() - found.mtimeMs > longestSilence) return true;
  const owner = Number(await readFile(path, "utf8").catch(() => ""));
  // A process writes its id right after it made the file; until then the file is empty.
  return Number.isInteger(owner) && owner > 0 && !isAlive(owner);
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

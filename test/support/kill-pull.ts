// Kills `orchard pull` with SIGKILL at random moments and pulls again: what the second pull finds, and whether the files
// are right. Shared by a test with few points and `npm run bench -- kill-pull` with fifty.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { orchardConfig } from "../../src/models/presets/orchard.ts";
import { startHubServer } from "./hub-server.ts";
import { writeRandomFolder } from "./random-folder.ts";

/** What came of one kill. */
export interface KilledPull {
  /** From 0, the pull's first request, to 1, its end as measured without a kill. */
  readonly moment: number;
  /** Whether the first pull was still under way. */
  readonly wasKilled: boolean;
  /** Bytes that the second pull fetched, and those of the model. */
  readonly fetchedAgain: number;
  readonly bytes: number;
  readonly exitCode: number | null;
  /** Whether each file's SHA-256 is that of what the server has, and no other file is there. */
  readonly isRight: boolean;
}

/** Pulls, kills and pulls again, once for each moment. `program` is the built dist/cli/main.js. */
export async function killPulls(program: string, moments: readonly number[]): Promise<KilledPull[]> {
  const scratch = mkdtempSync(join(tmpdir(), "orchard-kill-"));
  try {
    const source = join(scratch, "source");
    const config = orchardConfig({
      layers: 2,
      sharedLayers: 1,
      width: 512,
      vocabularySize: 4096,
      contextSize: 64,
    });
    writeRandomFolder(source, config, 5);
    const files = new Map(readdirSync(source).map((name) => [name, readFileSync(join(source, name))]));
    const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    await using server = await startHubServer({
      files,
      fault: () => ({ type: "slow", bytes: 1 << 17, pause: 2 }),
    });
    /** Runs a pull; kills it so many milliseconds after its first request. */
    const pull = async (cache: string, killAfter = Number.POSITIVE_INFINITY) => {
      const before = server.requests.length;
      const child = spawn(process.execPath, [program, "pull", "tests/tiny", "--endpoint", server.url], {
        env: { ...process.env, ORCHARD_CACHE: cache, HF_TOKEN: "", HF_HUB_OFFLINE: "" },
        stdio: ["ignore", "pipe", "ignore"],
      });
      let path = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        path += text;
      });
      let ended = false;
      const exit = new Promise<number | null>((resolve) => {
        child.on("close", (code) => {
          ended = true;
          resolve(code);
        });
      });
      while (server.requests.length === before && !ended)
        await new Promise((resolve) => setTimeout(resolve, 1));
      const started = performance.now();
      const timer = Number.isFinite(killAfter)
        ? setTimeout(() => child.kill("SIGKILL"), killAfter)
        : undefined;
      const code = await exit;
      clearTimeout(timer);
      return { code, path: path.trim(), milliseconds: performance.now() - started };
    };
    const { milliseconds } = await pull(join(scratch, "whole"));
    const outcomes: KilledPull[] = [];
    for (const [index, moment] of moments.entries()) {
      const cache = join(scratch, `${index}`);
      const first = await pull(cache, moment * milliseconds);
      const before = server.sent;
      const second = await pull(cache);
      outcomes.push({
        moment,
        wasKilled: first.code === null,
        fetchedAgain: server.sent - before,
        bytes,
        exitCode: second.code,
        isRight: second.path !== "" && isRight(second.path, files),
      });
      rmSync(cache, { recursive: true });
    }
    return outcomes;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function isRight(folder: string, files: ReadonlyMap<string, Uint8Array>): boolean {
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const names = [...files.keys(), "orchard-hub.json"].sort();
  return (
    JSON.stringify(readdirSync(folder).sort()) === JSON.stringify(names) &&
    [...files].every(
      ([name, bytes]) =>
        existsSync(join(folder, name)) && sha256(readFileSync(join(folder, name))) === sha256(bytes),
    )
  );
}

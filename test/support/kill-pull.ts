// Kills `orchard pull` with SIGKILL in the middle of its transfer, after a part of the bytes, and pulls again: what the
// second pull finds, and whether the files are right. The server is slow, so that every kill comes in time. Shared by a
// test with few points and `npm run bench -- kill-pull` with fifty; what comes after the last byte is killed.test.ts's.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { orchardConfig } from "../../src/models/presets/orchard.ts";
import { startHubServer } from "./hub-server.ts";
import { writeRandomFolder } from "./random-folder.ts";

/** What came of one kill. */
export interface KilledPull {
  /** The part of the model's bytes that had gone out at the kill, 0 to 1. */
  readonly part: number;
  /** Whether the first pull was still under way; only such kills are worth anything. */
  readonly wasKilled: boolean;
  /** Bytes that the second pull fetched, and those of the model. */
  readonly fetchedAgain: number;
  readonly bytes: number;
  readonly exitCode: number | null;
  /** Whether each file's SHA-256 is that of what the server has, and no other file is there. */
  readonly isRight: boolean;
}

/** Pulls, kills and pulls again, once for each part. `program` is the built dist/cli/main.js. */
export async function killPulls(program: string, parts: readonly number[]): Promise<KilledPull[]> {
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
    let onSent = (_sent: number) => {};
    await using server = await startHubServer({
      files,
      fault: () => ({ type: "slow", bytes: 1 << 16, pause: 2 }),
      onSent: (sent) => onSent(sent),
    });
    /** Runs a pull; kills it when so many more bytes have gone out. */
    const pull = async (cache: string, killAfter = Number.POSITIVE_INFINITY) => {
      const before = server.sent;
      const child = spawn(process.execPath, [program, "pull", "tests/tiny", "--endpoint", server.url], {
        env: { ...process.env, ORCHARD_CACHE: cache, HF_TOKEN: "", HF_HUB_OFFLINE: "" },
        stdio: ["ignore", "pipe", "ignore"],
      });
      onSent = (sent) => {
        if (sent - before >= killAfter) child.kill("SIGKILL");
      };
      let path = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        path += text;
      });
      const [code, signal] = await once(child, "close");
      return { code, signal, path: path.trim() };
    };
    const outcomes: KilledPull[] = [];
    for (const [index, part] of parts.entries()) {
      const cache = join(scratch, `${index}`);
      const first = await pull(cache, part * bytes);
      const before = server.sent;
      const second = await pull(cache);
      outcomes.push({
        part,
        wasKilled: first.signal === "SIGKILL",
        fetchedAgain: server.sent - before,
        bytes,
        exitCode: second.code,
        isRight: second.path !== "" && isRight(second.path, files),
      });
      rmSync(cache, { recursive: true, force: true });
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

// The built program pulls: killed at any moment, and without a network. `npm test` builds it first.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pullModel } from "orchard";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "./support/documents.ts";
import { startHubServer } from "./support/hub-server.ts";
import { killPulls } from "./support/kill-pull.ts";
import { tinyHubFiles } from "./support/tiny-hub-files.ts";

const program = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "orchard-pull-"));
afterAll(() => rmSync(scratch, { recursive: true }));

test("killed with SIGKILL at six points of the transfer: the next pull completes, and every hash is right", async () => {
  const outcomes = await killPulls(program, [0.05, 0.3, 0.5, 0.7, 0.9, 0.98]);
  expect(outcomes.map(({ wasKilled, exitCode, isRight }) => [wasKilled, exitCode, isRight])).toEqual(
    outcomes.map(() => [true, 0, true]),
  );
  // Later kills leave more: what is fetched again is what was missing, and blocks that were on their way.
  expect(outcomes.at(-1)!.fetchedAgain).toBeLessThan(outcomes[0]!.bytes / 2);
});

describe("offline", () => {
  /** Runs a program in which every way to open a socket fails and says so. */
  const runWithoutSockets = (code: string, environment: Record<string, string>) => {
    const guard = join(scratch, "guard.mjs");
    writeFileSync(
      guard,
      `import net from "node:net"; import dgram from "node:dgram"; import dns from "node:dns"; import fs from "node:fs";
       const opened = (what) => { fs.writeSync(2, "SOCKET " + what + "\\n"); process.exit(99); };
       net.Socket.prototype.connect = () => opened("net");
       dgram.createSocket = () => opened("dgram");
       dns.lookup = () => opened("dns");`,
    );
    const script = join(scratch, `${Math.random()}.mjs`);
    writeFileSync(script, code);
    return spawnSync(process.execPath, ["--import", `file://${guard}`, script], {
      encoding: "utf8",
      env: { ...process.env, HF_HUB_OFFLINE: "", ...environment },
    });
  };
  const orchard = JSON.stringify(`file://${join(root, "dist/index.js")}`);

  test("the guard sees a socket", () => {
    const { status, stderr } = runWithoutSockets('await fetch("http://127.0.0.1:8443");', {});
    expect([status, stderr]).toEqual([99, expect.stringContaining("SOCKET")]);
  });

  test("a pulled model is loaded and answers, and no socket is opened", async () => {
    await using server = await startHubServer({ files: tinyHubFiles(scratch) });
    const folder = join(scratch, "cache", "hub");
    await pullModel("tests/tiny", { endpoint: server.url, folder });
    const code = `
      import { LanguageModelSession, listPulled, loadModel, pullModel } from ${orchard};
      const { path } = await pullModel("tests/tiny", { offline: true });
      const model = await loadModel("tests/tiny", { offline: true });
      const session = new LanguageModelSession({ model });
      const { usage } = await session.respond("Hi", { maximumResponseTokens: 2 });
      console.log(JSON.stringify({ path, count: usage.output.totalTokenCount, models: (await listPulled()).length }));
      await model[Symbol.asyncDispose]();`;
    const { status, stdout, stderr } = runWithoutSockets(code, { ORCHARD_CACHE: join(scratch, "cache") });
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ count: 2, models: 1 });
  });

  test("a model that was not pulled is an error, and no socket is opened", () => {
    const code = `
      import { loadModel } from ${orchard};
      for (const options of [{ offline: true }, {}])
        await loadModel("tests/none", options).catch((error) => console.log(error.code));`;
    const { status, stdout } = runWithoutSockets(code, { ORCHARD_CACHE: scratch, HF_HUB_OFFLINE: "1" });
    expect([status, stdout]).toEqual([0, "modelNotFound\nmodelNotFound\n"]);
  });
});

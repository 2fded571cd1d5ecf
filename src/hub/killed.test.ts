// A pull that dies before one of the calls that change the disk, at each of them in turn: the next pull has the model whole,
// and nothing else is in its folder. bench/kill-pull.mjs kills a real process at random bytes of the transfer; this reaches
// the few milliseconds after the last byte, which a random moment seldom does.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startHubServer } from "../../test/support/hub-server.ts";
import { tinyHubFiles } from "../../test/support/tiny-hub-files.ts";
import { pullModel } from "./pull.ts";

/** Counts the calls that change the disk. From the one named in `diesAt` on none of them does anything but fail. */
const life = vi.hoisted(() => ({
  steps: [] as string[],
  diesAt: Number.POSITIVE_INFINITY,
  step(name: string): void {
    this.steps.push(name);
    this.go();
  },
  go(): void {
    if (this.steps.length > this.diesAt) throw new Error("the process is dead");
  },
  begin(diesAt: number): void {
    this.steps = [];
    this.diesAt = diesAt;
  },
}));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const counted = <A extends unknown[], R>(name: string, call: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      life.step(name);
      return call(...given);
    };
  };
  const open: typeof real.open = async (path, flags, mode) => {
    if (flags !== "r") life.step(`open ${flags}`);
    const handle = await real.open(path, flags, mode);
    const truncate = counted("truncate", handle.truncate.bind(handle));
    const write = handle.write.bind(handle) as (bytes: Uint8Array, ...where: number[]) => Promise<unknown>;
    return Object.assign(handle, {
      truncate,
      // Nothing is synced: a process dies here, not a machine.
      sync: counted("sync", async () => {}),
      // The content comes in pieces as the network has them, another number each time; its marks come one per block.
      write: async (bytes: Uint8Array, ...where: number[]) => {
        if (bytes.length === 1) life.step("mark");
        else life.go();
        return write(bytes, ...where);
      },
    });
  };
  const writeFile = (path: string, text: string, { flush: _, ...options }: { flush?: boolean } = {}) =>
    real.writeFile(path, text, options);
  return {
    ...real,
    open,
    mkdir: counted("mkdir", real.mkdir as (...given: unknown[]) => Promise<unknown>),
    rename: counted("rename", real.rename),
    rm: counted("rm", real.rm),
    writeFile: counted("writeFile", writeFile),
  };
});

const scratch = mkdtempSync(join(tmpdir(), "orchard-killed-"));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true });
});
beforeAll(() => {
  for (const name of ["HF_ENDPOINT", "HF_TOKEN", "HF_HUB_OFFLINE"]) vi.stubEnv(name, "");
});

test("before a step that changes the disk", async () => {
  const files = tinyHubFiles(scratch);
  await using server = await startHubServer({ files });
  /** Pulls with one connection, so that the steps come in the same order each time; gives the steps. */
  const pull = async (folder: string, diesAt = Number.POSITIVE_INFINITY) => {
    life.begin(diesAt);
    const surroundings = { blockBytes: 1 << 18, spanBytes: 1 << 18, patience: { pause: 1, tries: 2 } };
    const pulled = await pullModel(
      "tests/tiny",
      { endpoint: server.url, folder, connections: 1 },
      surroundings,
    ).catch((error: Error) => error);
    const { steps } = life;
    life.begin(Number.POSITIVE_INFINITY);
    return { pulled, steps };
  };
  const { steps } = await pull(join(scratch, "whole"));
  // The rename that makes it a model, what is written around it, and the clearing of the marks are among them.
  expect(steps.filter((step) => step === "rename").length).toBeGreaterThan(4);
  expect(steps.filter((step) => step === "mark").length).toBeGreaterThan(2);
  const wrong: string[] = [];
  let died = 0;
  // All of the end, where the folder becomes a model, and of what comes before, which repeats itself, a third.
  for (const diesAt of steps.keys()) {
    if (diesAt < steps.length - 18 && diesAt % 3 !== 0) continue;
    const label = `dead before step ${diesAt} of ${steps.length}, ${steps[diesAt]}`;
    const folder = join(scratch, `${diesAt}`);
    const first = await pull(folder, diesAt);
    if (first.pulled instanceof Error) died++;
    // This process lives on, so the lock that the dead one left is given the id of none.
    const model = join(folder, "tests", "tiny");
    for (const name of existsSync(model) ? readdirSync(model) : [])
      if (name.endsWith(".lock")) writeFileSync(join(model, name), "2147483646");
    const { pulled } = await pull(folder);
    if (pulled instanceof Error) wrong.push(`${label}: ${pulled.message}`);
    else {
      const others = readdirSync(pulled.folder).filter((name) => !files.has(name));
      if (others.join() !== "orchard-hub.json") wrong.push(`${label}: ${others.join()}`);
      for (const [name, bytes] of files)
        if (!readFileSync(join(pulled.folder, name)).equals(bytes)) wrong.push(`${label}: ${name} is wrong`);
    }
    rmSync(folder, { recursive: true, force: true });
  }
  expect(wrong).toEqual([]);
  expect(died).toBeGreaterThan(20);
}, 600_000);

// A hundred swaps of an adapter in a row, in a process of their own: resident memory and native handles stay where they
// were. Matrices of one load are 2 MiB here, and its program more: what is kept of each would show. The same as a
// benchmark: npm run bench -- adapter.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeAdaptedCase } from "./support/random-adapter.ts";

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const isBuilt = existsSync(at("dist/index.js"));
const folder = mkdtempSync(join(tmpdir(), "orchard-adapter-memory-"));
beforeAll(() => writeAdaptedCase(folder, { dial: { rank: 64, alpha: 64 }, seeds: [1] }));
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(!isBuilt)(
  "100 swaps leave resident memory and native handles where 40 left them",
  { timeout: 600_000 },
  () => {
    const options = { model: join(folder, "base"), adapter: join(folder, "adapter-1"), swaps: 100 };
    const flags = ["--expose-gc", "--max-semi-space-size=2"]; // see bench/soak/main.mjs
    const output = execFileSync(
      process.execPath,
      [...flags, at("bench/adapter/swaps-child.mjs"), JSON.stringify(options)],
      { encoding: "utf8", env: { ...process.env, MALLOC_ARENA_MAX: "1" } },
    );
    const { early, late, handles } = JSON.parse(output);
    expect(handles[1]).toBe(handles[0]);
    expect(late - early, `from ${early} to ${late} MiB`).toBeLessThan(8);
  },
);

// What an application pays for the session in its bundle, as `npm run measure` says: little, and nothing of the runtime.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "./support/documents.ts";
import { patience } from "./support/limits.ts";

interface Row {
  readonly name: string;
  readonly minified: number;
  readonly gzipped: number;
  readonly files: readonly string[];
  /** Files that are neither plain data nor part of the framework. */
  readonly strangers: readonly string[];
}

describe("a bundle of LanguageModelSession alone", () => {
  let rows: ReadonlyMap<string, Row>;
  beforeAll(() => {
    expect(existsSync(join(root, "dist/index.js")), "run npm run build first").toBe(true);
    const run = spawnSync(process.execPath, [join(root, "bench/measure.mjs"), "--json"], {
      encoding: "utf8",
      timeout: patience,
    });
    expect(run.stderr).toBe("");
    expect(run.status).toBe(0);
    rows = new Map((JSON.parse(run.stdout) as Row[]).map((row) => [row.name, row]));
  });

  test.each([
    "session, Rolldown",
    "session, esbuild",
    "session and remoteModel, Rolldown",
    "session and remoteModel, esbuild",
  ])("%s: is small and holds no code of the runtime", (name) => {
    const { files, strangers, minified, gzipped } = rows.get(name)!;
    expect(files).toContain("dist/framework/session.js");
    expect(strangers).toEqual([]);
    expect(minified).toBeGreaterThan(10_000);
    expect(gzipped).toBeLessThanOrEqual(30_000);
  });

  test("what loads models is heavy, and seen as such", () => {
    const { strangers, gzipped } = rows.get("loadModel, Rolldown")!;
    expect(strangers).toContain("dist/runtime/load-model.js");
    expect(gzipped).toBeGreaterThan(30_000);
  });
});

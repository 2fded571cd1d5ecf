// Files and folders that are there whole or not at all, and what the system refuses as an error that says what to do.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { mustBeFree, refusedWrite, writeWholeFolder } from "./write-whole.ts";

const folder = mkdtempSync(join(tmpdir(), "orchard-whole-"));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

/** As Node has them. */
const systemError = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: refused, write`), {
    code,
    errno: -1,
    syscall: "write",
    ...(path && { path }),
  });

test("a folder takes the place of the one before when it is whole, and not sooner", async () => {
  await mkdir(at("made"));
  await writeFile(join(at("made"), "text"), "old");
  const half = writeWholeFolder(at("made"), async (unfinished) => {
    await writeFile(join(unfinished, "text"), "new");
    throw new Error("half");
  });
  await expect(half).rejects.toThrow("half");
  expect(await readFile(join(at("made"), "text"), "utf8")).toBe("old");
  await writeWholeFolder(at("made"), (unfinished) => writeFile(join(unfinished, "text"), "new"));
  expect(await readFile(join(at("made"), "text"), "utf8")).toBe("new");
  expect(readdirSync(folder)).toEqual(["made"]);
});

test("a full disk and a folder that is refused are said with what to do, and leave nothing", async () => {
  for (const [code, expected] of [
    ["ENOSPC", { code: "insufficientDisk", message: /^The disk of .*new is full: make room/ }],
    [
      "EROFS",
      { code: "invalidArgument", message: /new cannot be written \(EROFS: .*\): give another folder/ },
    ],
  ] as const)
    await expect(writeWholeFolder(at("new"), () => Promise.reject(systemError(code)))).rejects.toMatchObject({
      code: expected.code,
      message: expect.stringMatching(expected.message),
    });
  expect(readdirSync(folder)).toEqual(["made"]);
});

test("what is no refusal to write there is passed on as it is", () => {
  for (const error of [new Error("a bug"), systemError("EACCES", "/elsewhere/read"), "text"])
    expect(() => refusedWrite(at("new"))(error)).toThrow(error as Error);
  expect(() => refusedWrite(at("deep/er"))(systemError("EACCES", at("deep")))).toThrow(/cannot be written/);
});

test("what is free is not there", async () => {
  await mustBeFree(at("new"));
  await expect(mustBeFree(at("made"))).rejects.toMatchObject({ code: "invalidArgument" });
});

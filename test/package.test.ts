// The package as npm would publish it: what is in it, that its exports are there, and that a project that has it
// runs and compiles the README's first lines. Its dependencies are this repository's, reached through a link.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksOfDocument, linksOf, root, stories, textOf } from "./support/documents.ts";
import { patience } from "./support/limits.ts";

interface PackageFile {
  readonly exports: Record<string, string | Record<"types" | "default", string>>;
  readonly bin: Record<string, string>;
}

const description: PackageFile = JSON.parse(textOf("package.json"));

/** The most bytes of the package, packed, the model of 9 MB included; one that grows beyond says so here. */
const mostBytes = 10_500_000;

describe("the packed files", () => {
  let paths: string[];
  let size: number;
  let filename: string;
  beforeAll(() => {
    const parameters = ["pack", "--dry-run", "--json", "--ignore-scripts", "--offline"];
    const output = execFileSync("npm", parameters, {
      cwd: root,
      timeout: patience,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [packed] = JSON.parse(output) as {
      filename: string;
      files: { path: string }[];
      size: number;
      unpackedSize: number;
    }[];
    paths = packed!.files.map(({ path }) => path);
    size = packed!.size;
    filename = packed!.filename;
    console.log(`package: ${size} bytes packed, ${packed!.unpackedSize} unpacked, ${paths.length} files`);
  });

  test("hold the documents and the licence", () => {
    const documents = [
      "package.json",
      "README.md",
      "LICENSE",
      "ARCHITECTURE.md",
      "PARITY.md",
      "CHANGELOG.md",
    ];
    expect(paths).toEqual(expect.arrayContaining([...documents, "docs/errors.md"]));
  });

  test("are installed by the name that the README says", () => {
    expect(textOf("README.md")).toContain(`/${filename}\``);
  });

  test("hold all that exports and bin name", () => {
    const named = [...Object.values(description.exports), ...Object.values(description.bin)]
      .flatMap((target) => (typeof target === "string" ? target : Object.values(target)))
      .map((path) => path.replace("./", ""));
    expect(named).toContain("dist/index.d.ts");
    expect(named.filter((path) => !paths.includes(path))).toEqual([]);
  });

  test("hold every document that llms.txt points to", () => {
    expect(paths).toContain("llms.txt");
    const links = linksOf(textOf("llms.txt"));
    expect(links).toContain("docs/testing.md");
    expect(links.filter((link) => !paths.includes(link))).toEqual([]);
  });

  test("hold nothing else", () => {
    const places =
      /^(dist\/.+\.(js|d\.ts)|docs\/.+\.md|models\/.+|[A-Z]+\.md|llms\.txt|LICENSE|package\.json)$/;
    expect(paths.filter((path) => !places.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.test\.|fuzz|golden/.test(path))).toEqual([]);
    expect(size).toBeLessThan(mostBytes);
  });
});

describe("a project that has the package", () => {
  const project = mkdtempSync(join(tmpdir(), "orchard-consumer-"));
  const [hello] = blocksOfDocument("README.md").filter(({ language }) => language === "ts");
  const code = hello!.code.replaceAll("path/to/model", stories);
  const run = (program: string, ...parameters: string[]) =>
    execFileSync(process.execPath, [program, ...parameters], {
      cwd: project,
      encoding: "utf8",
      stdio: "pipe",
      timeout: patience,
    });

  beforeAll(() => {
    mkdirSync(join(project, "node_modules/@types"), { recursive: true });
    symlinkSync(root, join(project, "node_modules/orchard"), "junction");
    symlinkSync(
      join(root, "node_modules/@types/node"),
      join(project, "node_modules/@types/node"),
      "junction",
    );
    writeFileSync(join(project, "hello.mjs"), code);
    writeFileSync(
      join(project, "hello.mts"),
      `${code}export * from "orchard";\nexport * from "orchard/testing";\n`,
    );
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  test.skipIf(!existsSync(stories))("runs the README's three lines as JavaScript", () => {
    expect(run("hello.mjs").length).toBeGreaterThan(20);
  });

  test("compiles them, and the package's types, strictly", () => {
    const options = ["--strict", "--noEmit", "--target", "es2023", "--module", "nodenext", "--types", "node"];
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    expect(run(compiler, ...options, "--skipLibCheck", "false", "hello.mts")).toBe("");
  });

  test("compiles what builds on other packages, whose types are theirs to keep strict", () => {
    writeFileSync(
      join(project, "bridges.mts"),
      ["ai-sdk", "mcp", "telemetry", "server"].map((path) => `export * from "orchard/${path}";\n`).join(""),
    );
    const options = ["--strict", "--noEmit", "--target", "es2023", "--module", "nodenext", "--types", "node"];
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    expect(run(compiler, ...options, "--skipLibCheck", "bridges.mts")).toBe("");
  });

  test("cannot reach what is not exported", () => {
    writeFileSync(join(project, "inside.mjs"), 'import "orchard/dist/runtime/local-model.js";');
    expect(() => run("inside.mjs")).toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });
});

// The package as npm would publish it: what is in it, that its exports are there, and that a project that has it
// runs and compiles the README's first lines. Its dependencies are this repository's, reached through a link.
import { execFileSync, spawnSync } from "node:child_process";
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
    // None of what the package builds on is compiled with it.
    const files = run(compiler, ...options, "--listFiles", "hello.mts").split("\n");
    expect(files).toContainEqual(expect.stringMatching(/dist\/index\.d\.ts$/));
    expect(
      files.filter((file) => /node_modules\/(?!@types|typescript|@typescript|undici-types)/.test(file)),
    ).toEqual([]);
  });

  test("compiles without Node's types, as a new project has none", () => {
    writeFileSync(join(project, "bare.mts"), 'export * from "orchard";\nexport * from "orchard/embedded";\n');
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const libraries = ["--lib", "es2023,dom,dom.asynciterable", "--types", ""];
    const options = ["--strict", "--noEmit", "--target", "es2023", ...libraries, "--skipLibCheck", "false"];
    for (const [module, resolution] of [
      ["nodenext", "nodenext"],
      ["esnext", "bundler"],
    ] as const)
      expect(
        run(compiler, ...options, "--module", module, "--moduleResolution", resolution, "bare.mts"),
      ).toBe("");
    // Before TypeScript 6 the DOM's own ReadableStream is iterable with dom.asynciterable alone, which Next.js leaves out.
    expect(textOf("dist/framework/response-stream.d.ts")).toContain("[Symbol.asyncIterator](options?: {");
  });

  test("says in the compiler's own words what is wrong with a request, under the strictest options", () => {
    writeFileSync(
      join(project, "wrong.mts"),
      `import { LanguageModelSession, tool } from "orchard";
interface Row { id: number; note?: string }
declare const row: Row;
declare const settings: { temperature?: number | undefined; signal?: AbortSignal | undefined };
const session = new LanguageModelSession({ instructions: undefined });
const text: string = (await session.respond(["Row:", row, { at: new Date() }], settings)).content;
tool({ name: "a", description: "b", parameters: {}, call: async (): Promise<readonly Row[]> => [row] });
session.respond(text, { generatingg: {} });
session.respond(text, { generating: String });
session.respond([Promise.resolve(text)]);
session.respond(() => text);
tool({ name: "a", description: "b", parameters: {}, call: async () => {} });
tool({ name: "a", description: "b", parameters: {}, call: () => new Map([["a", 1]]) });
const sources = { generating: { type: "object" }, temperature: 0 };
const wrong: string = (await session.respond(text, sources)).content;
`,
    );
    const options = ["--strict", "--noEmit", "--exactOptionalPropertyTypes", "--target", "es2023"];
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(
      process.execPath,
      [compiler, ...options, "--module", "nodenext", "--types", "node", "--pretty", "false", "wrong.mts"],
      { cwd: project, encoding: "utf8", timeout: patience },
    );
    const lines = [...stdout.matchAll(/^wrong\.mts\((\d+),/gm)].map(([, line]) => Number(line));
    expect([...new Set(lines)], stdout).toEqual([8, 9, 10, 11, 12, 13, 15]);
    expect(stdout).toMatch(/'generatingg' does not exist.*Did you mean to write 'generating'/);
    expect(stdout).toMatch(/'StringConstructor' is not assignable to type 'SchemaSource'/);
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

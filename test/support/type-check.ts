// Runs the compiler on text and files that are no part of the project, with the repository's own options. What it
// writes goes to test/.generated, which git ignores.
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./documents.ts";

/** Where the generated files of one test are. */
export function generatedFolder(name: string): string {
  return join(root, "test", ".generated", name);
}

/** Writes files, by name, into an empty generated folder and gives the compiler's complaints about them, or "". */
export function typeCheck(folder: string, files: ReadonlyMap<string, string>): Promise<string> {
  return compile(folder, files, {});
}

/** Type-checks files of the repository against the built package and writes them as JavaScript; as `typeCheck`. */
export function compileFor(folder: string, files: readonly string[]): Promise<string> {
  const dist = join(root, "dist");
  const compilerOptions = {
    noEmit: false,
    outDir: ".",
    rootDir: root,
    paths: { orchard: [join(dist, "index.d.ts")], "orchard/testing": [join(dist, "testing/index.d.ts")] },
  };
  return compile(folder, new Map(), {
    compilerOptions,
    include: [],
    files: files.map((file) => join(root, file)),
  });
}

async function compile(
  folder: string,
  files: ReadonlyMap<string, string>,
  { compilerOptions, ...rest }: { compilerOptions?: object; include?: string[]; files?: string[] },
): Promise<string> {
  const at = generatedFolder(folder);
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(at, name), text);
  const configuration = {
    extends: "../../../tsconfig.json",
    compilerOptions: { noUnusedLocals: false, ...compilerOptions },
    include: ["./*.ts"],
    ...rest,
  };
  writeFileSync(join(at, "tsconfig.json"), JSON.stringify(configuration));
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  return await new Promise((resolve) => {
    execFile(process.execPath, [compiler, "--pretty", "false", "-p", at], { cwd: root }, (error, output) =>
      resolve(error ? output || String(error) : ""),
    );
  });
}

// Type-checks text that is no file: it is written to test/.generated, which git ignores, and given to the compiler
// with the repository's own options; `orchard` is src/index.ts there.
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./documents.ts";

/** Where the generated files of one test are. */
export function generatedFolder(name: string): string {
  return join(root, "test", ".generated", name);
}

/** Writes files, by name, into an empty generated folder and gives the compiler's complaints about them. */
export async function typeCheck(folder: string, files: ReadonlyMap<string, string>): Promise<string> {
  const at = generatedFolder(folder);
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(at, name), text);
  const configuration = {
    extends: "../../../tsconfig.json",
    compilerOptions: { noUnusedLocals: false },
    include: ["./*.ts"],
  };
  writeFileSync(join(at, "tsconfig.json"), JSON.stringify(configuration));
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  return await new Promise((resolve) => {
    execFile(process.execPath, [compiler, "--pretty", "false", "-p", at], { cwd: root }, (error, output) =>
      resolve(error ? output || String(error) : ""),
    );
  });
}

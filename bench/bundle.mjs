// What an application pays for a name of `orchard` in its bundle: the built package is bundled and minified, and what the
// application loads at once is weighed. Chunks behind a dynamic import are not. The embedded model is in no bundle: its
// import is by a name that bundlers do not follow (src/default-model.ts).

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { rolldown } from "rolldown";
import { repository } from "./support.mjs";

/**
 * Bytes, and the files of which something is loaded at once.
 *
 * @typedef {{ minified: number, gzipped: number, files: string[] }} Bundle
 */

/** What no bundler can bundle: Node's own modules and native libraries. */
const external = [/^node:/, /^koffi$/, /^onnxruntime-node$/];

/**
 * With Rolldown, the bundler of Vite.
 *
 * @param {string} code the application
 * @returns {Promise<Bundle>}
 */
export async function rolldownBundle(code) {
  return await withApplication(code, async (input) => {
    const bundler = await rolldown({ input, external, platform: "node", logLevel: "silent" });
    const { output } = await bundler.generate({ format: "esm", minify: true });
    await bundler.close();
    const chunks = new Map(output.flatMap((one) => (one.type === "chunk" ? [[one.fileName, one]] : [])));
    const loaded = reached([...chunks.values()].find(({ isEntry }) => isEntry).fileName, (name) =>
      chunks.get(name).imports.filter((next) => chunks.has(next)),
    );
    const files = loaded.flatMap((name) =>
      Object.entries(chunks.get(name).modules)
        .filter(([, { renderedLength }]) => renderedLength > 0)
        .map(([path]) => path),
    );
    return weighed(
      files.filter((path) => path !== input),
      loaded.map((name) => Buffer.from(chunks.get(name).code)),
    );
  });
}

/**
 * With esbuild, splitting.
 *
 * @param {string} code the application
 * @returns {Promise<Bundle>}
 */
export async function esbuildBundle(code) {
  return await withApplication(code, async (input) => {
    const { metafile, outputFiles } = await build({
      entryPoints: [input],
      absWorkingDir: repository,
      bundle: true,
      splitting: true,
      minify: true,
      write: false,
      metafile: true,
      format: "esm",
      target: "es2022",
      platform: "node",
      external: ["node:*", "koffi", "onnxruntime-node"],
      outdir: `${repository}.cache/bundle`,
      logLevel: "silent",
    });
    const { outputs } = metafile;
    const entry = relative(repository, input);
    const loaded = reached(
      Object.keys(outputs).find((path) => outputs[path].entryPoint === entry),
      (path) =>
        outputs[path].imports
          .filter((one) => one.kind === "import-statement" && one.path in outputs)
          .map((one) => one.path),
    );
    const files = loaded.flatMap((path) =>
      Object.entries(outputs[path].inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([name]) => join(repository, name)),
    );
    return weighed(
      files.filter((path) => path !== input),
      loaded.map((path) => outputFiles.find((file) => relative(repository, file.path) === path).contents),
    );
  });
}

/** Runs with a file that holds the application, beside the package, so that it finds `dist`. */
async function withApplication(code, run) {
  mkdirSync(`${repository}.cache`, { recursive: true });
  const folder = mkdtempSync(`${repository}.cache/application-`);
  const input = join(folder, "application.js");
  writeFileSync(input, code.replaceAll('"orchard"', JSON.stringify(`${repository}dist/index.js`)));
  try {
    return await run(input);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A name, and all that can be reached from it. */
function reached(first, next) {
  const all = new Set([first]);
  for (const name of all) for (const one of next(name)) all.add(one);
  return [...all];
}

/** @returns {Bundle} */
function weighed(files, codes) {
  return {
    minified: codes.reduce((sum, code) => sum + code.length, 0),
    gzipped: codes.reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0),
    files: files.map((path) => relative(repository, path)).toSorted(),
  };
}

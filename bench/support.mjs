// What several benchmarks need: folders, the compiled test support, the peers, medians, child processes.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const benchFolder = fileURLToPath(new URL(".", import.meta.url));
export const repository = fileURLToPath(new URL("..", import.meta.url));
export const cacheFolder = `${benchFolder}.cache`;

/** The commit that is measured, shortened. */
export function commit() {
  const words = ["-C", repository, "rev-parse", "--short", "HEAD"];
  return execFileSync("git", words, { encoding: "utf8" }).trim();
}

/** A module of test/support, which is TypeScript: compiled into the cache first. */
export async function testSupport(name) {
  mkdirSync(cacheFolder, { recursive: true });
  compile(`${benchFolder}tsconfig.json`);
  return import(`${cacheFolder}/support/test/support/${name}.js`);
}

let areRecipesCompiled = false;

/** A module of the recipes, or of the source as they see it, by its path in the repository without its end; compiled once. */
export async function recipe(name) {
  if (!areRecipesCompiled) compile(`${repository}tsconfig.recipes.json`);
  areRecipesCompiled = true;
  return import(`${repository}.cache/recipes/${name}.js`);
}

function compile(project) {
  const tsc = `${repository}node_modules/typescript/bin/tsc`;
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${project} does not compile:\n${stdout}`);
}

/** Installs the peers (hundreds of megabytes) unless the versions of bench/package.json are already there. */
export function installPeers() {
  const { dependencies } = JSON.parse(readFileSync(`${benchFolder}package.json`, "utf8"));
  const installed = Object.entries(dependencies).every(([name, version]) => {
    const manifest = `${benchFolder}node_modules/${name}/package.json`;
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version === version;
  });
  if (installed) return;
  console.error("Installing the peers of bench/package.json…");
  // Not `npm ci`: it stops where a registry lacks the binaries of some other platform.
  const words = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", words, {
    cwd: benchFolder,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("npm install failed in bench/");
}

/**
 * Runs a script in a Node process of its own; resolves to the JSON of the last line it prints. After `timeout` milliseconds
 * the process is killed.
 */
export function runChild(script, options, flags = [], { timeout } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, script, JSON.stringify(options)], {
      stdio: ["ignore", "pipe", 2],
      ...(timeout === undefined ? {} : { timeout, killSignal: "SIGKILL" }),
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code !== 0)
        return reject(new Error(`${script} ${JSON.stringify(options)}: exit ${code ?? signal}\n${output}`));
      resolve(JSON.parse(output.trimEnd().split("\n").at(-1)));
    });
  });
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What `await using` does, which Node 20 does not know: disposes of a resource after its use. */
export async function using(resource, use) {
  try {
    return await use(resource);
  } finally {
    await resource[Symbol.asyncDispose]();
  }
}

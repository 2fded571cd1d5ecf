// Everything issue 4 asks of guided decoding, each number beside its target. Parts: `--part NAME` runs one.
// The schema judge (Ajv) is installed into bench/guided when it is missing.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PARTS = [
  "maskbench",
  "suite",
  "random",
  "oracle",
  "speed",
  "memory",
  "hostile",
  "tokens",
  "finish",
  "cost",
];

/** @param {{ part?: string } & Record<string, string>} options @returns {Promise<import("./support.mjs").Row[]>} */
export async function run({ part, ...options } = {}) {
  install();
  const rows = [];
  for (const name of part === undefined ? PARTS : [part]) {
    console.error(`guided: ${name}…`);
    const { run: runPart } = await import(`./${name}.mjs`);
    rows.push(...(await runPart(options)));
  }
  return rows;
}

function install() {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  if (existsSync(`${folder}node_modules/ajv`)) return;
  const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", words, { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("npm ci failed in bench/guided");
}

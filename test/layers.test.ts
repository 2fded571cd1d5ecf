// The house rules that a machine can check: imports point down, no cycles, files stay short, documents stay readable.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "src");

/** Which folders of src each folder may import; files directly in src are plain data, open to all. */
const allowed: Record<string, readonly string[]> = {
  framework: [],
  graph: [],
  models: ["graph"],
  runtime: ["graph", "models"],
  hub: ["runtime"],
  compression: ["graph", "models", "runtime"],
  training: ["graph", "models", "runtime", "compression"],
  evaluation: ["framework"],
  testing: ["framework", "graph", "models", "runtime"],
  server: ["framework"],
  remote: [],
  bridges: ["framework"],
  cli: [
    "framework",
    "graph",
    "models",
    "runtime",
    "hub",
    "compression",
    "training",
    "evaluation",
    "server",
    "remote",
  ],
};

/** Root files that are a door to folders, and so may import them. */
const doors = new Set(["index.ts", "testing.ts", "embedded.ts"]);

/** Files over 500 lines, each with the reason. Generated files are left out. */
const longFiles: Record<string, string> = {};

/** The most words of each document. */
const wordLimits: Record<string, number> = { "README.md": 600, "ARCHITECTURE.md": 900 };

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

const files = filesUnder(source).filter((file) => !file.includes(join("graph", "proto")));
const shipped = files.filter((file) => !file.endsWith(".test.ts"));

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s+"(\.[^"]+)"/gms)].map(([, path]) =>
    join(dirname(file), path!),
  );
}

const layerOf = (file: string) => {
  const [first, ...rest] = relative(source, file).split("/");
  return rest.length > 0 ? first! : "";
};

test("imports point down", () => {
  const wrong = shipped.flatMap((file) => {
    const layer = layerOf(file);
    const name = relative(source, file);
    return importsOf(file)
      .filter((target) => {
        const to = layerOf(target);
        if (to === layer) return false;
        if (layer === "") return !doors.has(name);
        if (to === "") return doors.has(relative(source, target));
        return !(allowed[layer]?.includes(to) ?? false);
      })
      .map((target) => `${name} → ${relative(source, target)}`);
  });
  expect(wrong).toEqual([]);
});

test("every folder has a place in the layers", () => {
  const folders = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(folders.filter((folder) => !(folder in allowed))).toEqual([]);
});

test("only the device files touch ONNX Runtime and koffi", () => {
  const touching = shipped.filter((file) =>
    /from "(koffi|onnxruntime-[a-z]+)"/.test(readFileSync(file, "utf8")),
  );
  const names = touching.map((file) => relative(source, file)).sort();
  expect(names).toEqual(["runtime/ort-api.ts", "runtime/ort-native.ts"]);
});

test("no import cycles", () => {
  const finished = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (finished.has(file)) return;
    const at = path.indexOf(file);
    if (at >= 0) {
      cycles.push([...path.slice(at), file].map((name) => relative(source, name)).join(" → "));
      return;
    }
    for (const next of importsOf(file)) visit(next, [...path, file]);
    finished.add(file);
  };
  for (const file of shipped) visit(file, []);
  expect(cycles).toEqual([]);
});

test("files are short, or say why not", () => {
  const long = files.filter((file) => readFileSync(file, "utf8").split("\n").length > 501);
  expect(long.map((file) => relative(root, file)).sort()).toEqual(Object.keys(longFiles).sort());
});

test("every file says at its head what it is", () => {
  const headless = shipped.filter((file) => !/^(#![^\n]*\n)?(\/\/|\/\*\*)/.test(readFileSync(file, "utf8")));
  expect(headless.map((file) => relative(root, file))).toEqual([]);
});

test("no utils, no default exports", () => {
  expect(files.filter((file) => /\/(utils?|helpers?)(\.ts|\/)/.test(file))).toEqual([]);
  const defaults = shipped.filter((file) => /^export default/m.test(readFileSync(file, "utf8")));
  expect(defaults).toEqual([]);
});

test.each(Object.entries(wordLimits))("%s has at most %i words", (name, limit) => {
  const words = readFileSync(join(root, name), "utf8").split(/\s+/).filter(Boolean);
  expect(words.length).toBeLessThanOrEqual(limit);
});

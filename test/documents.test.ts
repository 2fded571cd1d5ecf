// The documents are true: every block of code in them, and in the doc comments of src, compiles and runs on a real
// model, every command exists, every link leads somewhere and every file they name is there.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import * as orchard from "orchard";
import * as testing from "orchard/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parseAllDocuments } from "yaml";
import { parseCommandLine } from "../src/cli/options.ts";
import { writeAdapter } from "../src/runtime/adapter-file.ts";
import { openCheckpoint } from "../src/runtime/checkpoint.ts";
import { checkpointHash } from "../src/runtime/weights/weights-hash.ts";
import {
  anchorsOf,
  type Block,
  blocksOfDocComments,
  blocksOfDocument,
  commandsOf,
  documentFiles,
  filesUnder,
  inlineCodeOf,
  linksOf,
  root,
  sourceFiles,
  stories,
  textOf,
} from "./support/documents.ts";
import { patience } from "./support/limits.ts";
import { randomAdapter } from "./support/random-adapter.ts";
import { generatedFolder, typeCheck } from "./support/type-check.ts";

/** The value of `path/to/adapter` and `ADAPTER`: random numbers for the model of all blocks. */
const adapter = generatedFolder("documents-adapter");
beforeAll(async () => {
  if (!existsSync(stories)) return;
  const checkpoint = await openCheckpoint(stories);
  const dial = { rank: 2, alpha: 2 };
  const tensors = randomAdapter(checkpoint.config, dial, 1);
  await writeAdapter(adapter, { ...dial, base: await checkpointHash(checkpoint), tensors });
});

const documents = documentFiles();
const blocks = [...documents.flatMap(blocksOfDocument), ...sourceFiles().flatMap(blocksOfDocComments)];
const ofLanguage = (language: string) => blocks.filter((block) => block.language === language);
const placeOf = ({ file, line }: Block) => `${file}:${line}`;

/** Programs of other people that the documents call; what they do is not ours to test. */
const programsOfOthers: Record<string, string> = {
  protoc:
    "comes from the system; its output, onnx_pb.ts, is committed and used by every test that runs a model",
};

test("there is something to check", () => {
  expect(documents).toContain("README.md");
  expect(ofLanguage("ts").some(({ file }) => file === "README.md")).toBe(true);
  expect(ofLanguage("ts").some(({ file }) => file.startsWith("src/"))).toBe(true);
  expect(ofLanguage("sh").some(({ file }) => file === "README.md")).toBe(true);
});

test("every block is TypeScript, shell, YAML or plain text", () => {
  const others = blocks.filter(({ language }) => !["ts", "sh", "bash", "yaml", ""].includes(language));
  expect(others.map((block) => `${placeOf(block)} ${block.language}`)).toEqual([]);
});

/** What runs on other machines (docs/remote.md) cannot be run here: it is parsed, and what hangs together is compared. */
describe("blocks for other machines", () => {
  test("there are some", () => {
    expect(ofLanguage("bash").length).toBeGreaterThan(2);
    expect(ofLanguage("yaml").length).toBeGreaterThan(0);
  });

  test
    .skipIf(process.platform === "win32")
    .each(ofLanguage("bash").map((block) => [placeOf(block), block] as const))(
    "%s is a shell's",
    (_, { code }) => {
      const { status, stderr } = spawnSync("bash", ["-n"], { input: code, encoding: "utf8" });
      expect([status, stderr]).toEqual([0, ""]);
      // A comment or a line break in the wrong place would leave a line of flags alone.
      expect(commandsOf(code).filter(([program = ""]) => !/^(vllm|python|ray)$/.test(program))).toEqual([]);
    },
  );

  test.each(ofLanguage("yaml").map((block) => [placeOf(block), block] as const))(
    "%s is Kubernetes' YAML, and its parts name each other",
    (_, { code }) => {
      const documents = parseAllDocuments(code, { strict: true, uniqueKeys: true });
      expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
      const parts = new Map(documents.map((document) => [document.get("kind"), document.toJS()]));
      const { Deployment, Service, PodDisruptionBudget } = Object.fromEntries(parts);
      const { labels } = Deployment.spec.template.metadata;
      for (const selector of [
        Deployment.spec.selector.matchLabels,
        Service.spec.selector,
        PodDisruptionBudget.spec.selector.matchLabels,
      ])
        expect(selector).toEqual(labels);
      const { containers, volumes } = Deployment.spec.template.spec;
      const [container] = containers;
      const named = (list: readonly { name: string }[]) => list.map(({ name }) => name).sort();
      expect(named(container.volumeMounts)).toEqual(named(volumes));
      const port = container.ports[0].containerPort;
      expect(Service.spec.ports[0].targetPort).toBe(port);
      expect(container.args).toContain(`--port=${port}`);
      for (const probe of ["startupProbe", "readinessProbe", "livenessProbe"])
        expect(container[probe].httpGet).toEqual({ path: "/health", port });
      expect(PodDisruptionBudget.spec.minAvailable).toBeLessThan(Deployment.spec.replicas);
    },
  );
});

describe("TypeScript", () => {
  const scripts = ofLanguage("ts");
  const nameOf = ({ file, line }: Block) => `${file.replaceAll("/", "-").replace(/\.\w+$/, "")}-${line}.ts`;

  let complaints: string;
  beforeAll(async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    complaints = await typeCheck(
      "documents",
      new Map(scripts.map((block) => [nameOf(block), moduleOf(block)])),
    );
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    if (!existsSync(stories)) return;
    const { model } = await import("./support/block-prelude.ts");
    await model[Symbol.asyncDispose]();
  });

  test("compiles", () => expect(complaints).toBe(""));

  describe.skipIf(!existsSync(stories))("runs", () => {
    test.each(scripts.map((block) => [placeOf(block), block] as const))("%s", async (_, block) => {
      const { declared } = await import("./support/block-prelude.ts");
      await import(join(generatedFolder("documents"), nameOf(block)));
      for (const run of declared.splice(0)) await run();
    });
  });
});

/**
 * A block as a module: as it is when it imports something, else with what an example may take for granted, which in
 * the doc comment of a file is also what that file and the files that it imports export.
 */
function moduleOf(block: Block): string {
  const code = block.code
    .replaceAll('"path/to/model"', JSON.stringify(stories))
    .replaceAll('"path/to/adapter"', JSON.stringify(adapter));
  const head = `// ${placeOf(block)}\n`;
  if (/^import\b/m.test(code)) return `${head}${code}`;
  const origins = new Map(
    ["freshSession", "model", "test"].map((name) => [name, "../../support/block-prelude.ts"]),
  );
  const offer = (names: readonly string[], from: string) => {
    for (const name of names) if (!origins.has(name)) origins.set(name, from);
  };
  offer(Object.keys(orchard), "orchard");
  offer(Object.keys(testing), "orchard/testing");
  if (block.file.endsWith(".ts"))
    for (const file of [block.file, ...importsOf(block.file)]) offer(exportsOf(file), `../../../${file}`);
  const imports = [...origins].map(([name, from]) => `import { ${name} } from "${from}";\n`);
  return `${head}${imports.join("")}const session = freshSession();\n{\n${code}}\n`;
}

/** The source files that a source file imports values from. */
function importsOf(file: string): string[] {
  const paths = textOf(file).matchAll(/^import (?!type\b)[^;]*? from "(\.[^"]+)"/gm);
  return [...paths].map(([, path]) => join(dirname(file), path!));
}

/** The values that a source file declares and exports. */
function exportsOf(file: string): string[] {
  const names = textOf(file).matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm);
  return [...names].map(([, name]) => name!);
}

describe("commands", () => {
  const scripts = Object.keys(JSON.parse(textOf("package.json")).scripts);
  const commands = ofLanguage("sh").flatMap((block) =>
    commandsOf(block.code).map((words) => [`${placeOf(block)} ${words.join(" ")}`, words] as const),
  );

  test.each(commands)("%s", (_, words) => {
    const [program = "", ...parameters] = words;
    if (program === "npm") expectScript(parameters);
    else if (program === "orchard" && parameters[0] === "serve") return expectServes(parameters);
    else if (program === "orchard") expectAnswer(parameters);
    else expect(Object.keys(programsOfOthers)).toContain(program);
  });

  test("every npm script that a text names exists", () => {
    const named = documents.flatMap((file) =>
      inlineCodeOf(textOf(file)).flatMap((code) => /^npm run ([\w:]+)/.exec(code)?.[1] ?? []),
    );
    expect(named).toContain("bench");
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  function expectScript(parameters: readonly string[]): void {
    const [first = ""] = parameters;
    if (first === "ci") expect(existsSync(join(root, "package-lock.json"))).toBe(true);
    else expect(scripts).toContain(first === "run" ? parameters[1] : first);
    if (first === "start") expectAnswer(parameters.slice(parameters.indexOf("--") + 1));
  }

  /** A server says where it is, and ends well when it is told to. */
  async function expectServes(parameters: readonly string[]): Promise<void> {
    if (!existsSync(stories)) return;
    const given = parameters.map((word) =>
      /^(MODEL|my-draft)$/.test(word) ? stories : word === "ADAPTER" ? adapter : word,
    );
    const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...given], { cwd: root });
    const [address] = await once(child.stdout, "data");
    expect(String(address)).toMatch(/ (is|are) at http:\/\/\S+\/v1\n$/);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  }

  /** What is installed as `orchard`, without a terminal: `chat` is given one line. */
  function expectAnswer(parameters: readonly string[]): void {
    const program = join(root, "dist/cli/main.js");
    expect(existsSync(program), "run npm run build first").toBe(true);
    if (!existsSync(stories)) return;
    // These need a hub, or write a folder: pull.test.ts and packed-model.test.ts do, and here their words are checked.
    if (/^(pull|list|rm|quantize)$/.test(parameters[0] ?? "")) return void parseCommandLine(parameters);
    // And these take minutes: adapter.test.ts and draft.test.ts of src/cli run them.
    if (/^(adapter|draft)$/.test(parameters[0] ?? "") && parameters[1] === "train")
      return void parseCommandLine(parameters);
    const given = parameters.map((word) =>
      /^(MODEL|my-draft)$/.test(word) ? stories : word === "ADAPTER" ? adapter : word,
    );
    const run = spawnSync(process.execPath, [program, ...given], {
      cwd: root,
      input: "Once upon a time\n",
      encoding: "utf8",
      timeout: patience,
    });
    expect(run.stderr).toBe("");
    expect(run.status).toBe(0);
    expect(run.stdout.length).toBeGreaterThan(10);
  }
});

describe("what the documents point to", () => {
  const files = ["src", "test", "bench", "docs", "examples", "recipes", ".ci"].flatMap(filesUnder);

  test.each(documents)("%s: every link leads somewhere", (file) => {
    const dead = linksOf(textOf(file)).filter((link) => {
      if (/^(https?|mailto):/.test(link)) return false;
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? file : join(dirname(file), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(textOf(target)).includes(anchor);
    });
    expect(dead).toEqual([]);
  });

  test("llms.txt leads to every guide", () => {
    const guides = documents.filter((file) => /^docs\/[^/]+$/.test(file));
    expect(guides.filter((file) => !linksOf(textOf("llms.txt")).includes(file))).toEqual([]);
  });

  test.each(documents.filter((file) => file.startsWith("docs/log/")))("%s has a date and says it", (file) => {
    const [, date] = /^docs\/log\/(\d{4}-\d\d-\d\d)-[a-z0-9-]+\.md$/.exec(file) ?? [];
    expect(textOf(file)).toMatch(new RegExp(`^# ${date} · \\S`));
  });

  test.each(documents)("%s: every source file it names is there", (file) => {
    const named = inlineCodeOf(textOf(file)).filter((code) => /^[\w./-]+\.(ts|mjs)$/.test(code));
    expect(named.filter((name) => !files.some((path) => `/${path}`.endsWith(`/${name}`)))).toEqual([]);
  });

  test("ARCHITECTURE.md shows every folder of src, and no other", () => {
    const [tree] = blocksOfDocument("ARCHITECTURE.md");
    const shown = [...tree!.code.matchAll(/^src\/(\w+)\/ /gm)].map(([, folder]) => folder);
    const folders = sourceFiles().flatMap((path) => /^src\/(\w+)\//.exec(path)?.[1] ?? []);
    expect(shown.toSorted()).toEqual([...new Set(folders)].toSorted());
  });

  test("ARCHITECTURE.md names nothing that src does not have", () => {
    const source = sourceFiles().map(textOf).join("\n");
    const names = inlineCodeOf(textOf("ARCHITECTURE.md")).filter((code) =>
      /^[A-Za-z]\w+(\.\w+)?$/.test(code),
    );
    const unknown = names
      .filter((name) => !files.some((path) => path.endsWith(`/${name}`)))
      .filter((name) => name.split(".").some((word) => !new RegExp(`\\b${word}\\b`).test(source)));
    expect(unknown).toEqual([]);
  });
});

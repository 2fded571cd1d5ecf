// Pulling from a hub that misbehaves in every way that test/support/hub-server.ts knows: the model is right in the end,
// or there is none and an error that says why.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  type Fault,
  type HubServer,
  type HubServerOptions,
  startHubServer,
} from "../../test/support/hub-server.ts";
import { writeRandomFolder } from "../../test/support/random-folder.ts";
import { tinyHubFiles } from "../../test/support/tiny-hub-files.ts";
import { OrchardError } from "../errors.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { thisMachine } from "./fit.ts";
import { loadModel } from "./load-model.ts";
import { parseHubName } from "./name.ts";
import { hashOfFile } from "./part-file.ts";
import { type PullOptions, type PullPlan, type PullSurroundings, pullModel } from "./pull.ts";
import type { PullProgress } from "./rate.ts";
import { findPulled, listPulled, removePulled } from "./store.ts";

const scratch = mkdtempSync(join(tmpdir(), "orchard-hub-"));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true });
});
beforeAll(() => {
  for (const name of ["HF_ENDPOINT", "HF_TOKEN", "HF_HUB_OFFLINE"]) vi.stubEnv(name, "");
});

const tiny = tinyHubFiles(scratch);
tiny.set("README.md", Buffer.from("not part of the model"));
tiny.set("onnx/model.onnx", Buffer.from("nor is this"));
tiny.set("pytorch_model.bin", Buffer.from("nor this"));
const size = tiny.get("model.safetensors")!.length;
const wanted = ["config.json", "model.safetensors", "tokenizer.json"];

/** Small pieces and no patience. */
const small: PullSurroundings = {
  blockBytes: 1 << 14,
  spanBytes: 1 << 16,
  patience: { silence: 5000, pause: 2, tries: 4 },
};

/** For servers that fall silent. */
const impatient: PullSurroundings = { patience: { silence: 300, pause: 2, tries: 4 } };

let folders = 0;
async function setUp(options: Partial<HubServerOptions> = {}) {
  const server = await startHubServer({ files: tiny, licence: "apache-2.0", ...options });
  const folder = join(scratch, `models-${++folders}`);
  const pull = (more: PullOptions = {}, surroundings: PullSurroundings = {}, name = "tests/tiny") =>
    pullModel(name, { endpoint: server.url, folder, ...more }, { ...small, ...surroundings });
  return { server, folder, pull };
}

/** The files of the model are there, right, and nothing else is in its folder. */
function expectWhole(path: string, files: ReadonlyMap<string, Uint8Array> = tiny, names = wanted): void {
  expect(readdirSync(path).sort()).toEqual([...names, "orchard-hub.json"].sort());
  for (const name of names) expect(readFileSync(join(path, name)).equals(files.get(name)!), name).toBe(true);
}

async function failureOf(promise: Promise<unknown>): Promise<OrchardError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OrchardError);
  return error as OrchardError;
}

const fileRequests = ({ requests }: HubServer) => requests.filter(({ url }) => !url.startsWith("/api/"));

describe("a sound hub", () => {
  test("gives a model that loads and answers, by its name", async () => {
    const { server, folder } = await setUp();
    await using _ = server;
    const stages = new Set<string>();
    await using model = await loadModel("tests/tiny", {
      endpoint: server.url,
      folder,
      onProgress: ({ stage }) => stages.add(stage),
    });
    expect(await model.countTokens({ transcript: [], options: {} })).toBeGreaterThanOrEqual(0);
    expect([...stages]).toEqual(expect.arrayContaining(["downloading", "checking", "compiling"]));
    const before = server.requests.length;
    await using again = await loadModel("tests/tiny", { endpoint: server.url, folder });
    expect(again.name).toBe(model.name);
    expect(server.requests.length).toBe(before);
  });

  test("gives the files of the model and no others, in ranges over several connections", async () => {
    const { server, pull } = await setUp({ pageSize: 2 });
    await using _ = server;
    const { path, bytes, licence, commit } = await pull();
    expectWhole(path);
    expect({ bytes, licence, commit }).toEqual({
      bytes: wanted.reduce((sum, name) => sum + tiny.get(name)!.length, 0),
      licence: "apache-2.0",
      commit: server.commit,
    });
    const ranges = fileRequests(server).filter(({ url }) => url.endsWith(".safetensors"));
    expect(new Set(ranges.map(({ range }) => range)).size).toBeGreaterThanOrEqual(
      Math.ceil(size / (1 << 16)),
    );
    expect(server.sent).toBeLessThan(1.5 * bytes);
  });

  test("says the plan before the weights, and then progress with a rate", async () => {
    const { server, pull } = await setUp({ fault: () => ({ type: "slow", bytes: 1 << 14, pause: 1 }) });
    await using _ = server;
    const plans: (PullPlan & { sent: number })[] = [];
    const progress: PullProgress[] = [];
    await pull({
      onPlan: (plan) => plans.push({ ...plan, sent: server.sent }),
      onProgress: (step) => progress.push(step),
    });
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatchObject({ licence: "apache-2.0", commit: server.commit, memory: { fits: true } });
    expect(plans[0]!.missingBytes).toBe(plans[0]!.bytes);
    const done = progress.filter(({ stage }) => stage === "downloading").map((step) => step.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toMatchObject({ done: plans[0]!.bytes, total: plans[0]!.bytes });
    expect(progress.some(({ bytesPerSecond, secondsLeft }) => bytesPerSecond > 0 && secondsLeft! >= 0)).toBe(
      true,
    );
  });

  test("is asked for nothing but the listing when the model is there", async () => {
    const { server, pull } = await setUp();
    await using _ = server;
    await pull();
    const before = fileRequests(server).length;
    await pull();
    expect(fileRequests(server).length).toBe(before);
  });

  test("redirects to a storage that never sees the token, with addresses that run out", async () => {
    const { server, pull } = await setUp({ redirects: 3, token: "hf_secret" });
    await using _ = server;
    expectWhole((await pull({ token: "hf_secret", connections: 3 })).path);
    const asked = server.requests.filter((request) => request.server === "storage");
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.every(({ authorization }) => authorization === undefined)).toBe(true);
  });

  test("takes HF_ENDPOINT and HF_TOKEN from the environment", async () => {
    const { server, folder } = await setUp({ token: "hf_secret" });
    await using _ = server;
    vi.stubEnv("HF_ENDPOINT", server.url);
    vi.stubEnv("HF_TOKEN", "hf_secret");
    try {
      expectWhole((await pullModel("tests/tiny@main", { folder }, small)).path);
    } finally {
      vi.stubEnv("HF_ENDPOINT", "");
      vi.stubEnv("HF_TOKEN", "");
    }
  });

  test("has several .gguf files, of which one is named", async () => {
    const files = new Map([
      ["tiny-Q4_0.gguf", Buffer.from("four")],
      ["tiny-Q8_0.gguf", Buffer.from("eight")],
    ]);
    const { server, pull } = await setUp({ files });
    await using _ = server;
    const { code, details } = await failureOf(pull());
    expect(code).toBe("modelNotFound");
    expect(details.models).toEqual([...files.keys()]);
    // What is named is fetched; that it is no model is seen from its head.
    expect((await failureOf(pull({}, {}, "tests/tiny:Q8_0"))).code).toBe("corruptModel");
    expect(fileRequests(server).map(({ url }) => url.split("/").at(-1))).toEqual(["tiny-Q8_0.gguf"]);
  });
});

/** Faults of a file's first requests; the last one of a list repeats for ever. */
const passing: Record<string, (count: number) => Fault | null> = {
  "cuts the connection in the middle": (count) => (count % 3 === 1 ? { type: "cut", after: 30_000 } : null),
  "is slow": () => ({ type: "slow", bytes: 1 << 14, pause: 1 }),
  "falls silent": (count) => (count === 2 ? { type: "silent" } : null),
  "answers 503 now and then": (count) =>
    count % 4 === 1 ? { type: "status", status: 503, headers: { "retry-after": "0" } } : null,
  "answers 429": (count) =>
    count === 3 ? { type: "status", status: 429, headers: { "retry-after": "0" } } : null,
  "answers 416 once": (count) => (count === 4 ? { type: "liesAboutLength", by: -1e9 } : null),
  "sends a bit that is wrong": (count) => (count === 3 ? { type: "corrupt" } : null),
  "sends more than was asked for": (count) => (count === 4 ? { type: "tooMuch" } : null),
  "sends another range": (count) => (count === 4 ? { type: "otherRange" } : null),
  "lies about the length once": (count) => (count === 4 ? { type: "liesAboutLength", by: 7 } : null),
};

describe.each([true, false])("a hub (with ranges: %s) that", (ranges) => {
  test.each(Object.entries(passing))("%s: the model is right", async (_, faultOf) => {
    const { server, pull } = await setUp({ ranges, fault: (_path, _range, count) => faultOf(count) });
    await using _server = server;
    expectWhole((await pull({}, impatient)).path);
  });
});

/** Faults that stay, and what comes of them. */
const lasting: Record<string, [fault: Fault, code: string]> = {
  "always sends a wrong bit": [{ type: "corrupt" }, "corruptModel"],
  "always lies about the length": [{ type: "liesAboutLength", by: 7 }, "connectionFailed"],
  "always says that the file is shorter": [{ type: "liesAboutLength", by: -(1 << 20) }, "connectionFailed"],
  "never sends a byte": [{ type: "silent" }, "connectionFailed"],
  "always cuts before the first byte": [{ type: "cut", after: 0 }, "connectionFailed"],
  "always sends another range": [{ type: "otherRange" }, "connectionFailed"],
  "does not have the file": [{ type: "status", status: 404 }, "modelNotFound"],
  "does not give the file": [{ type: "status", status: 403 }, "accessDenied"],
  "is always busy": [{ type: "status", status: 429, headers: { "retry-after": "0" } }, "rateLimited"],
  "is always broken": [{ type: "status", status: 500 }, "connectionFailed"],
};

describe("a hub that", () => {
  test.each(Object.entries(lasting))("%s: there is no model, and an error", async (_, [fault, code]) => {
    const broken = { now: true };
    const { server, folder, pull } = await setUp({
      fault: (path, range) =>
        broken.now && path === "model.safetensors" && !/bytes=0-/.test(range ?? "") ? fault : null,
    });
    await using _server = server;
    expect((await failureOf(pull({}, impatient))).code).toBe(code);
    expect(await listPulled({ folder })).toEqual([]);
    const offline = await failureOf(loadModel("tests/tiny", { folder, offline: true }));
    expect(offline.code).toBe("modelNotFound");
    expect(offline.message).toMatch(
      /^There is no file or folder tests\/tiny here, .* offline nothing can be/,
    );
    broken.now = false;
    expectWhole((await pull()).path);
  });

  test.each([
    ["does not know the model", { repository: "tests/other" }, "modelNotFound"],
    ["is gated", { token: "hf_other" }, "accessDenied"],
    [
      "lists a path that leads out",
      { listing: (entry: object) => ({ ...entry, path: "../config.json" }) },
      "corruptModel",
    ],
    [
      "lists a negative length",
      { listing: (entry: object) => ({ ...entry, size: -1, lfs: undefined }) },
      "corruptModel",
    ],
    [
      "lists no hash",
      { listing: (entry: object) => ({ ...entry, oid: "", lfs: undefined }) },
      "corruptModel",
    ],
    ["is always busy", { apiFault: () => ({ status: 429, headers: { "retry-after": "0" } }) }, "rateLimited"],
  ] as const)("%s: an error", async (_, options, code) => {
    const { server, folder, pull } = await setUp(options);
    await using _server = server;
    const error = await failureOf(pull());
    expect(error.code).toBe(code);
    expect(error.message).not.toMatch(/undefined|null/);
    if (code === "rateLimited") expect(error.details.resetDate).toBeInstanceOf(Date);
    expect(await listPulled({ folder })).toEqual([]);
  });

  test("is not there: an error that says so", async () => {
    const { server, pull } = await setUp();
    await server[Symbol.asyncDispose]();
    const error = await failureOf(pull());
    expect(error.code).toBe("connectionFailed");
    expect(error.message).toMatch(/^http:\/\/[^?]+ was not reached in \d+ tries \(/);
  });

  test("is busy at first: the listing is asked for again", async () => {
    const { server, pull } = await setUp({
      apiFault: (count) => (count < 3 ? { status: 503, headers: { "retry-after": "0" } } : null),
    });
    await using _ = server;
    expectWhole((await pull()).path);
  });
});

describe("before the weights are fetched", () => {
  const machine = { freeDisk: async () => 1e12, memory: () => 1e12 };
  /** Bytes of weights that went out: the heads of the files, at the most. */
  const weightBytes = ({ sent }: HubServer) =>
    sent - tiny.get("config.json")!.length - tiny.get("tokenizer.json")!.length;

  test("a full disk is an error with both numbers, and nothing is fetched", async () => {
    const { server, pull } = await setUp();
    await using _ = server;
    const error = await failureOf(pull({}, { machine: { ...machine, freeDisk: async () => 1 << 30 } }));
    expect(error.code).toBe("insufficientDisk");
    expect(error.details).toMatchObject({ available: 1 << 30 });
    expect(server.sent).toBe(0);
  });

  test("too little memory proposes the largest width that fits; none is an error", async () => {
    const big = new Map(tiny);
    const bigConfig = orchardConfig({
      layers: 2,
      sharedLayers: 1,
      width: 512,
      vocabularySize: 4096,
      contextSize: 64,
    });
    writeRandomFolder(join(scratch, "big"), bigConfig, 5);
    for (const name of readdirSync(join(scratch, "big")))
      big.set(name, readFileSync(join(scratch, "big", name)));
    const weights = big.get("model.safetensors")!.length;
    expect(weights).toBeGreaterThan(8 << 20);
    const { server, folder, pull } = await setUp({ files: big });
    await using _ = server;
    const plans: PullPlan[] = [];
    const stop = new AbortController();
    const onPlan = (plan: PullPlan) => {
      plans.push(plan);
      stop.abort();
    };
    const half = { machine: { ...machine, memory: () => weights * 0.6 } };
    expect((await failureOf(pull({ onPlan, signal: stop.signal }, half))).code).toBe("aborted");
    expect(plans[0]?.memory).toMatchObject({ fits: false, fittingBits: 8 });
    const asked = await failureOf(pull({ bits: 16 }, half));
    expect([asked.code, asked.details.fittingBits]).toEqual(["insufficientMemory", 8]);
    const none = await failureOf(pull({}, { machine: { ...machine, memory: () => 1000 } }));
    expect([none.code, none.details.fittingBits]).toEqual(["insufficientMemory", null]);
    expect(weightBytes(server)).toBeLessThan(weights);
    expect(await listPulled({ folder })).toEqual([]);
  });

  test("a model that cannot run is refused", async () => {
    const files = new Map(tiny).set(
      "config.json",
      Buffer.from('{"model_type":"quantum","architectures":["Q"]}'),
    );
    const { server, pull } = await setUp({ files });
    await using _ = server;
    expect((await failureOf(pull())).code).toBe("unsupportedModel");
  });

  test("the machine is this one", async () => {
    expect(await thisMachine.freeDisk(scratch)).toBeGreaterThan(0);
    expect(thisMachine.memory()).toBeGreaterThan(1e8);
  });
});

describe("interrupted", () => {
  test("at twelve places by an abort: each pull goes on where the last one was", async () => {
    const { server, folder, pull } = await setUp({
      fault: () => ({ type: "slow", bytes: 1 << 14, pause: 1 }),
    });
    await using _ = server;
    let most = 0;
    for (let round = 1; round <= 12; round++) {
      const stop = new AbortController();
      const error = await failureOf(
        pull({
          signal: stop.signal,
          connections: 2,
          onProgress: ({ stage, done }) => {
            most = Math.max(most, done);
            if (stage === "downloading" && done > (size * round) / 13) stop.abort(new Error("enough"));
          },
        }),
      );
      expect(error.code).toBe("aborted");
      expect(await findPulled(parseHubName("tests/tiny"), { folder })).toBeNull();
    }
    const before = server.sent;
    // Beginning anew each time would send six times the size; what is on its way at an abort is lost.
    expect(before).toBeLessThan(3 * size);
    expectWhole((await pull()).path);
    expect(server.sent - before).toBeLessThan(size / 4);
  });

  test("by a kill right after the rename: the marks are cleared and the name is set", async () => {
    const { server, folder, pull } = await setUp();
    await using _ = server;
    const { path } = await pull();
    mkdirSync(join(path, ".orchard"));
    rmSync(join(folder, "tests", "tiny", "refs"), { recursive: true });
    expectWhole((await pull()).path);
  });

  test("two pulls at once fetch it once", async () => {
    const { server, pull } = await setUp({ fault: () => ({ type: "slow", bytes: 1 << 14, pause: 1 }) });
    await using _ = server;
    const [first, second] = await Promise.all([pull(), pull()]);
    expect(first.path).toBe(second.path);
    expectWhole(first.path);
    expect(server.sent).toBeLessThan(1.5 * first.bytes);
  });

  test("a lock that a dead process left is taken over", async () => {
    const { server, folder, pull } = await setUp();
    await using _ = server;
    const lockPath = join(folder, "tests", "tiny", `${server.commit}.lock`);
    await pull();
    writeFileSync(lockPath, "2147483646");
    await pull();
    writeFileSync(lockPath, String(process.pid));
    const long = new Date(Date.now() - 60_000);
    utimesSync(lockPath, long, long);
    await pull();
    expect(existsSync(lockPath)).toBe(false);
  });
});

describe("what was pulled", () => {
  test("is listed, removed, and not removed twice", async () => {
    const { server, folder, pull } = await setUp();
    await using _ = server;
    const pulled = await pull();
    expect(await listPulled({ folder })).toEqual([pulled]);
    expect(pulled.name).toBe("tests/tiny");
    await removePulled(parseHubName("tests/tiny"), { folder });
    expect(await listPulled({ folder })).toEqual([]);
    expect((await failureOf(removePulled(parseHubName("tests/tiny"), { folder }))).code).toBe(
      "modelNotFound",
    );
  });

  test("and was changed on the disk is not used, and the next pull mends it", async () => {
    const { server, folder, pull } = await setUp();
    await using _ = server;
    const { path } = await pull();
    const weights = join(path, "model.safetensors");
    const bytes = readFileSync(weights);
    bytes[size - 3]! ^= 1;
    writeFileSync(weights, bytes);
    expect((await failureOf(loadModel("tests/tiny", { folder }))).code).toBe("corruptModel");
    expectWhole((await pull()).path);
  });

  test("and was only touched is hashed and used", async () => {
    const { server, folder, pull } = await setUp();
    await using _ = server;
    const { path } = await pull();
    utimesSync(join(path, "config.json"), new Date(), new Date(0));
    expect(statSync(join(path, "config.json")).mtimeMs).toBe(0);
    expect((await pullModel("tests/tiny", { folder, offline: true })).path).toBe(path);
  });

  test("is told from the next commit", async () => {
    const first = await setUp();
    const one = await first.pull();
    await first.server[Symbol.asyncDispose]();
    const next = await setUp({ files: new Map(tiny).set("tokenizer_config.json", Buffer.from("{}")) });
    await using _ = next.server;
    const two = await next.pull({ folder: first.folder });
    expect(two.commit).not.toBe(one.commit);
    expect((await listPulled({ folder: first.folder })).map(({ commit }) => commit)).toEqual([two.commit]);
    expectWhole(two.path, new Map(tiny).set("tokenizer_config.json", Buffer.from("{}")), [
      ...wanted,
      "tokenizer_config.json",
    ]);
  });

  test("has git's own hash where there is no SHA-256", async () => {
    const path = join(scratch, "hello");
    writeFileSync(path, "hello\n");
    const hash = { algorithm: "git-sha1", hex: "" } as const;
    expect(await hashOfFile(path, { size: 6, hash })).toBe("ce013625030ba8dba906f756967f9e9ca394464a"); // git hash-object
  });
});

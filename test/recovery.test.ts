// A model folder with a quality-recovery adapter of its own: every answer has it on, adapters for users lie beside it and
// learn with it on, and what belongs to other weights is refused. The slow twin is one model with all of them worked in.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspectModel, type LanguageModel, type LocalModel, loadModel } from "orchard";
import { languageModelContract } from "orchard/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quantizeModel } from "../src/compression/packed-model.ts";
import { filesOfModel } from "../src/hub/repository.ts";
import { type AdapterDial, adapterName } from "../src/models/adapter.ts";
import { parameterShapes } from "../src/models/config.ts";
import { readAdapter, writeAdapter } from "../src/runtime/adapter-file.ts";
import { adapterMatrices } from "../src/runtime/adapter-matrices.ts";
import { openCheckpoint } from "../src/runtime/checkpoint.ts";
import { liveNativeHandles, ortNative } from "../src/runtime/ort-native.ts";
import { baseHash, readRecovery } from "../src/runtime/recovery.ts";
import { checkpointHash } from "../src/runtime/weights/weights-hash.ts";
import { runAdapterTraining } from "../src/training/adapter-run.ts";
import { answer, greedy, prompt } from "./support/answer.ts";
import {
  adaptedConfig,
  randomAdapter,
  randomBase,
  writeAdaptedCase,
  writeMergedWith,
} from "./support/random-adapter.ts";

const folder = mkdtempSync(join(tmpdir(), "orchard-recovery-"));
const at = (name: string) => join(folder, name);
const recoveryDial = { rank: 5, alpha: 5 };
const userDial = { rank: 3, alpha: 6 };
const options = { ...greedy, maximumResponseTokens: 24 };
const choices = ["yes", "no", "perhaps", "a longer answer than the others"];
const scores = async (model: LanguageModel) =>
  await model.score!({ transcript: [prompt("Is it?")], options: {} }, choices);
const far = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
const texts = async (model: LanguageModel) => {
  const said: string[] = [];
  for (const asked of ["One day", "Who?", "The cat"]) said.push((await answer(model, asked, options)).text);
  return said;
};

/** Writes a random adapter for a model as it answers, its recovery adapter included. */
async function writeUserAdapter(model: string, to: string, seed: number, dial: AdapterDial = userDial) {
  const checkpoint = await openCheckpoint(model);
  const base = await baseHash(checkpoint, await readRecovery(checkpoint));
  await writeAdapter(to, { ...dial, base, tensors: randomAdapter(checkpoint.config, dial, seed) });
}

/** `base` with a recovery adapter, what both are as one model, `packed` in 2 bits with one, and users' adapters. */
beforeAll(async () => {
  await writeAdaptedCase(folder, { dial: recoveryDial, seeds: [7] });
  cpSync(at("base"), at("recovered"), { recursive: true });
  cpSync(at("adapter-7"), join(at("recovered"), "adapter"), { recursive: true });
  const recovery = await readAdapter(at("adapter-7"), adaptedConfig, () => randomBase(adaptedConfig, 1));
  await writeMergedWith(folder, "merged", [recovery]);
  for (const seed of [1, 2]) {
    await writeUserAdapter(at("recovered"), at(`user-${seed}`), seed);
    const user = await readAdapter(at(`user-${seed}`), adaptedConfig, async () => {
      const checkpoint = await openCheckpoint(at("recovered"));
      return await baseHash(checkpoint, await readRecovery(checkpoint));
    });
    await writeMergedWith(folder, `merged-user-${seed}`, [recovery, user]);
  }
  await quantizeModel(at("base"), at("packed"), { bits: 2 });
  const base = await checkpointHash(await openCheckpoint(at("packed")));
  const tensors = randomAdapter(adaptedConfig, recoveryDial, 7);
  await writeAdapter(join(at("packed"), "adapter"), { ...recoveryDial, base, tensors });
  await writeUserAdapter(at("packed"), at("packed-user"), 1);
});
afterAll(() => rmSync(folder, { recursive: true }));

for (const { name, run } of languageModelContract("with a recovery adapter", () => loadModel(at("packed"))))
  test(name, run);

test("adapters side by side are one of all their ranks, each at its own strength", () => {
  const weight = "model.layers.1.mlp.up_proj.weight";
  const dials = [recoveryDial, userDial];
  const adapters = dials.map((dial, i) => ({ ...dial, tensors: randomAdapter(adaptedConfig, dial, i) }));
  const together = adapterMatrices(adaptedConfig, adapters);
  const [a, b] = (["A", "B"] as const).map((part) => together[adapterName(weight, part)]!);
  const [output = 0, input = 0] = parameterShapes(adaptedConfig).get(weight)!;
  expect([a!.shape, b!.shape]).toEqual([
    [8, input],
    [output, 8],
  ]);
  const at = (data: ArrayLike<unknown>, index: number) => Number(data[index]);
  for (const [row, column] of [
    [0, 0],
    [3, 17],
    [output - 1, input - 1],
  ] as const) {
    let [sum, expected] = [0, 0];
    for (let i = 0; i < 8; i++) sum += at(b!.data, row * 8 + i) * at(a!.data, i * input + column);
    for (const { rank, alpha, tensors } of adapters) {
      const [one, other] = (["A", "B"] as const).map((part) => tensors.get(adapterName(weight, part))!.data);
      for (let i = 0; i < rank; i++)
        expected += (alpha / rank) * at(other!, row * rank + i) * at(one!, i * input + column);
    }
    expect(sum).toBeCloseTo(expected, 5);
  }
  // A layer that no adapter changes has a branch of rank 0.
  const none = adapterMatrices(adaptedConfig, [{ ...userDial, tensors: new Map() }]);
  expect(none[adapterName(weight, "B")]!.shape).toEqual([output, 0]);
});

describe("a model with a recovery adapter", () => {
  test("says what both say as one model, and without it what its weights say", async () => {
    await using model = await loadModel(at("recovered"));
    await using merged = await loadModel(at("merged"));
    expect(far(await scores(model), await scores(merged))).toBeLessThan(1e-3);
    expect(await texts(model)).toEqual(await texts(merged));
    await using plain = await loadModel(at("recovered"), { recovery: false });
    await using base = await loadModel(at("base"));
    expect(await scores(plain)).toEqual(await scores(base));
    expect(far(await scores(model), await scores(base))).toBeGreaterThan(1);
  });

  test("has an 8-bit cache whose ranges are those of both", async () => {
    await using model = await loadModel(at("recovered"), { keyValueBits: 8 });
    await using merged = await loadModel(at("merged"), { keyValueBits: 8 });
    await using base = await loadModel(at("base"));
    const expected = await scores(merged);
    expect(far(await scores(model), expected)).toBeLessThan(far(expected, await scores(base)) / 10);
  });

  test("in 2 bits is near that, and not near what it is without", async () => {
    await using model = await loadModel(at("packed"));
    await using plain = await loadModel(at("packed"), { recovery: false });
    await using base = await loadModel(at("base"));
    await using merged = await loadModel(at("merged"));
    const rounding = far(await scores(plain), await scores(base));
    expect(far(await scores(model), await scores(merged))).toBeLessThan(3 * rounding);
    expect(far(await scores(model), await scores(plain))).toBeGreaterThan(0.5);
  });

  test("is described with it, and it counts", async () => {
    const [with_, without] = [await inspectModel(at("recovered")), await inspectModel(at("base"))];
    expect(without.recovery).toBeNull();
    expect(with_.recovery).toMatchObject({ ...recoveryDial, path: join(at("recovered"), "adapter") });
    const { parameters } = with_.recovery!;
    expect(with_.memory.weights - without.memory.weights).toBe(4 * parameters);
    expect(with_.files.map(({ path }) => path)).toContain(with_.recovery!.file);
    expect(with_.parameters).toEqual(without.parameters);
  });

  test("guesses ahead, or has its guesses checked, without saying anything else", async () => {
    // In float32: in 2 bits ONNX Runtime's kernels for one token and for several differ by 2% of the logits.
    await using plain = await loadModel(at("recovered"));
    const expected = await texts(plain);
    await using near = await loadModel(at("recovered"), { recovery: false });
    for (const draft of ["promptLookup", near] as const) {
      await using drafted = await loadModel(at("recovered"), { draft });
      expect(await texts(drafted)).toEqual(expected);
    }
  });
});

describe("adapters for users beside it", () => {
  let model: LocalModel;
  beforeAll(async () => {
    model = await loadModel(at("recovered"));
  });
  afterAll(() => model[Symbol.asyncDispose]());

  test("say what all three say as one model, without a program of their own", async () => {
    const before = [await scores(model), await texts(model)];
    for (const seed of [1, 2]) {
      await using merged = await loadModel(at(`merged-user-${seed}`));
      const expected = [await scores(merged), await texts(merged)] as const;
      const handles = liveNativeHandles();
      await using adapted = await model.loadAdapter(at(`user-${seed}`));
      expect(liveNativeHandles()).toBe(handles);
      expect(far(await scores(adapted), expected[0])).toBeLessThan(1e-3);
      expect(await texts(adapted)).toEqual(expected[1]);
      expect(expected[1]).not.toEqual(before[1]);
    }
    expect([await scores(model), await texts(model)]).toEqual(before);
  });

  test("answer at the same time, each as if it were alone, and share no prefix", async () => {
    await using one = await model.loadAdapter(at("user-1"));
    await using two = await model.loadAdapter(at("user-2"));
    const models = [model, one, two, model, two, one];
    const asked = "Once upon a time there was a prompt of some length";
    const alone = [];
    for (const each of [model, one, two]) {
      const first = await answer(each, asked, options);
      expect(first.usage.input.cachedTokenCount).toBe(0);
      const { usage, text } = await answer(each, asked, options);
      expect(usage.input.cachedTokenCount).toBe(usage.input.totalTokenCount - 1);
      alone.push(text);
    }
    expect(new Set(alone).size).toBe(3);
    const together = await Promise.all(models.map((each) => answer(each, asked, options)));
    const [base, first, second] = alone;
    expect(together.map(({ text }) => text)).toEqual([base, first, second, base, second, first]);
  });

  test("leave the model when they go, and go with it", async () => {
    const own = await loadModel(at("packed"));
    const [one, two] = [await own.loadAdapter(at("packed-user")), await own.loadAdapter(at("packed-user"))];
    const before = await texts(own);
    await texts(one);
    await one[Symbol.asyncDispose]();
    expect(await texts(own)).toEqual(before);
    expect((await texts(two)).length).toBe(3);
    await own[Symbol.asyncDispose]();
    await expect(answer(two, "Once")).rejects.toMatchObject({ code: "disposed" });
    await two[Symbol.asyncDispose]();
  });

  test("learn with it on, and name both", async () => {
    const lines = ["ping", "tick", "flip", "ding", "snip", "clip", "flap", "chit"].map((text) =>
      JSON.stringify([
        { role: "user", content: text },
        { role: "assistant", content: `${text} ${text}` },
      ]),
    );
    writeFileSync(at("data.jsonl"), lines.join("\n"));
    const lossOf = async (name: string) => {
      let loss: number | null = null;
      const dial = { rank: 2, alpha: 2, epochs: 0.1, heldOut: 0.5, tokens: 64, length: 64, seed: 3 };
      await runAdapterTraining({
        ...dial,
        model: at(name),
        data: at("data.jsonl"),
        output: at(`learned-${name}`),
        device: ortNative,
        threads: 1,
        onPlan: (plan) => {
          loss = plan.loss;
        },
      });
      return loss!;
    };
    const [recovered, merged, base] = [
      await lossOf("recovered"),
      await lossOf("merged"),
      await lossOf("base"),
    ];
    expect(recovered).toBeCloseTo(merged, 4);
    expect(Math.abs(recovered - base)).toBeGreaterThan(0.1);
    await using learned = await model.loadAdapter(at("learned-recovered"));
    expect(learned.adapter.base).not.toBe(await randomBase(adaptedConfig, 1));
    await expect(model.loadAdapter(at("learned-base"))).rejects.toMatchObject({ code: "unsupportedModel" });
    await using plain = await loadModel(at("recovered"), { recovery: false });
    await using other = await plain.loadAdapter(at("learned-base"));
    expect(other.adapter.base).toBe(await randomBase(adaptedConfig, 1));
    await expect(plain.loadAdapter(at("learned-recovered"))).rejects.toMatchObject({
      code: "unsupportedModel",
    });
    // Trained into the folder of a model without one, it is that model's from then on.
    cpSync(at("base"), at("later"), { recursive: true });
    await runAdapterTraining({
      model: at("later"),
      data: at("data.jsonl"),
      output: join(at("later"), "adapter"),
      device: ortNative,
      threads: 1,
      rank: 2,
      epochs: 0.1,
    });
    await using later = await loadModel(at("later"));
    expect((await inspectModel(at("later"))).recovery).toMatchObject({ rank: 2 });
    expect((await texts(later)).length).toBe(3);
  }, 600_000);
});

describe("refused", () => {
  const withAdapter = async (name: string, change: (adapter: string) => Promise<void> | void) => {
    cpSync(at("recovered"), at(name), { recursive: true });
    await change(join(at(name), "adapter"));
    return loadModel(at(name));
  };

  test("an adapter of other weights, or of no weights that it names", async () => {
    const tensors = randomAdapter(adaptedConfig, recoveryDial, 7);
    const write = (base: string | null) => (path: string) =>
      writeAdapter(path, { ...recoveryDial, base, tensors });
    const other = await randomBase(adaptedConfig, 2);
    const refused = { code: "unsupportedModel" };
    await expect(withAdapter("other", write(other))).rejects.toMatchObject(refused);
    await expect(withAdapter("nameless", write(null))).rejects.toThrow(/does not say which weights/);
    // Its weights alone are another thing.
    await using plain = await loadModel(at("nameless"), { recovery: false });
    expect(plain.availability.status).toBe("available");
  });

  test("an adapter of which a bit has turned", async () => {
    const damaged = withAdapter("damaged", (path) => {
      const file = join(path, "adapter_model.safetensors");
      const bytes = readFileSync(file);
      bytes[bytes.length - 3]! ^= 4;
      writeFileSync(file, bytes);
    });
    await expect(damaged).rejects.toMatchObject({ code: "corruptModel" });
  });

  test("a base without its recovery adapter, by an adapter that learned beside both", async () => {
    cpSync(at("recovered"), at("moved"), { recursive: true });
    renameSync(join(at("moved"), "adapter"), at("moved-adapter"));
    await using model = await loadModel(at("moved"));
    await expect(model.loadAdapter(at("user-1"))).rejects.toMatchObject({ code: "unsupportedModel" });
    await using beside = await model.loadAdapter(at("moved-adapter"));
    await using merged = await loadModel(at("merged"));
    expect(far(await scores(beside), await scores(merged))).toBeLessThan(1e-3);
  });

  test("quantizing what has an adapter already", async () => {
    const quantized = quantizeModel(at("recovered"), at("smaller"));
    await expect(quantized).rejects.toMatchObject({ code: "unsupportedModel" });
  });
});

test("a pull brings the adapter, where both of its files are there", () => {
  const hash = { algorithm: "sha256", hex: "" } as const;
  const paths = ["config.json", "model.safetensors", "adapter/adapter_config.json", "other/x.safetensors"];
  const pulled = (more: readonly string[]) =>
    filesOfModel(
      {
        repository: "a/b",
        commit: "",
        licence: null,
        files: [...paths, ...more].map((path) => ({ path, size: 1, hash })),
      },
      null,
    ).map(({ path }) => path);
  expect(pulled([])).toEqual(["config.json", "model.safetensors"]);
  expect(pulled(["adapter/adapter_model.safetensors"])).toEqual([
    "config.json",
    "model.safetensors",
    "adapter/adapter_config.json",
    "adapter/adapter_model.safetensors",
  ]);
});

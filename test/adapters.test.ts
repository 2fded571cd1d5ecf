// Adapters as applications use them, on a random model: what they say is what their weights worked into the base's say,
// at every width; each request is answered by the one that it is put to; prefixes are not shared; nothing is left behind;
// and what does not fit is refused.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LanguageModel, LanguageModelSession, type LocalModel, loadModel } from "orchard";
import { App } from "orchard/server";
import { languageModelContract, ScriptedModel } from "orchard/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { liveNativeHandles } from "../src/runtime/ort-native.ts";
import { answer, greedy, prompt } from "./support/answer.ts";
import { writeAdaptedCase, writeMerged } from "./support/random-adapter.ts";

const dial = { rank: 4, alpha: 8 };
const options = { ...greedy, maximumResponseTokens: 24 };
const choices = ["yes", "no", "perhaps", "a longer answer than the others"];
const folder = mkdtempSync(join(tmpdir(), "orchard-adapters-"));
const at = (name: string) => join(folder, name);
const adapter = (seed: number) => at(`adapter-${seed}`);
const scores = async (model: LanguageModel, asked = "Is it?") =>
  await model.score!({ transcript: [prompt(asked)], options: {} }, choices);
const far = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
const texts = async (model: LanguageModel) => {
  const said: string[] = [];
  for (const asked of ["One day", "Who?", "The cat"]) said.push((await answer(model, asked, options)).text);
  return said;
};

beforeAll(async () => {
  await writeAdaptedCase(folder, { dial, seeds: [1, 2] });
  for (const seed of [1, 2]) await writeMerged(folder, seed);
});
afterAll(() => rmSync(folder, { recursive: true }));

for (const { name, run } of languageModelContract("with an adapter", async () => {
  const model = await loadModel(at("base"));
  const adapted = await model.loadAdapter(adapter(1));
  const dispose = adapted[Symbol.asyncDispose].bind(adapted);
  adapted[Symbol.asyncDispose] = async () => {
    await dispose();
    await model[Symbol.asyncDispose]();
  };
  return adapted;
}))
  test(name, run);

describe("what a model says with an adapter", () => {
  test("is what both say as one model, in float32", async () => {
    await using model = await loadModel(at("base"));
    const plain = { scores: await scores(model), texts: await texts(model) };
    for (const seed of [1, 2]) {
      await using merged = await loadModel(at(`merged-${seed}`));
      await using adapted = await model.loadAdapter(adapter(seed));
      expect(far(await scores(adapted), await scores(merged))).toBeLessThan(1e-3);
      expect(far(await scores(adapted), plain.scores)).toBeGreaterThan(1);
      expect(await texts(adapted)).toEqual(await texts(merged));
      expect(await texts(adapted)).not.toEqual(plain.texts);
    }
  });

  test.each([8, 4, 2] as const)("is near that on weights of %i bits, and not near the base", async (bits) => {
    await using model = await loadModel(at("base"), { bits });
    await using adapted = await model.loadAdapter(adapter(1));
    await using float = await loadModel(at("base"));
    await using both = await float.loadAdapter(adapter(1));
    const [base, whole] = [await scores(float), await scores(both)];
    // What rounding changes is no more than it changes without an adapter, threefold.
    const rounding = far(await scores(model), base);
    expect(far(await scores(adapted), whole)).toBeLessThan(3 * rounding + 1e-3);
    expect(far(await scores(adapted), await scores(model))).toBeGreaterThan(0.5);
  });

  test("counts as much as it is told, as one whose file says so", async () => {
    await using model = await loadModel(at("base"));
    cpSync(adapter(1), at("half"), { recursive: true });
    const config = JSON.parse(readFileSync(at("half/adapter_config.json"), "utf8"));
    writeFileSync(at("half/adapter_config.json"), JSON.stringify({ ...config, lora_alpha: dial.alpha / 2 }));
    await using half = await model.loadAdapter(at("half"));
    await using told = await model.loadAdapter(adapter(1), { strength: 0.5 });
    await using whole = await model.loadAdapter(adapter(1));
    expect(await scores(told)).toEqual(await scores(half));
    expect(far(await scores(told), await scores(whole))).toBeGreaterThan(0.1);
    for (const strength of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      await expect(model.loadAdapter(adapter(1), { strength })).rejects.toMatchObject({
        code: "invalidArgument",
      });
  });

  test("leaves the base's answers as they are, to the last bit", async () => {
    await using model = await loadModel(at("base"));
    const before = [await scores(model), await texts(model)];
    await using adapted = await model.loadAdapter(adapter(1));
    await texts(adapted);
    expect([await scores(model), await texts(model)]).toEqual(before);
  });
});

describe("several adapters", () => {
  let model: LocalModel;
  beforeAll(async () => {
    model = await loadModel(at("base"));
  });
  afterAll(() => model[Symbol.asyncDispose]());

  test("answer at the same time, each as if it were alone", async () => {
    await using one = await model.loadAdapter(adapter(1));
    await using two = await model.loadAdapter(adapter(2));
    const models = [model, one, two, model, two, one];
    const alone = [];
    for (const each of models) alone.push((await answer(each, "Once upon a time", options)).text);
    expect(new Set(alone).size).toBe(3);
    const together = await Promise.all(models.map((each) => answer(each, "Once upon a time", options)));
    expect(together.map(({ text }) => text)).toEqual(alone);
  });

  test("share no prefix, and find their own again", async () => {
    await using one = await model.loadAdapter(adapter(1));
    await using two = await model.loadAdapter(adapter(2));
    const asked = "A prompt that nobody has asked before, with some length";
    const cached = async (each: LanguageModel) => (await answer(each, asked, options)).usage.input;
    const { totalTokenCount } = await cached(model);
    expect((await cached(one)).cachedTokenCount).toBe(0);
    expect((await cached(two)).cachedTokenCount).toBe(0);
    for (const each of [model, one, two])
      expect((await cached(each)).cachedTokenCount).toBe(totalTokenCount - 1);
  });

  test("are chosen per request: the model of a session changes, its history stays", async () => {
    await using one = await model.loadAdapter(adapter(1), { name: "one" });
    expect(one.name).toBe("base:one");
    await using two = await model.loadAdapter(adapter(2));
    expect(two.name).toBe("base:adapter-2");
    await using ofFile = await model.loadAdapter(join(adapter(2), "adapter_model.safetensors"));
    expect(ofFile.name).toBe("base:adapter-2");
    let chosen: LanguageModel = model;
    const session = new LanguageModelSession({ profile: () => ({ model: chosen }) });
    const plain = await session.respond("Hello", options);
    chosen = one;
    await session.respond("Again", options);
    const entries = session.transcript.slice(0, 3);
    const whole = await answer(one, [...entries.slice(0, 3)], options);
    expect(session.transcript).toHaveLength(4);
    expect((session.transcript[3] as { segments: readonly { text: string }[] }).segments[0]!.text).toBe(
      whole.text,
    );
    expect(plain.content).toBe((await answer(model, [...entries.slice(0, 1)], options)).text);
  });
});

describe("an adapter that is disposed of", () => {
  test("ends its answers, refuses more, and leaves the base and the others", async () => {
    await using model = await loadModel(at("base"));
    const before = liveNativeHandles();
    const [one, two] = [await model.loadAdapter(adapter(1)), await model.loadAdapter(adapter(2))];
    const left = answer(two, "Once upon a time", options);
    const ended = await answer(one, "Once", { ...greedy, maximumResponseTokens: 200 }, undefined, () => {
      void one[Symbol.asyncDispose]();
    });
    expect(ended.reason).toBe("aborted");
    expect(one.availability.status).toBe("unavailable");
    await expect(answer(one, "Once")).rejects.toMatchObject({ code: "disposed" });
    await expect(one.prewarm({ transcript: [prompt("Once")], options: {} })).rejects.toMatchObject({
      code: "disposed",
    });
    expect((await left).reason).not.toBe("aborted");
    expect(two.availability.status).toBe("available");
    await two[Symbol.asyncDispose]();
    await two[Symbol.asyncDispose]();
    const { text } = await answer(model, "Once upon a time", options);
    await using fresh = await loadModel(at("base"));
    expect(text).toBe((await answer(fresh, "Once upon a time", options)).text);
    await fresh[Symbol.asyncDispose]();
    // One binding of the base's decode step at most is new.
    expect(liveNativeHandles() - before).toBeLessThan(80);
  });

  test("goes with its base", async () => {
    const model = await loadModel(at("base"));
    const one = await model.loadAdapter(adapter(1));
    await model[Symbol.asyncDispose]();
    await expect(answer(one, "Once")).rejects.toMatchObject({ code: "disposed" });
    expect(one.availability.status).toBe("unavailable");
    await one[Symbol.asyncDispose]();
    await expect(model.loadAdapter(adapter(1))).rejects.toMatchObject({ code: "disposed" });
  });

  test("an abort while it is loaded leaves nothing", async () => {
    await using model = await loadModel(at("base"));
    const before = liveNativeHandles();
    const loading = model.loadAdapter(adapter(1), { signal: AbortSignal.timeout(1) });
    await expect(loading).rejects.toMatchObject({ code: "aborted" });
    expect(liveNativeHandles()).toBe(before);
  });
});

describe("a server", () => {
  const [plain, tickets] = [new ScriptedModel(["plain"]), new ScriptedModel(["a ticket"])];
  const app = new App({ model: plain, name: "nano", others: { "nano:tickets": tickets } });
  const ask = async (path: string, body?: object) => {
    const headers = { "content-type": "application/json" };
    const init = body && { method: "POST", headers, body: JSON.stringify(body) };
    const response = await app.fetch(new Request(`http://localhost/v1/${path}`, init));
    return { status: response.status, body: await response.json() };
  };
  const messages = [{ role: "user", content: "Hi" }];

  test("lists the model with each adapter, and asks the one that is named", async () => {
    expect(app.names).toEqual(["nano", "nano:tickets"]);
    const { body } = await ask("models");
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(app.names);
    expect((await ask("models/nano:tickets")).body.id).toBe("nano:tickets");
    for (const [model, said] of [
      ["nano", "plain"],
      ["nano:tickets", "a ticket"],
    ]) {
      const { body } = await ask("chat/completions", { model, messages });
      expect(body.model).toBe(model);
      expect(body.choices[0].message.content).toBe(said);
    }
  });

  test("refuses a name that it does not have, and says which it has", async () => {
    const { status, body } = await ask("chat/completions", { model: "nano:other", messages });
    expect(status).toBe(404);
    expect(body.error.message).toContain("nano, nano:tickets");
    expect(() => new App({ model: plain, name: "nano", others: { nano: tickets } })).toThrow(/called nano/);
  });
});

// The contract suite itself: the scripted model keeps the contract, and a model that breaks a promise is
// caught.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type GenerationRequest, type LanguageModel, loadModel } from "orchard";
import { languageModelContract, ScriptedModel } from "orchard/testing";
import { describe, expect, test } from "vitest";

const story = "there was a little girl who had a dog and a cat and a mouse";
const make = () => new ScriptedModel(() => story);

for (const { name, run } of languageModelContract("scripted", make)) test(name, run);

const stories = fileURLToPath(new URL("../../shared/data/checkpoints/stories260K", import.meta.url));
for (const { name, run } of languageModelContract("stories260K", () => loadModel(stories))) {
  test.skipIf(!existsSync(stories))(name, run);
}

/** A scripted model whose `generate` goes wrong. */
function broken(
  generate: (
    model: ScriptedModel,
    ...rest: Parameters<LanguageModel["generate"]>
  ) => ReturnType<LanguageModel["generate"]>,
) {
  return () => {
    const good = make();
    const bad = make();
    bad.generate = ((request: GenerationRequest, signal?: AbortSignal) =>
      generate(good, request, signal)) as ScriptedModel["generate"];
    return bad;
  };
}

async function failures(makeModel: () => LanguageModel): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of languageModelContract("bad", makeModel)) {
    await run().catch(() => failed.push(name.replace("bad: ", "")));
  }
  return failed;
}

describe("catches a model that", () => {
  test("ignores its limit", async () => {
    const model = broken((good, request, signal) =>
      good.generate(
        { ...request, options: { ...request.options, maximumResponseTokens: undefined } },
        signal,
      ),
    );
    expect(await failures(model)).toContain("stops at maximumResponseTokens and says so");
  });

  test("ignores the signal", async () => {
    const failed = await failures(broken((good, request) => good.generate(request)));
    expect(failed).toContain("ends within one token of an abort, and throws nothing");
    expect(failed).toContain("gives nothing but a finish when the signal is aborted already");
  });

  test("throws for an abort", async () => {
    const model = broken(async function* (good, request, signal) {
      for await (const delta of good.generate(request, signal)) {
        signal?.throwIfAborted();
        yield delta;
      }
    });
    expect(await failures(model)).toContain("ends within one token of an abort, and throws nothing");
  });

  test("finishes twice", async () => {
    const model = broken(async function* (good, request, signal) {
      for await (const delta of good.generate(request, signal)) {
        yield delta;
        if (delta.type === "finish") yield delta;
      }
    });
    expect(await failures(model)).toContain("ends an answer with exactly one finish");
  });

  test("ignores stop strings", async () => {
    const model = broken((good, request, signal) =>
      good.generate({ ...request, options: { ...request.options, stop: [] } }, signal),
    );
    expect(await failures(model)).toContain("ends before a stop string");
  });

  test("counts wrongly, overflows silently or answers differently each time", async () => {
    let calls = 0;
    const makeModel = () => {
      const model = new ScriptedModel(() => `${story} ${calls++}`.split(" ").reverse().join(" "), {
        contextSize: Number.MAX_SAFE_INTEGER,
      });
      Object.defineProperty(model, "contextSize", { value: 100 });
      model.countTokens = async () => 3;
      return model;
    };
    const failed = await failures(makeModel);
    expect(failed).toContain("counts tokens as usage does");
    expect(failed).toContain("gives the same greedy text twice");
    expect(failed).toContain("gives the same text for the same seed");
  });
});

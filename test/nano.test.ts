// The model in the box: it is small, it is what the default session says it is, and it answers typed questions offline.
// How well is what `npm run evaluate -- nano` measures; here are a few things that it must not lose.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { LanguageModelSession, loadModel, tool } from "orchard";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { root } from "./support/documents.ts";

const folder = join(root, "models/nano");
const greedy = { sampling: { mode: "greedy" } } as const;

test("the folder has all that a model needs, in under 12 MB", () => {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  expect(names).toEqual(
    expect.arrayContaining([
      "README.md",
      "chat_template.jinja",
      "config.json",
      "evaluation.json",
      "generation_config.json",
      "model.safetensors",
      "tokenizer.json",
      "tokenizer_config.json",
    ]),
  );
  const bytes = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  expect(bytes).toBeLessThan(12_000_000);
});

test("the default session knows the context of the model before it loads it", () => {
  const config = JSON.parse(readFileSync(join(folder, "config.json"), "utf8"));
  expect(new LanguageModelSession().contextSize).toBe(config.max_position_embeddings);
  expect(config.num_kv_shared_layers / config.num_hidden_layers).toBe(3 / 8);
});

test("the chat template is the recipe's", async () => {
  const { CHAT_TEMPLATE } = await import("../recipes/nano/format.ts");
  expect(readFileSync(join(folder, "chat_template.jinja"), "utf8")).toBe(CHAT_TEMPLATE);
});

test("its refusals are the recipe's", async () => {
  const { REFUSALS } = await import("../recipes/nano/export.ts");
  const config = JSON.parse(readFileSync(join(folder, "generation_config.json"), "utf8"));
  expect(config.refusals).toEqual(REFUSALS);
});

test("what an adapter is to keep of it is the recipe's, and nothing that is held out", async () => {
  const { keptExamples, keptLines } = await import("../recipes/nano/kept-examples.ts");
  const { heldOutTasks } = await import("../recipes/nano/data.ts");
  const text = readFileSync(join(folder, "keep.jsonl"), "utf8");
  expect(text).toBe(`${keptLines(keptExamples).join("\n")}\n`);
  const prompts = new Set<string>();
  for (const task of heldOutTasks({ examples: 50, sets: null }))
    for await (const { prompt } of task.examples()) prompts.add(prompt);
  const kept = text.split("\n").flatMap((line) => (line === "" ? [] : JSON.parse(line).messages));
  for (const { role, content } of kept) if (role === "user") expect(prompts.has(content)).toBe(false);
});

describe("without a model, a session", () => {
  test("answers, and knows what it is asked for", async () => {
    const session = new LanguageModelSession();
    const { content } = await session.respond(
      "I'd like a table for four at an Italian place in Lyon tomorrow at 8",
      greedy,
    );
    expect(JSON.parse(content)).toMatchObject({ intent: "book_table" });
  });

  test("fills a schema with what the sentence says", async () => {
    const generating = z.object({ name: z.string(), age: z.int(), city: z.string() });
    const { content } = await new LanguageModelSession().respond(
      "Maria Lopez is 42 years old and lives in Porto.",
      {
        generating,
        ...greedy,
      },
    );
    expect(content).toEqual({ name: "Maria Lopez", age: 42, city: "Porto" });
  });

  test("gives what is no object bare, though it knows objects alone", async () => {
    const ask = async <T extends z.ZodType>(text: string, generating: T) =>
      (await new LanguageModelSession().respond(text, { generating, ...greedy })).content;
    const topic = z.enum(["weather", "music", "restaurant"]);
    expect(await ask("Will it rain in Oslo tomorrow?", topic)).toBe("weather");
    expect(await ask("Play some jazz", topic)).toBe("music");
    expect(await ask("Book a table for two tonight", topic)).toBe("restaurant");
    expect(await ask("Maria is 42 years old", z.int())).toBe(42);
  });

  test("decides among choices that the prompt does not name", async () => {
    const topics = { choices: ["weather", "music", "restaurant"] } as const;
    const decide = async (text: string) => (await new LanguageModelSession().decide(text, topics)).choice;
    expect(await decide("Will it rain in Oslo tomorrow?")).toBe("weather");
    expect(await decide("Play some jazz")).toBe("music");
    expect(await decide("Book a table for two tonight")).toBe("restaurant");
  });

  test("says what it is, and what it is not for", async () => {
    const said = async (prompt: string) => (await new LanguageModelSession().respond(prompt, greedy)).content;
    expect(await said("Hello")).toMatch(/schema, labels or tools/);
    await expect(said("Write me a poem about the sea.")).rejects.toMatchObject({
      code: "refusal",
      details: { explanation: expect.stringMatching(/can't help/) },
    });
    const generating = z.object({ name: z.string(), age: z.int() });
    const typed = new LanguageModelSession().respond("Write me a poem about the sea.", {
      generating,
      ...greedy,
    });
    await expect(typed).rejects.toMatchObject({ code: "refusal" });
  });

  test("calls a tool and passes on what it says", async () => {
    const asked: string[] = [];
    const weather = tool({
      name: "get_weather",
      description: "Gets the weather forecast for a city",
      parameters: z.object({ city: z.string() }),
      call: ({ city }) => {
        asked.push(city);
        return `Sunny in ${city}.`;
      },
    });
    const session = new LanguageModelSession({ tools: [weather] });
    const { content } = await session.respond("What's the weather in Oslo?", {
      ...greedy,
      toolCalling: "required",
    });
    expect(asked).toEqual(["Oslo"]);
    expect(content).toBe("Sunny in Oslo.");
  });
});

describe("the cache", () => {
  let model: Awaited<ReturnType<typeof loadModel>>;
  beforeAll(async () => {
    model = await loadModel(folder, { threads: 1 });
  });
  afterAll(() => model[Symbol.asyncDispose]());

  test("a restored session reads its transcript once", async () => {
    const first = new LanguageModelSession({ model, instructions: "Extract the data." });
    await first.respond("Tom Baker, 31, Leeds", greedy);
    const later = new LanguageModelSession({ model, transcript: first.transcript });
    await later.respond("Ana Silva, 27, Braga", greedy);
    const { usage } = await later.respond("Kim Lee, 55, Busan", greedy);
    expect(usage.input.cachedTokenCount).toBeGreaterThan(usage.input.totalTokenCount / 2);
  });
});

// Random conversations with tools against a slow reference of what the transcript must be; and sessions under attack:
// requests at the same time, aborts and cancellations at random moments, transcripts changed in between. Everything
// follows from a seed; `FUZZ_SEED` and `FUZZ_COUNT` choose others.
import { LanguageModelSession, OrchardError, type Response, type TranscriptEntry, tool } from "orchard";
import { type ScriptedAnswer, ScriptedModel } from "orchard/testing";
import { expect, test } from "vitest";
import { randomSource } from "../src/runtime/random.ts";

const firstSeed = Number(process.env.FUZZ_SEED ?? 1);
const count = Number(process.env.FUZZ_COUNT ?? 300);

/** What each tool of the fuzz does. */
const behaviours = ["text", "value", "throws", "refused", "refusedSilently", "wrongArguments"] as const;
type Behaviour = (typeof behaviours)[number];

const parameters = {
  "~standard": {
    version: 1,
    vendor: "fuzz",
    types: undefined as { readonly input: unknown; readonly output: { readonly n: number } } | undefined,
    validate: (value: unknown) =>
      (value as { n?: unknown }).n === -1
        ? { issues: [{ message: "n is -1" }] }
        : { value: value as { n: number } },
    jsonSchema: {
      input: () => ({ type: "object", properties: { n: { type: "integer" } }, required: ["n"] }),
    },
  },
} as const;

function dice(seed: number) {
  const random = randomSource(seed);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  return { below, pick, chance: (p: number) => random() < p };
}
type Dice = ReturnType<typeof dice>;

interface ScriptedCall {
  readonly name: Behaviour;
  readonly arguments: { readonly n: number };
}
type Round = ScriptedAnswer & { readonly toolCalls: readonly ScriptedCall[] };

function randomRounds({ below, pick, chance }: Dice): Round[] {
  const words = () => Array.from({ length: 1 + below(3) }, () => pick(["sun", "moon", "sea"])).join(" ");
  const kinds = behaviours.filter((kind) => kind !== "throws" || chance(0.3));
  const calls = () =>
    Array.from({ length: 1 + below(3) }, (): ScriptedCall => {
      const name = pick(kinds);
      return { name, arguments: { n: name === "wrongArguments" ? -1 : below(9) } };
    });
  const spoken = () => ({
    ...(chance(0.3) ? { reasoning: words() } : {}),
    ...(chance(0.4) ? { text: words() } : {}),
  });
  const rounds = Array.from({ length: below(4) }, () => ({ ...spoken(), toolCalls: calls() }));
  return [...rounds, { ...spoken(), toolCalls: [] }];
}

function toolsOf({ below }: Dice) {
  return behaviours.map((name) =>
    tool({
      name,
      description: name,
      parameters,
      call: async ({ n }) => {
        await new Promise((resolve) => setTimeout(resolve, below(3)));
        if (name === "throws") throw new Error(`broken ${n}`);
        return name === "value" ? { n } : `text ${n}`;
      },
    }),
  );
}

const approveToolCall = ({ toolName }: { readonly toolName: string }) =>
  toolName === "refused" ? "not today" : toolName !== "refusedSilently";

/** An entry without its ids, as a line to compare. */
function line(entry: TranscriptEntry): string {
  if (entry.type === "toolCalls")
    return `calls ${entry.calls.map(({ toolName, arguments: input }) => `${toolName}${input}`).join()}`;
  const said = entry.segments
    .map((one) => (one.type === "text" ? one.text : JSON.stringify(one.content)))
    .join();
  return `${entry.type === "toolOutput" ? `output ${entry.toolName}` : entry.type} ${said}`;
}

interface Expected {
  readonly lines: string[];
  readonly outcome: "stop" | "toolCallFailed" | "toolRoundsExceeded";
}

/** The slow truth: what one request must leave behind when nothing is taken back. */
function reference(prompt: string, rounds: readonly Round[], most: number): Expected {
  const lines = [`prompt ${prompt}`];
  for (const [index, { reasoning, text, toolCalls }] of rounds.entries()) {
    if (reasoning !== undefined) lines.push(`reasoning ${reasoning}`);
    if (text !== undefined || toolCalls.length === 0) lines.push(`response ${text ?? ""}`);
    if (toolCalls.length === 0) break;
    lines.push(`calls ${toolCalls.map((call) => `${call.name}${JSON.stringify(call.arguments)}`).join()}`);
    if (index === most) return { lines, outcome: "toolRoundsExceeded" };
    if (toolCalls.some(({ name }) => name === "throws")) return { lines, outcome: "toolCallFailed" };
    for (const { name, arguments: input } of toolCalls) {
      const said: Record<Exclude<Behaviour, "throws">, string> = {
        text: `text ${input.n}`,
        value: JSON.stringify(input),
        refused: "This call was refused: not today",
        refusedSilently: "This call was refused.",
        wrongArguments: "The arguments are wrong: The answer is not what the schema asks for: n is -1",
      };
      lines.push(`output ${name} ${said[name as Exclude<Behaviour, "throws">]}`);
    }
  }
  return { lines, outcome: "stop" };
}

test("a random conversation with tools leaves the transcript that the reference says", async () => {
  const outcomes = new Set<string>();
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const random = dice(seed);
    const requests = Array.from({ length: 1 + random.below(3) }, () => randomRounds(random));
    const keeps = random.chance(0.5);
    const maximumToolRounds = random.pick([1, 2, 8]);
    let rest: ScriptedAnswer[] = [];
    const model = new ScriptedModel(() => rest.shift()!);
    const session = new LanguageModelSession({
      model,
      tools: toolsOf(random),
      approveToolCall,
      maximumToolRounds,
      transcriptErrorHandling: keeps ? "preserve" : "revert",
    });
    let expected: string[] = [];
    for (const [index, rounds] of requests.entries()) {
      const prompt = `request ${index}`;
      rest = [...rounds];
      const { lines, outcome } = reference(prompt, rounds, maximumToolRounds);
      const answer = await session.respond(prompt).then(
        ({ finishReason, content, transcriptEntries }) => {
          expect(content, `seed ${seed}`).toBe(rounds.at(-1)!.text ?? "");
          expect(transcriptEntries.map(line), `seed ${seed}`).toEqual(lines);
          return finishReason;
        },
        ({ code }) => code,
      );
      outcomes.add(answer);
      expect(answer, `seed ${seed}`).toBe(outcome);
      if (outcome === "stop" || keeps) expected = [...expected, ...lines];
      expect(session.history.map(line), `seed ${seed}`).toEqual(expected);
      expect(session.isResponding).toBe(false);
      checkPairs(session.transcript, keeps);
    }
  }
  expect([...outcomes].toSorted()).toEqual(["stop", "toolCallFailed", "toolRoundsExceeded"]);
});

/** Every batch is followed by the outputs of its calls, in their order; ids are unique. */
function checkPairs(transcript: readonly TranscriptEntry[], mayLackOutputs = false): void {
  transcript.forEach((entry, index) => {
    if (entry.type !== "toolCalls") return;
    const outputs = transcript.slice(index + 1, index + 1 + entry.calls.length);
    const isWhole = outputs.every(({ type, id }, at) => type === "toolOutput" && id === entry.calls[at]!.id);
    expect(isWhole || mayLackOutputs).toBe(true);
  });
  const ids = transcript.map(({ id, type }) => `${type} ${id}`);
  expect(new Set(ids).size).toBe(ids.length);
}

test("a session under attack answers one request at a time, and its transcript is what was answered", async () => {
  const seen = new Set<string>();
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const random = dice(seed + 1_000_000);
    const calm = (rounds: Round[]) =>
      rounds.map((round) => ({
        ...round,
        toolCalls: round.toolCalls.filter(({ name }) => name !== "throws"),
      }));
    const scripts = Array.from({ length: 8 }, () => calm(randomRounds(random)));
    const model = new ScriptedModel(({ transcript }) => {
      const start = transcript.findLastIndex(({ type }) => type === "prompt");
      const script = scripts[Number(line(transcript[start]!).split(" ")[1])]!;
      const round = transcript.slice(start).filter(({ type }) => type === "toolCalls").length;
      const answer = script[round]!;
      return answer.toolCalls.length > 0 ? answer : { text: "the very end", ...answer };
    });
    const session = new LanguageModelSession({ model, tools: toolsOf(random), approveToolCall });
    const kept: Response[] = [];
    let running = 0;
    const pause = () => new Promise<void>((resolve) => setTimeout(resolve, random.below(6)));

    const attack = async (index: number) => {
      await pause();
      const wasFree = !session.isResponding;
      const stop = new AbortController();
      const stream = session.streamResponse(`${index}`, { signal: stop.signal });
      expect(session.isResponding).toBe(true);
      expect(() => {
        session.transcript = [];
      }).toThrow(expect.objectContaining({ code: "transcriptMutationWhileResponding" }));
      if (wasFree) running++;
      if (wasFree) expect(running, `seed ${seed}`).toBe(1);
      const how = random.pick(["wait", "abort", "leave", "abortNow"] as const);
      if (how === "abortNow") stop.abort();
      if (how === "abort") void pause().then(() => stop.abort());
      try {
        if (how === "leave") for await (const _ of stream) if (random.chance(0.5)) break;
        const response = await stream.collect();
        expect(wasFree, `seed ${seed}`).toBe(true);
        running--;
        expect(session.isResponding, `seed ${seed}`).toBe(false);
        kept.push(response);
        seen.add(response.finishReason);
        const last = response.transcriptEntries.at(-1)!;
        expect(last.type, `seed ${seed}`).toBe("response");
        expect(session.history.slice(-response.transcriptEntries.length)).toEqual(response.transcriptEntries);
      } catch (error) {
        if (!(error instanceof OrchardError)) throw error;
        expect([error.code, wasFree], `seed ${seed}`).toEqual(["concurrentRequests", false]);
        seen.add(error.code);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, index) => attack(index)));
    expect(session.history).toEqual(kept.flatMap(({ transcriptEntries }) => transcriptEntries));
    checkPairs(session.transcript);
    const sum = kept.reduce((total, { usage }) => total + usage.output.totalTokenCount, 0);
    expect(session.usage.output.totalTokenCount, `seed ${seed}`).toBe(sum);
    // Nothing runs on, and the session works.
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(model.running).toBe(0);
    session.transcript = session.transcript.slice(0, 1);
    scripts[0] = [{ text: "still here", toolCalls: [] }];
    expect((await session.respond("0")).content).toBe("still here");
  }
  expect([...seen].toSorted()).toEqual(["aborted", "concurrentRequests", "stop"]);
});

// What must stay beside a new skill: nano's own held-out tasks, of which no text is in what is kept. What the right answers
// cost (nats a token, with nothing enforced) and how many are given, and examples of nano's training data to keep.

import { createHash } from "node:crypto";
import { recipe } from "../support.mjs";

/** Nano was trained on small seeds; its folder keeps those of another one (recipes/nano/kept-examples.ts). */
const keptSeed = 4001;

/** `count` training examples as JSON lines; throws if one of their prompts is among the tasks. */
export async function examplesToKeep(count, tasks) {
  const { keptLines } = await recipe("recipes/nano/kept-examples");
  const known = new Set(tasks.flatMap(({ examples }) => examples.map(({ example }) => example.prompt)));
  const lines = keptLines({ seed: keptSeed, count });
  for (const { messages } of lines.map((line) => JSON.parse(line)))
    if (messages.some(({ role, content }) => role === "user" && known.has(content)))
      throw new Error(`a held-out prompt would be kept: ${JSON.stringify(messages)}`);
  return lines;
}

/** `count` questions of each held-out task, with the texts of their answers where these are texts. */
export async function heldOut(count, tokenizer) {
  const { heldOutTasks } = await recipe("recipes/nano/data");
  const { jsonText } = await recipe("recipes/nano/example");
  const segment = (text) => [{ type: "text", id: "0", text }];
  const found = [];
  for (const task of heldOutTasks({ examples: count, sets: null })) {
    const examples = [];
    for await (const example of task.examples()) {
      const { instructions, prompt, schema, expected } = example;
      if (expected.type === "calls") continue;
      const lead =
        instructions === undefined
          ? []
          : [{ type: "instructions", id: "i", segments: segment(instructions), tools: [] }];
      const responseFormat = schema === undefined ? {} : { responseFormat: { name: "", schema } };
      const asked = { type: "prompt", id: "p", segments: segment(prompt), options: {}, ...responseFormat };
      const text = expected.type === "text" ? expected.value : jsonText(expected.value);
      const tokens = tokenizer.encode(text).length + 1;
      examples.push({ example, transcript: [...lead, asked], text, tokens });
    }
    found.push({ task, examples });
  }
  return found;
}

/** Log probabilities of all right answers, nats a token, and percent that are given. */
export async function elsewhereOf(model, tasks) {
  const { runTask } = await recipe("src/evaluation/run-task");
  const scores = [];
  let [tokens, right, asked] = [0, 0, 0];
  for (const { task, examples } of tasks) {
    for (const one of examples) {
      scores.push((await model.score({ transcript: one.transcript, options: {} }, [one.text]))[0]);
      tokens += one.tokens;
    }
    const { examples: graded } = await runTask(task, model);
    asked += graded.length;
    right += graded.filter(({ grade }) => grade.correct).length;
  }
  const loss = -scores.reduce((sum, score) => sum + score, 0) / tokens;
  return { scores, loss, right: (100 * right) / asked };
}

/** A short name for any settings. */
export function shortHash(value) {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 8);
}

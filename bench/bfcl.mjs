// The Berkeley Function Calling Leaderboard, categories simple (Python), multiple and parallel, without a model: every
// schema of a tool compiles, every right answer can be written under the grammar of the whole answer (the Hermes dialect,
// SmolLM2's 49,152 tokens), and a scripted session that makes the right calls is graded right. With a model, its score.
//
// Options: --model FOLDER (`npm run bench -- bfcl --model ../run/nano/export`), --limit 50 (cases of each category)

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { bfclExamples, bfclTask, gradeCalls, rightArguments } from "../dist/evaluation/bfcl.js";
import { runTask } from "../dist/evaluation/run-task.js";
import { guideSourceOf } from "../dist/runtime/answer-form.js";
import { textsAround } from "../dist/runtime/dialects/dialect.js";
import { dialects } from "../dist/runtime/dialects/families.js";
import { writeCalls } from "../dist/runtime/dialects/in-words.js";
import { Marks } from "../dist/runtime/dialects/marks.js";
import { compile } from "../dist/runtime/guide/compile.js";
import { Vocabulary } from "../dist/runtime/guide/vocabulary.js";
import { tokenizerFromFolder } from "../dist/runtime/tokenizer/huggingface.js";
import { data, note, row } from "./guided/support.mjs";

const CATEGORIES = ["simple_python", "multiple", "parallel"];

export async function run({ model, limit } = {}) {
  const most = limit === undefined ? Number.POSITIVE_INFINITY : Number(limit);
  return model === undefined ? await replay(most) : await score(model, most);
}

const read = (name) =>
  ["", "answers/"].map((folder) => readFileSync(new URL(`bfcl/${folder}BFCL_v4_${name}.json`, data), "utf8"));

async function replay(limit) {
  const tokenizer = await tokenizerFromFolder(fileURLToPath(new URL("tokenizers/smollm2", data)));
  const end = tokenizer.idOf("<|im_end|>");
  const vocabulary = Vocabulary.prepare({
    tokens: (id) => tokenizer.bytes(id),
    size: tokenizer.vocabularySize,
    isSpecial: (id) => tokenizer.isSpecial(id),
    endTokens: [end],
    encode: (text) => tokenizer.encode(text),
  });
  const dialect = dialects.hermes;
  const around = textsAround(dialect, 0, 0);
  const marks = new Marks(tokenizer, Object.values(around));
  const rows = [];
  for (const name of CATEGORIES) {
    const examples = bfclExamples(...read(name)).slice(0, limit);
    let compiled = 0;
    let schemas = 0;
    let reached = 0;
    let answers = 0;
    let invalid = 0;
    for (const { id, prompt, tools, right } of examples) {
      for (const { name: tool, parameters } of tools) {
        schemas++;
        try {
          compile({ schema: parameters });
          compiled++;
        } catch (error) {
          console.error(`${id}: ${tool} does not compile: ${error.message}`);
        }
      }
      const request = { transcript: [], options: {}, tools, toolChoice: "required", prompt };
      const parts = { dialect, thinking: null, thinkingState: "over", marks };
      const guide = compile(guideSourceOf(request, parts));
      for (const calls of answersOf(right, tools)) {
        // Some of the leaderboard's answers are not what its own schemas say: a text in place of a list, null for a text.
        if (!calls.every(({ name, arguments: input }) => isValid(tools, name, input))) {
          invalid++;
          continue;
        }
        answers++;
        const matcher = guide.matcher(vocabulary);
        const ids = [...tokenizer.encode(writeCalls(dialect, calls.map(chatCall), 0)), end];
        const taken = matcher.acceptMany(ids);
        if (taken === ids.length) reached++;
        else console.error(`${id}: not reachable after ${tokenizer.decode(ids.slice(0, taken))}`);
      }
    }
    rows.push(
      row(`${name}: schemas that compile, of ${schemas}`, compiled, "", "least", schemas),
      row(`${name}: right answers that can be written, of ${answers}`, reached, "", "least", answers),
      note(`${name}: right answers that their own schema refuses (Ajv)`, invalid, ""),
      row(
        `${name}: graded right in a scripted session, of ${examples.length}`,
        await inSession(examples),
        "",
        "least",
        examples.length,
      ),
    );
  }
  return rows;
}

const ajv = new Ajv2020({ strict: false, logger: false });
const isValid = (tools, name, input) =>
  ajv.validate(tools.find((tool) => tool.name === name).parameters, input);

const chatCall = ({ name, arguments: input }) => ({
  id: "",
  type: "function",
  function: { name, arguments: input },
});

/** Whole right answers: each right form of each call once, with the first form of the others. */
function answersOf(right, tools) {
  const forms = right.map((call) =>
    rightArguments(
      call,
      tools.find(({ name }) => name === call.name),
    ).map((input) => ({
      name: call.name,
      arguments: input,
    })),
  );
  const first = forms.map(([form]) => form);
  return forms.flatMap((ofCall, at) => ofCall.map((form) => first.with(at, form)));
}

/** How many cases a session runs as it should when its model makes the right calls. */
async function inSession(examples) {
  const { LanguageModelSession, tool } = await import("../dist/index.js");
  const { ScriptedModel } = await import("../dist/testing/index.js");
  let correct = 0;
  for (const { prompt, tools, right } of examples) {
    const [calls] = answersOf(right, tools);
    const made = [];
    const sessionTools = tools.map((definition) =>
      tool({
        ...definition,
        call: (input) => {
          made.push({ name: definition.name, arguments: input });
          return "done";
        },
      }),
    );
    const model = new ScriptedModel([{ toolCalls: calls }, "Done."]);
    const session = new LanguageModelSession({ model, tools: sessionTools });
    const { content } = await session.respond(prompt);
    const { correct: isCorrect } = gradeCalls(right, { text: content, toolCalls: made });
    if (isCorrect && content === "Done.") correct++;
  }
  return correct;
}

/** The score of a model in this process. */
async function score(path, limit) {
  const { loadModel } = await import("../dist/index.js");
  const model = await loadModel(path);
  const rows = [];
  for (const name of CATEGORIES) {
    const { examples } = await runTask(bfclTask(name, ...read(name)), model, { limit });
    const correct = examples.filter(({ grade }) => grade.correct).length;
    const named = examples.filter(({ answer }) => answer.toolCalls.length > 0).length;
    rows.push(note(`${name}: right`, (100 * correct) / examples.length, "%"));
    rows.push(note(`${name}: answers that call a tool`, (100 * named) / examples.length, "%"));
    rows.push(note(`${name}: cases`, examples.length, ""));
  }
  await model[Symbol.asyncDispose]();
  return rows;
}

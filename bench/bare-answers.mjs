// What nano makes of a schema that is no object, which it was not trained on: its held-out classification and tagging tasks
// whose schema has one property, as they are; with the property called "answer"; and the property's own type alone, which
// the runtime asks for and reads as the second (src/runtime/dialects/orchard.ts), also where a session decides among choices.
//
// Options: --examples 60 (a task), --model models/nano

import { recipe, repository, using } from "./support.mjs";

export async function run({ examples = 60, model: path = `${repository}models/nano` }) {
  const { loadModel, LanguageModelSession } = await import("../dist/index.js");
  const { heldOutTasks } = await recipe("recipes/nano/data");
  const tasks = heldOutTasks({ examples: Number(examples), sets: null });
  const counts = new Map();
  const count = (name, isRight, isRefused) => {
    const { asked, right, refused } = counts.get(name) ?? { asked: 0, right: 0, refused: 0 };
    counts.set(name, { asked: asked + 1, right: right + isRight, refused: refused + isRefused });
  };
  await using(await loadModel(path), async (model) => {
    const answerOf = async ({ prompt, instructions }, generating) => {
      const session = new LanguageModelSession({ model, instructions });
      try {
        return (await session.respond(prompt, { generating, sampling: { mode: "greedy" } })).content;
      } catch (error) {
        if (error.code === "refusal") return null;
        throw error;
      }
    };
    for (const task of tasks.filter(({ name }) => /^(classification|tagging)\//.test(name)))
      for await (const example of task.examples()) {
        const properties = Object.entries(example.schema?.properties ?? {});
        if (properties.length !== 1) continue;
        const [[own, type]] = properties;
        const expected = JSON.stringify(example.expected.value[own]);
        const kind = type.type === "array" ? "lists" : "one of some";
        const ask = async (name, schema, valueIn) => {
          const answer = await answerOf(example, schema);
          const isRight = answer !== null && JSON.stringify(valueIn(answer)) === expected;
          count(`${kind}: ${name}`, Number(isRight), Number(answer === null));
        };
        const objectOf = (key) => ({ ...example.schema, properties: { [key]: type }, required: [key] });
        await ask("its own object", example.schema, (answer) => answer[own]);
        await ask("an object of answer", objectOf("answer"), ({ answer }) => answer);
        await ask("bare", type, (answer) => answer);
        if (kind === "lists") continue;
        const { prompt, instructions } = example;
        const session = new LanguageModelSession({ model, instructions });
        const { choice } = await session.decide(prompt, { choices: type.enum });
        count(`${kind}: decide`, Number(JSON.stringify(choice) === expected), 0);
      }
  });
  const row = (name, value) => ({ name, value, unit: "%", target: null, pass: null });
  return [...counts].flatMap(([name, { asked, right, refused }]) => [
    row(`${name}, right of ${asked}`, (100 * right) / asked),
    row(`${name}, refused`, (100 * refused) / asked),
  ]);
}

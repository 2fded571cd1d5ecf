// What a model says when it is asked anything: rehearsal that needs no data of what must stay. Half of the prompts are the
// new skill's own, without the instructions that it is taught under (so that the adapter learns to wait for these); half
// are random words of the vocabulary, half of them under instructions of such words. The model answers at temperature 1.

const words = 4000;

/** `count` conversations as JSON lines; the same ones every time. */
export async function ownTextLines(model, prompts, count) {
  const { randomSource } = await import("../../dist/runtime/random.js");
  const random = randomSource(50);
  const { vocabularySize } = model.config;
  const soup = (most) => {
    const tokens = Array.from({ length: 2 + Math.floor(random() * most) }, () =>
      Math.floor(vocabularySize - random() * Math.min(words, vocabularySize - 1)),
    );
    return model.tokenizer.decode(tokens.map((token) => Math.min(token, vocabularySize - 1)));
  };
  const segments = (text) => [{ type: "text", id: "0", text }];
  const lines = [];
  for (let n = 0; n < count; n++) {
    const prompt = n % 2 === 0 ? prompts[(n / 2) % prompts.length] : soup(24);
    const instructions = n % 4 === 1 ? soup(6) : null;
    const lead =
      instructions === null
        ? []
        : [{ type: "instructions", id: "i", segments: segments(instructions), tools: [] }];
    const asked = { type: "prompt", id: "p", segments: segments(prompt), options: {} };
    const options = { sampling: { mode: "random", seed: n }, temperature: 1, maximumResponseTokens: 40 };
    let content = "";
    for await (const delta of model.generate({ transcript: [...lead, asked], options }))
      if (delta.type === "text" || delta.type === "refusal") content += delta.text;
    if (content === "") continue;
    const system = instructions === null ? [] : [{ role: "system", content: instructions }];
    lines.push(
      JSON.stringify([...system, { role: "user", content: prompt }, { role: "assistant", content }]),
    );
  }
  return lines;
}

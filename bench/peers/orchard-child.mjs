// One measurement of Orchard in a process of its own, the twin of llama-child.mjs: its public API with defaults, but for
// the options of the measurement. `model.generate` is what a session calls; the prompt is text, since that is what it
// takes, and its tokenization counts. The vocabulary of these models spells text out in bytes.

const options = JSON.parse(process.argv[2]);
const started = performance.now();
const { loadModel } = await import("../../dist/index.js");
const { path, contextSize, threads, bits, keyValueBits } = options;
const model = await loadModel(path, { contextSize, threads, bits, keyValueBits });
const load = performance.now() - started;

await answer(16, "warm", 4);
const { decode } = await answer(16, "short", options.answer);
const { decode: decodeLong, ...measured } = await answer(options.prompt, "measured", options.answer);
const peak = process.resourceUsage().maxRSS / 1024;
const settings = { threads: threads ?? null, bits: bits ?? null, keyValueBits: keyValueBits ?? null };
console.log(JSON.stringify({ load, decode, decodeLong, ...measured, peak, settings }));
process.exit(0);

/** Times in milliseconds, rates in tokens per second. */
async function answer(promptTokens, word, maximumResponseTokens) {
  const prompt = await promptOf(promptTokens, word);
  const generation = { raw: true, sampling: { mode: "greedy" }, maximumResponseTokens };
  for await (const delta of model.generate({ transcript: [prompt], options: generation })) {
    if (delta.type !== "finish") continue;
    const { input, output } = delta.usage;
    const { timeToFirstToken, decode } = delta.timings;
    if (output.totalTokenCount !== maximumResponseTokens || input.totalTokenCount !== promptTokens)
      throw new Error(`${input.totalTokenCount} and ${output.totalTokenCount} tokens; ${delta.reason}`);
    // Tokenizing is part of the time to the first token, as for the peer handing over its token ids is.
    return {
      firstToken: timeToFirstToken,
      prefill: (1000 * (input.totalTokenCount - input.cachedTokenCount)) / timeToFirstToken,
      decode: (1000 * (output.totalTokenCount - 1)) / decode,
    };
  }
  throw new Error("the answer did not finish");
}

/** A prompt of exactly so many tokens. */
async function promptOf(tokens, word) {
  const ofLength = (length) => ({
    type: "prompt",
    id: word,
    segments: [{ type: "text", id: "0", text: `${word}${"abcdefghijklmnop".repeat(64)}`.slice(0, length) }],
    options: {},
  });
  for (let length = tokens; length > 0; length--) {
    const prompt = ofLength(length);
    if ((await model.countTokens({ transcript: [prompt], options: { raw: true } })) === tokens) return prompt;
  }
  throw new Error(`no prompt has ${tokens} tokens`);
}

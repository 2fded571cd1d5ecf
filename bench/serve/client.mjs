// A client of the server under measurement: streams one chat completion and notes when each piece came.

/** Prompt text of exactly so many tokens for this model; `word` makes it different from every other. */
export async function promptOf(model, tokens, word) {
  const ofLength = (length) => `${word}${"abcdefghijklmnop".repeat(tokens)}`.slice(0, length);
  const count = (length) => {
    const segments = [{ type: "text", id: "0", text: ofLength(length) }];
    return model.countTokens({
      transcript: [{ type: "prompt", id: "0", segments, options: {} }],
      options: {},
    });
  };
  let [low, high] = [1, tokens * 16];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((await count(middle)) <= tokens) low = middle;
    else high = middle - 1;
  }
  return ofLength(low);
}

/** When the request was sent, when each piece came, in milliseconds; and how many tokens there were. */
export async function stream(url, model, prompt, answer, { signal, onPiece } = {}) {
  const started = performance.now();
  const response = await fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      model,
      messages: [{ role: "user", content: prompt }],
      temperature: 0,
      max_completion_tokens: answer,
      stream: true,
      stream_options: { include_usage: true },
    }),
    signal,
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const times = [];
  let tokens = 0;
  let rest = "";
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const now = performance.now();
    const events = (rest + text).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const data = event.slice("data: ".length);
      if (data === "[DONE]") continue;
      const { choices, usage, error } = JSON.parse(data);
      if (error) throw new Error(error.message);
      if (choices[0]?.delta.content) {
        times.push(now);
        onPiece?.();
      }
      tokens = usage?.completion_tokens ?? tokens;
    }
  }
  return { started, times, tokens, ended: performance.now() };
}

/** Of streams: all tokens per second, and the 95th percentiles of first tokens and gaps. */
export function summary(streams) {
  const began = Math.min(...streams.map(({ started }) => started));
  const ended = Math.max(...streams.map((one) => one.ended));
  const tokens = streams.reduce((sum, one) => sum + one.tokens, 0);
  const gaps = streams.flatMap(({ times }) => times.slice(1).map((time, index) => time - times[index]));
  return {
    rate: (1000 * tokens) / (ended - began),
    firstToken: percentile95(streams.map(({ started, times }) => times[0] - started)),
    gap: percentile95(gaps),
    tokens,
  };
}

function percentile95(values) {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * 0.95))];
}

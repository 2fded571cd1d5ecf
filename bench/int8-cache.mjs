// What an 8-bit key-value cache costs in accuracy: logits and greedy text against the same model with a float32 cache,
// on stories260K (the golden text of ../shared/data) and on random weights of the orchard shape, which are harder: no
// two of their logits are far apart.

import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository, testSupport, using } from "./support.mjs";

const stories = `${repository}../shared/data/checkpoints/stories260K`;
const largestError = 0.02;

export async function run() {
  const rows = existsSync(stories) ? await storiesRows() : [];
  if (rows.length === 0) console.error(`${stories} is absent: random weights only.`);
  return [...rows, ...(await randomRows())];
}

async function storiesRows() {
  const { loadModel } = await import("../dist/index.js");
  return using(await loadModel(stories, { keyValueBits: 8 }), async (model) => {
    const { cases } = JSON.parse(readFileSync(`${stories}/golden.json`, "utf8"));
    const { tokenizer } = model;
    const sequences = cases.map(({ text }) => [tokenizer.bosToken, ...tokenizer.encode(text)]);
    const rows = await agreementRows("stories260K", stories, 512, sequences);
    for (const { prompt, n, text } of cases) {
      const written = prompt + (await greedyText(model, prompt, n - tokenizer.encode(prompt).length));
      let same = 0;
      while (same < text.length && text[same] === written[same]) same++;
      rows.push({
        name: `stories260K: greedy text after "${prompt}", first difference`,
        value: written === text ? "none" : `character ${same} of ${text.length}`,
        unit: "",
        target: "none, or reported",
        pass: true,
      });
    }
    return rows;
  });
}

async function randomRows() {
  const { orchardConfig } = await import("../dist/models/presets/orchard.js");
  const { writeRandomFolder } = await testSupport("random-folder");
  const folder = mkdtempSync(join(tmpdir(), "orchard-int8-"));
  try {
    const dial = { layers: 16, width: 256, vocabularySize: 1024, contextSize: 512 };
    writeRandomFolder(folder, orchardConfig(dial), 1);
    const tokens = Array.from({ length: 256 }, (_, i) => (i * i * 3 + 7 * i) % 1024);
    return await agreementRows("random weights, 16 layers of 256", folder, 512, [tokens], true);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function agreementRows(name, path, contextSize, sequences, informative = false) {
  const { cacheAgreement } = await testSupport("cache-agreement");
  const found = await cacheAgreement(path, contextSize, sequences);
  const mean = found.meanRelativeError;
  const target = informative ? null : `below ${largestError}`;
  return [
    {
      name: `${name}: relative error of the logits, mean`,
      value: mean,
      unit: "",
      target,
      pass: target && mean < largestError,
    },
    {
      name: `${name}: relative error of the logits, largest`,
      value: found.largestRelativeError,
      unit: "",
      target: null,
      pass: null,
    },
    {
      name: `${name}: same most probable token`,
      value: found.sameBest,
      unit: "of positions",
      target: null,
      pass: null,
    },
  ];
}

async function greedyText(model, text, maximumResponseTokens) {
  const prompt = { type: "prompt", id: "0", segments: [{ type: "text", id: "0", text }], options: {} };
  const options = { sampling: { mode: "greedy" }, maximumResponseTokens };
  let written = "";
  for await (const delta of model.generate({ transcript: [prompt], options }))
    if (delta.type === "text") written += delta.text;
  return written;
}

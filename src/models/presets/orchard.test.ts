import { expect, test } from "vitest";
import { layerGroups, parameterCount, parameterShapes } from "../config.ts";
import { configFromHuggingFace } from "./hugging-face.ts";
import { draftConfig, orchardConfig, orchardConfigJson } from "./orchard.ts";

const count = (shapes: Iterable<readonly number[]>) => {
  let total = 0;
  for (const shape of shapes) total += shape.reduce((product, size) => product * size, 1);
  return total;
};

test("the full size is that of arXiv 2507.13575, part by part", () => {
  const config = orchardConfig();
  expect(config).toMatchObject({
    width: 2048,
    heads: 16,
    headSize: 128,
    keyValueHeads: 2,
    feedForward: 6656,
    vocabularySize: 153_600,
    tiedEmbedding: true,
    attentionScale: 1 / Math.sqrt(128),
    norm: { kind: "rms", epsilon: 1e-5, offset: 0, placement: "pre" },
  });
  const shapes = parameterShapes(config);
  const part = (prefix: string) =>
    count([...shapes].filter(([name]) => name.startsWith(prefix)).map(([, s]) => s));
  expect(part("model.embed_tokens.")).toBe(314_572_800);
  expect(part("model.layers.0.")).toBe(50_336_000);
  expect(part("model.layers.34.")).toBe(50_336_000);
  expect(part("model.layers.35.")).toBe(49_287_296);
  expect(part("model.layers.55.")).toBe(49_287_296);
  expect(part("model.norm.")).toBe(2048);
  expect(count(shapes.values())).toBe(3_111_368_064);
  expect(parameterCount(config)).toBe(3_111_368_064);
  expect(layerGroups(config)).toEqual([
    { layers: 35, parameters: 50_336_000 },
    { layers: 21, parameters: 49_287_296 },
  ]);
});

test("35 layers keep keys and values, 21 read those of the last of them", () => {
  const { layers } = orchardConfig();
  expect(layers.map((layer) => layer.keyValueLayer)).toEqual([
    ...Array(35).fill(null),
    ...Array(21).fill(34),
  ]);
  for (const layer of layers)
    expect(layer).toMatchObject({
      window: null,
      rope: { theta: 500_000, interleaved: true, scaling: null },
      qkNorm: "afterRope",
    });
});

test.each([
  [
    { layers: 16, width: 256, vocabularySize: 8192 },
    { heads: 8, headSize: 32, feedForward: 832 },
  ],
  [
    { layers: 8, width: 64, vocabularySize: 512 },
    { heads: 2, headSize: 32, feedForward: 208 },
  ],
  [
    { layers: 24, width: 1024 },
    { heads: 16, headSize: 64, feedForward: 3328 },
  ],
])("a smaller size keeps the ratios: %j", (dial, sizes) => {
  const config = orchardConfig(dial);
  expect(config).toMatchObject({ ...sizes, keyValueHeads: 2 });
  const owners = config.layers.filter((layer) => layer.keyValueLayer === null).length;
  expect(owners / config.layers.length).toBe(0.625);
});

test.each([
  {},
  { layers: 16, width: 256, vocabularySize: 8192, contextSize: 1024, bosToken: 1, endTokens: [2, 3] },
  { layers: 6, width: 128, sharedLayers: 0 },
  { layers: 5, width: 128, sharedLayers: 4 },
])("config.json keeps everything: %j", (dial) => {
  const config = orchardConfig(dial);
  const text = JSON.stringify(orchardConfigJson(config));
  expect(configFromHuggingFace(JSON.parse(text))).toEqual(config);
});

test("a config of another form is not written", () => {
  const config = orchardConfig({ layers: 8, width: 64 });
  const changed = [
    { ...config, tiedEmbedding: false },
    { ...config, logitSoftcap: 30 },
    { ...config, layers: config.layers.map((layer) => ({ ...layer, window: 128 })) },
  ];
  for (const other of changed)
    expect(() => orchardConfigJson(other)).toThrow(expect.objectContaining({ code: "invalidArgument" }));
});

test.each([{ layers: 12 }, { layers: 0 }, { width: 100 }, { width: -64 }, { layers: 8, sharedLayers: 8 }])(
  "a size that the ratios cannot divide is refused: %j",
  (dial) => {
    expect(() => orchardConfig(dial)).toThrow(expect.objectContaining({ code: "invalidArgument" }));
  },
);

test("a damaged config.json is refused by field", () => {
  const json = orchardConfigJson(orchardConfig({ layers: 8, width: 64, vocabularySize: 512 }));
  for (const [field, value] of [
    ["num_kv_shared_layers", 8],
    ["num_hidden_layers", 1e6],
    ["head_dim", 7],
    ["rope_theta", 0],
    ["tie_word_embeddings", false],
    ["eos_token_id", [512]],
  ] as const)
    expect(() => configFromHuggingFace({ ...json, [field]: value })).toThrow(/^config\.json: "/);
});

test("the draft model of the full size has 48,765,952 parameters, that of any other at most 2% of its target's", () => {
  const draft = draftConfig(orchardConfig());
  expect(count(parameterShapes(draft).values())).toBe(48_765_952);
  expect(draft).toMatchObject({ width: 256, heads: 8, headSize: 32, keyValueHeads: 4, feedForward: 768 });
  for (const dial of [
    { layers: 8, width: 192, vocabularySize: 4096 },
    { layers: 16, width: 512, vocabularySize: 8192 },
    { layers: 32, width: 1024, vocabularySize: 32_000 },
  ]) {
    const target = orchardConfig(dial);
    const config = draftConfig(target);
    const share = count(parameterShapes(config).values()) / count(parameterShapes(target).values());
    expect(share, JSON.stringify(dial)).toBeLessThanOrEqual(0.02);
    expect(share, JSON.stringify(dial)).toBeGreaterThan(0.01);
    expect(configFromHuggingFace(orchardConfigJson(config))).toEqual(config);
  }
  expect(draftConfig(orchardConfig({ width: 64, layers: 8 }), { width: 48, layers: 5 })).toMatchObject({
    width: 48,
    headSize: 16,
    keyValueHeads: 1,
  });
  for (const wrong of [{ width: 40 }, { width: 8 }, { layers: 0 }, { layers: 1.5 }])
    expect(() => draftConfig(orchardConfig(), wrong)).toThrow(/draftConfig/);
});

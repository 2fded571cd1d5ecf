// The picture of a run, also of one that went wrong.
import { expect, test } from "vitest";
import { curves } from "./curves.ts";

test("has a line for the training and for each validation, without what was no number", () => {
  const picture = curves([
    { step: 1, entropy: 2, validation: { "held-out loss": 2.5, accuracy: null } },
    { step: 2, entropy: null, validation: { "held-out loss": null, accuracy: null } },
    { step: 3, entropy: 1 },
  ]);
  expect(picture).toMatch(/>training 1\.9000</);
  expect(picture).toMatch(/>held-out loss 2\.5000</);
  expect(picture).not.toMatch(/NaN|null|accuracy/);
  expect(curves([])).toMatch(/^<svg .*<\/svg>\n$/);
});

// The random schemas and the random text of the tests, for the benchmark.

import { testSupport } from "../support.mjs";

export const { randomSchema, randomText, textOf } = await testSupport("random-schema");
export const { randomNumbers: randomSource } = await testSupport("shared-text");

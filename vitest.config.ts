import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Two minutes, and on a machine that has more to do than it has processors as many times longer, up to eight minutes: a
// test that starts a process waits its turn there, and a hang on a quiet machine is found soon. Tests with a limit of
// their own work for minutes.
const shared = loadavg()[0]! / availableParallelism();
const limit = Math.round(120_000 * Math.min(4, Math.max(1, shared)));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^orchard$/, replacement: at("./src/index.ts") },
      { find: /^orchard\/embedded$/, replacement: at("./src/embedded.ts") },
      { find: /^orchard\/testing$/, replacement: at("./src/testing/index.ts") },
      { find: /^orchard\/ai-sdk$/, replacement: at("./src/bridges/ai-sdk.ts") },
      { find: /^orchard\/mcp$/, replacement: at("./src/bridges/mcp.ts") },
      { find: /^orchard\/telemetry$/, replacement: at("./src/bridges/telemetry.ts") },
      { find: /^orchard\/server$/, replacement: at("./src/server/index.ts") },
    ],
  },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "recipes/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: limit,
    hookTimeout: limit,
    env: {
      ORCHARD_CACHE: at("./node_modules/.cache/orchard-test"),
      ORCHARD_TEST_LIMIT: String(limit),
    },
    reporters: ["default", at("./test/count-reporter.ts")],
  },
});

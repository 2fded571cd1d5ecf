import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

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
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { ORCHARD_CACHE: at("./node_modules/.cache/orchard-test") },
    reporters: ["default", at("./test/count-reporter.ts")],
  },
});

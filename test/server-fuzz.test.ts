// Damaged and random bodies: the server answers each with a 4xx or a valid answer, and never breaks. Seeded; ORCHARD_FUZZ
// says how many (20,000 for the record, fewer otherwise).
import { expect, test } from "vitest";
import { fuzzedBody, randomNumbers } from "./support/fuzzed-bodies.ts";
import { complaintsOf, hasOpenApi } from "./support/openapi.ts";
import { chat, request, scriptedApp, until } from "./support/server.ts";

const count = Number(process.env.ORCHARD_FUZZ ?? 2000);

test(`${count} fuzzed bodies give a 4xx or a valid answer`, { timeout: 600_000 }, async () => {
  const { app, model, log } = scriptedApp(() => ({
    tokens: ["a", " b"],
    toolCalls: [{ name: "weather", arguments: {} }],
  }));
  const random = randomNumbers(20261128);
  const seen = new Map<number, number>();
  for (let round = 0; round < count; round++) {
    const { path, text: body } = fuzzedBody("scripted", random);
    const response = await app.fetch(request(path, body));
    const answer = await response.text();
    seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
    if (response.status !== 200) {
      expect(response.status, body).toBeGreaterThanOrEqual(400);
      expect(response.status, body).toBeLessThan(500);
      expect(complaint("ErrorResponse", JSON.parse(answer)), body).toBe("");
    } else if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
      expect(answer, body).toMatch(
        path === chat ? /data: \[DONE\]\n\n$/ : /"type":"response\.completed"|incomplete/,
      );
    } else {
      const component = path === chat ? "CreateChatCompletionResponse" : "Response";
      expect(complaint(component, JSON.parse(answer)), body).toBe("");
    }
  }
  await until(() => model.running === 0);
  expect(log.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(seen.get(200)).toBeGreaterThan(count / 50);
  expect(seen.get(400)).toBeGreaterThan(count / 10);
});

function complaint(component: string, value: unknown): string {
  return hasOpenApi ? complaintsOf(component, value) : "";
}

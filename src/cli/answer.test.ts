// An answer on its way to the output, before the program is around it.
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { LanguageModelSession } from "../framework/session.ts";
import { ScriptedModel } from "../testing/scripted-model.ts";
import { printAnswer } from "./answer.ts";
import type { Context } from "./context.ts";

test("the JSON of a schema is printed while it comes", async () => {
  const output = new PassThrough({ encoding: "utf8" });
  const session = new LanguageModelSession({
    model: new ScriptedModel([{ tokens: ['{"name": ', '"Ann', '"}'], delay: 20 }]),
  });
  const generating = { type: "object", properties: { name: { type: "string" } } };
  const stream = session.streamResponse("Who?", { generating });
  const context: Pick<Context, "output" | "errors"> = { output, errors: output };
  const printed = printAnswer(stream, context as Context);
  const pieces: [text: unknown, isResponding: boolean][] = [];
  output.on("data", (text) => pieces.push([text, session.isResponding]));
  await printed;
  expect(pieces[0]).toEqual(['{"name": ', true]);
  expect(pieces.map(([text]) => text).join("")).toBe('{"name": "Ann"}\n');
});

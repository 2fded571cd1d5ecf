// A function that the model may call, with typed arguments: it calls it, reads what comes back, and answers.
import { LanguageModelSession, loadModel, tool } from "orchard";
import { z } from "zod";

const weather = tool({
  name: "weather",
  description: "The weather of a city now",
  parameters: z.object({ city: z.enum(["Bern", "Rome"]) }),
  call: ({ city }) => `${city}: ${city === "Bern" ? "rain" : "sun"}`,
});
const model = await loadModel(process.argv[2] ?? "path/to/model");
const session = new LanguageModelSession({ model, tools: [weather] });
const { content, transcriptEntries } = await session.respond("Rain in Bern?", { toolCalling: "required" });
console.log(content, transcriptEntries);

// A typed answer while it is being made: every snapshot is typed, and what is not known yet is undefined.
import { LanguageModelSession, loadModel } from "orchard";
import { z } from "zod";

const Story = z.object({
  hero: z.string().max(20),
  places: z.array(z.string().max(20)).min(2).max(3),
});
const session = new LanguageModelSession({ model: await loadModel(process.argv[2] ?? "path/to/model") });
for await (const { content } of session.streamResponse("A story", { generating: Story })) {
  console.log(content.hero, content.places?.length ?? 0);
}

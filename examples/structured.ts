// A typed answer: the model cannot write anything but what the schema allows.
import { LanguageModelSession, loadModel } from "orchard";
import { z } from "zod";

const Booking = z.object({ restaurant: z.string().max(30), guests: z.int().min(1).max(12) });
const model = await loadModel(process.argv[2] ?? "path/to/model");
const session = new LanguageModelSession({ model });
const { content } = await session.respond("A table for four at Chez Paul", { generating: Booking });
console.log(content.restaurant);
console.log(content.guests);

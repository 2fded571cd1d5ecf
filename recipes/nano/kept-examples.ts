// Examples of nano's training data, of an order that it was not trained in, as JSON lines: what an adapter of nano
// rehearses so that the rest stays as it is (docs/adapters.md). None is held out. keep.ts writes those of nano's folder.
import { trainingConversationAt } from "./data.ts";

/** Of the order of those in nano's folder, and how many they are. */
export const keptExamples = { seed: 5001, count: 2000 };

/** The first examples of an order. */
export function keptLines({ seed, count }: typeof keptExamples): string[] {
  return Array.from({ length: count }, (_, n) => {
    const { messages, tools } = trainingConversationAt(n, seed, null);
    return JSON.stringify({ messages, ...(tools.length > 0 ? { tools } : {}) });
  });
}

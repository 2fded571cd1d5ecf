// Printing one answer as it comes, and its statistics.
import type { Response, ResponseStream } from "../framework/response-stream.ts";
import type { Context } from "./context.ts";
import { formatMilliseconds, threeDigits } from "./format.ts";
import { writeAside } from "./status-line.ts";

/** Writes the text of an answer as it comes, and a line break after it if it has none. */
export async function printAnswer(
  stream: ResponseStream<unknown>,
  context: Context,
): Promise<Response<unknown>> {
  let written = "";
  try {
    for await (const { rawContent } of stream) {
      context.output.write(rawContent.slice(written.length));
      written = rawContent;
    }
  } finally {
    if (written !== "" && !written.endsWith("\n")) context.output.write("\n");
  }
  const response = await stream.collect();
  writeAside(context, describeResponse(response));
  return response;
}

/** "42 tokens · 35.1 tokens/s · first token after 120 ms · 10 of 30 prompt tokens from the cache". */
export function describeResponse({ usage, timings, finishReason }: Response<unknown>): string {
  const { input, output } = usage;
  const parts = [`${output.totalTokenCount} tokens`];
  if (timings !== undefined && output.totalTokenCount > 1 && timings.decode > 0) {
    parts.push(`${threeDigits((1000 * (output.totalTokenCount - 1)) / timings.decode)} tokens/s`);
  }
  if (timings !== undefined) parts.push(`first token after ${formatMilliseconds(timings.timeToFirstToken)}`);
  if (input.cachedTokenCount > 0) {
    parts.push(`${input.cachedTokenCount} of ${input.totalTokenCount} prompt tokens from the cache`);
  }
  if (finishReason === "length") parts.push("cut at the limit of tokens");
  if (finishReason === "aborted") parts.push("stopped");
  return parts.join(" · ");
}

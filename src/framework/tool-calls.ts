// One batch of tool calls: each is approved or refused, the approved ones run at the same time, and their outputs come
// back in the order of the calls.
import { OrchardError } from "../errors.ts";
import type { JsonValue } from "../json-schema.ts";
import type { Segment, ToolCall, ToolOutputEntry } from "../model.ts";
import type { Profile } from "./profile.ts";
import type { SessionProperties } from "./properties.ts";
import { type AnyTool, outputSegments, type Tool, type ToolContext, type ToolOutput } from "./tool.ts";

export interface ToolBatch {
  readonly calls: readonly ToolCall[];
  readonly tools: readonly AnyTool[];
  /** Who approves, and who is told. */
  readonly profile: Pick<Profile, "approveToolCall" | "onToolCall" | "onToolOutput">;
  readonly properties: SessionProperties;
  readonly signal: AbortSignal;
}

/**
 * Runs a batch. Rejects with `toolCallFailed` (details: `toolName`, `call`; cause: what was thrown) as soon as a call
 * throws; the signals of the others are aborted then. Arguments that the tool's own schema refuses are told to the
 * model. Null when `signal` is aborted before all is done: at once, without waiting for tools that go on.
 */
export async function runToolCalls(batch: ToolBatch): Promise<ToolOutputEntry[] | null> {
  const { calls, profile, signal } = batch;
  const stop = new AbortController();
  let abort = () => {};
  const aborted = new Promise<null>((resolve) => {
    abort = () => {
      stop.abort(signal.reason);
      resolve(null);
    };
  });
  signal.addEventListener("abort", abort);
  if (signal.aborted) abort();
  try {
    const outputs = Promise.all(
      calls.map(async (call): Promise<ToolOutputEntry> => {
        const context = { signal: stop.signal, call, properties: batch.properties };
        const { toolName, id } = call;
        const segments = await segmentsOf(context, batch);
        const output: ToolOutputEntry = { type: "toolOutput", id, toolName, segments };
        if (!stop.signal.aborted) await profile.onToolOutput?.(call, output);
        return output;
      }),
    );
    return await Promise.race([outputs, aborted]);
  } catch (error) {
    stop.abort(error);
    if (signal.aborted) return null;
    throw error;
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

async function segmentsOf(context: ToolContext, batch: ToolBatch): Promise<Segment[]> {
  const { call } = context;
  const output = await outputOf(context, batch);
  return await failing(call, () => outputSegments(output, call.toolName));
}

async function outputOf(context: ToolContext, { tools, profile }: ToolBatch): Promise<ToolOutput> {
  const { call, signal } = context;
  const tool = tools.find(({ name }) => name === call.toolName) as Tool<unknown> | undefined;
  if (tool === undefined) return `There is no tool "${call.toolName}".`;
  const { approveToolCall: approve } = profile;
  const decision = approve === undefined ? true : await failing(call, () => approve(call));
  if (decision === false) return "This call was refused.";
  if (typeof decision === "string") return `This call was refused: ${decision}`;
  let input: unknown;
  try {
    input = await tool.parameters.parse(JSON.parse(call.arguments) as JsonValue);
  } catch (error) {
    return `The arguments are wrong: ${error instanceof Error ? error.message : String(error)}`;
  }
  // While it was being approved the request may have ended.
  if (signal.aborted) return "";
  await profile.onToolCall?.(call);
  return await failing(call, () => tool.call(input, context));
}

/** Runs the application's code; what it throws is the call's failure. */
async function failing<T>(call: ToolCall, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new OrchardError(
      "toolCallFailed",
      `The tool ${call.toolName} failed: ${error instanceof Error ? error.message : String(error)}`,
      { details: { toolName: call.toolName, call }, cause: error },
    );
  }
}

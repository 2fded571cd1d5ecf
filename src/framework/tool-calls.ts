// One batch of tool calls: each is approved or refused, the approved ones run at the same time, and their outputs come
// back in the order of the calls.
import { OrchardError } from "../errors.ts";
import type { JsonValue } from "../json-schema.ts";
import type { ToolCall, ToolOutputEntry } from "../model.ts";
import { type AnyTool, outputSegments, type Tool, type ToolOutput } from "./tool.ts";

/**
 * Decides about one call before it runs: true lets it, false refuses it, a text refuses it and tells the model why.
 */
export type ToolApproval = (call: ToolCall) => ToolDecision | Promise<ToolDecision>;
export type ToolDecision = boolean | string;

export interface ToolBatch {
  readonly calls: readonly ToolCall[];
  readonly tools: readonly AnyTool[];
  readonly approve: ToolApproval | undefined;
  readonly signal: AbortSignal;
}

/**
 * Runs a batch. Rejects with `toolCallFailed` (details: `toolName`, `call`; cause: what was thrown) as soon as a call
 * throws; the signals of the others are aborted then. Arguments that the tool's own schema refuses are told to the model.
 */
export async function runToolCalls({ calls, tools, approve, signal }: ToolBatch): Promise<ToolOutputEntry[]> {
  const stop = new AbortController();
  const abort = () => stop.abort(signal.reason);
  signal.addEventListener("abort", abort);
  if (signal.aborted) abort();
  try {
    return await Promise.all(
      calls.map(async (call): Promise<ToolOutputEntry> => {
        const output = await outputOf(call, tools, approve, stop.signal);
        return {
          type: "toolOutput",
          id: call.id,
          toolName: call.toolName,
          segments: outputSegments(output, call.toolName),
        };
      }),
    );
  } catch (error) {
    stop.abort(error);
    throw error;
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

async function outputOf(
  call: ToolCall,
  tools: readonly AnyTool[],
  approve: ToolApproval | undefined,
  signal: AbortSignal,
): Promise<ToolOutput> {
  const tool = tools.find(({ name }) => name === call.toolName) as Tool<unknown> | undefined;
  if (tool === undefined) return `There is no tool "${call.toolName}".`;
  const decision = approve === undefined ? true : await failing(call, () => approve(call));
  if (decision === false) return "This call was refused.";
  if (typeof decision === "string") return `This call was refused: ${decision}`;
  let input: unknown;
  try {
    input = await tool.parameters.parse(JSON.parse(call.arguments) as JsonValue);
  } catch (error) {
    return `The arguments are wrong: ${error instanceof Error ? error.message : String(error)}`;
  }
  return await failing(call, () => tool.call(input, { signal, call }));
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

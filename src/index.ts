// The front door: everything an application needs.
export { OrchardError, type OrchardErrorCode } from "./errors.ts";
export {
  type ContextOverflow,
  type ContextPolicy,
  dropOldest,
  rollingWindow,
  type SummarizeOptions,
  summarize,
} from "./framework/context-policy.ts";
export type { Decision, ScoreDecision } from "./framework/decide.ts";
export {
  type Generable,
  type Generated,
  generable,
  type PartiallyGenerated,
  type SchemaSource,
  type StandardSchema,
} from "./framework/generable.ts";
export { type Response, ResponseStream, type Snapshot } from "./framework/response-stream.ts";
export {
  type DecideOptions,
  LanguageModelSession,
  type RequestOptions,
  type SessionOptions,
  type TokenCountable,
  type TranscriptErrorHandling,
  type TypedOptions,
} from "./framework/session.ts";
export {
  type AnyTool,
  type Tool,
  type ToolContext,
  type ToolOptions,
  type ToolOutput,
  tool,
} from "./framework/tool.ts";
export type { ToolApproval, ToolDecision } from "./framework/tool-calls.ts";
export { transcriptFromJson, transcriptToJson } from "./framework/transcript.ts";
export type { JsonObject, JsonSchema, JsonValue } from "./json-schema.ts";
export type {
  Availability,
  Capabilities,
  Delta,
  FinishReason,
  GenerationOptions,
  GenerationRequest,
  InstructionsEntry,
  LanguageModel,
  PromptEntry,
  ResponseEntry,
  ResponseFormat,
  Sampling,
  Segment,
  StructureSegment,
  TextConstraint,
  TextSegment,
  Timings,
  ToolCall,
  ToolCallsEntry,
  ToolChoice,
  ToolDefinition,
  ToolOutputEntry,
  TranscriptEntry,
  Usage,
} from "./model.ts";
export {
  type InspectOptions,
  inspectModel,
  type MemoryEstimate,
  type ModelInspection,
} from "./runtime/inspect.ts";
export { type LoadOptions, type LoadProgress, loadModel } from "./runtime/load-model.ts";
export { LocalModel } from "./runtime/local-model.ts";

// The front door: everything an application needs.
export { OrchardError, type OrchardErrorCode } from "./errors.ts";
export { type Response, ResponseStream, type Snapshot } from "./framework/response-stream.ts";
export { LanguageModelSession, type RequestOptions, type SessionOptions } from "./framework/session.ts";
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
export {
  type LoadOptions,
  type LoadProgress,
  LocalModel,
  loadModel,
} from "./runtime/local-model.ts";

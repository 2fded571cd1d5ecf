// The front door: everything an application needs.
export { loadEmbedded } from "./embedded.ts";
export { OrchardError, type OrchardErrorCode } from "./errors.ts";
export { type Attachment, type ImageOptions, image, imageLabelled } from "./framework/attachment.ts";
export {
  type ContentTagging,
  type ContentTaggingOptions,
  contentTagging,
  type TagKind,
} from "./framework/content-tagging.ts";
export {
  type ContextOverflow,
  type ContextPolicy,
  dropOldest,
  rollingWindow,
  type SummarizeOptions,
  summarize,
} from "./framework/context-policy.ts";
export type { DecideOptions, Decision, ScoreDecision } from "./framework/decide.ts";
export { toAppleSchema } from "./framework/dialect.ts";
export {
  dynamicSchema,
  type ObjectOf,
  type OptionalPart,
  type PartOptions,
  type SchemaPart,
  schema,
  type TypeOf,
} from "./framework/dynamic-schema.ts";
export {
  type Feedback,
  type FeedbackIssue,
  type FeedbackIssueCategory,
  type FeedbackSentiment,
  feedbackAttachment,
  readFeedback,
} from "./framework/feedback.ts";
export {
  type Generable,
  type Generated,
  generable,
  type PartiallyGenerated,
  type SchemaSource,
  type StandardSchema,
} from "./framework/generable.ts";
export {
  type ContentSource,
  GeneratedContent,
  type GeneratedContentKind,
} from "./framework/generated-content.ts";
export { generationId } from "./framework/generation-id.ts";
export {
  defaultGuardrails,
  type GuardrailFinding,
  type Guardrails,
  type GuardrailsChoice,
  permissiveGuardrails,
} from "./framework/guardrails.ts";
export { type AnyList, type Guide, type GuidedType, guide } from "./framework/guide.ts";
export { droppingCompletedToolCalls, type HistoryTransform, lastExchanges } from "./framework/history.ts";
export { languageFor, requireLanguage, supportedLanguages, supportsLocale } from "./framework/locale.ts";
export {
  type DynamicProfile,
  nestProfiles,
  type Profile,
  type ProfileContext,
  type TranscriptErrorHandling,
} from "./framework/profile.ts";
export type { Promptable } from "./framework/prompt.ts";
export { SessionProperties, type SessionProperty, sessionProperty } from "./framework/properties.ts";
export type { RequestOptions, TypedOptions } from "./framework/request.ts";
export { type Response, ResponseStream, type Snapshot } from "./framework/response-stream.ts";
export { LanguageModelSession, type SessionOptions } from "./framework/session.ts";
export { type Skill, skills } from "./framework/skill.ts";
export { type Harm, type HarmCategory, taxonomy, taxonomyVersion } from "./framework/taxonomy.ts";
export type { TokenCountable } from "./framework/token-count.ts";
export {
  type AnyTool,
  type Tool,
  type ToolApproval,
  type ToolContext,
  type ToolDecision,
  type ToolOptions,
  type ToolOutput,
  tool,
} from "./framework/tool.ts";
export { transcriptFromJson, transcriptToJson } from "./framework/transcript.ts";
export type { HubOptions } from "./hub/endpoint.ts";
export { type LoadModelOptions, loadModel } from "./hub/load-model.ts";
export { type PullOptions, type PullPlan, pullModel } from "./hub/pull.ts";
export type { PullProgress } from "./hub/rate.ts";
export { listPulled, type PulledModel, removePulled } from "./hub/store.ts";
export type { JsonObject, JsonSchema, JsonValue } from "./json-schema.ts";
export type {
  AttachmentSegment,
  Availability,
  Capabilities,
  Delta,
  FinishReason,
  GenerationOptions,
  GenerationRequest,
  ImageContent,
  InstructionsEntry,
  LanguageModel,
  PromptEntry,
  ReasoningEntry,
  ReasoningLevel,
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
export { type FallbackOptions, fallbackModel } from "./remote/fallback-model.ts";
export { type RemoteModelOptions, remoteModel } from "./remote/remote-model.ts";
export type { AdaptedModel } from "./runtime/adapted-model.ts";
export {
  type Fit,
  type InspectOptions,
  inspectModel,
  type MemoryEstimate,
  type ModelInspection,
} from "./runtime/inspect.ts";
export type { LoadOptions, LoadProgress } from "./runtime/load-model.ts";
export { type AdapterOptions, type Draft, LocalModel } from "./runtime/local-model.ts";

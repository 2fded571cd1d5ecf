// What a session is like at a time: its model, instructions, tools, options and callbacks. A profile is plain data; a
// dynamic one is a function that is asked before every call of the model, so a session can change while it works.
// Whatever a profile leaves out comes from the next one outside it, and in the end from the session's own options.
import { defined } from "../defined.ts";
import type {
  GenerationOptions,
  InstructionsEntry,
  LanguageModel,
  PromptEntry,
  ReasoningEntry,
  ResponseEntry,
  ToolCall,
  ToolChoice,
  ToolOutputEntry,
  TranscriptEntry,
} from "../model.ts";
import type { ContextPolicy } from "./context-policy.ts";
import type { GuardrailsChoice } from "./guardrails.ts";
import type { HistoryTransform } from "./history.ts";
import { instructionsEntry, type Promptable, segmentsOf } from "./prompt.ts";
import type { SessionProperties } from "./properties.ts";
import { type AnyTool, definitionOf, type ToolApproval } from "./tool.ts";

/** What becomes of the transcript when a request fails: as before the request, or with all that was said and done. */
export type TranscriptErrorHandling = "revert" | "preserve";

/** What dynamic instructions and profiles can look at. */
export interface ProfileContext {
  readonly properties: SessionProperties;
  /** Everything said so far, without the instructions; during a request with its prompt and what followed. */
  readonly history: readonly TranscriptEntry[];
}

/** What a session is like. */
export interface Profile {
  /** A profile of the same name goes on being the active one; without names, the same object. */
  readonly name?: string | undefined;
  /** The model that answers; several sessions may share one. Default: the model that comes with the package. */
  readonly model?: LanguageModel | undefined;
  /** Trusted text that comes before every prompt; a function is asked before every call of the model. */
  readonly instructions?: Promptable | ((context: ProfileContext) => Promptable) | undefined;
  /** What the model may call. */
  readonly tools?: readonly AnyTool[] | undefined;
  /** For every request; a request's own options come first, one by one. */
  readonly options?: GenerationOptions | undefined;
  /** For every request that does not say it. */
  readonly toolCalling?: ToolChoice | undefined;
  /** Decides about every call before it runs; default: all may. */
  readonly approveToolCall?: ToolApproval | undefined;
  /** Rounds of tool calls in one request; one more fails with `toolRoundsExceeded`. Default 8. */
  readonly maximumToolRounds?: number | undefined;
  /** Default "revert". */
  readonly transcriptErrorHandling?: TranscriptErrorHandling | undefined;
  /** Makes the history shorter when it has become too long; default: the request fails. */
  readonly contextPolicy?: ContextPolicy | undefined;
  /** What looks at prompts and answers; default "default". */
  readonly guardrails?: GuardrailsChoice | undefined;
  /** Changes what the model sees of the history; the transcript itself stays. */
  readonly historyTransform?: HistoryTransform | undefined;
  /** Callbacks are awaited; those of nested profiles are all called, innermost first. What they throw ends the request. */
  readonly onActivate?: (() => void | Promise<void>) | undefined;
  readonly onDeactivate?: (() => void | Promise<void>) | undefined;
  readonly onPrompt?: ((prompt: PromptEntry) => void | Promise<void>) | undefined;
  readonly onReasoning?: ((reasoning: ReasoningEntry) => void | Promise<void>) | undefined;
  readonly onResponse?: ((response: ResponseEntry) => void | Promise<void>) | undefined;
  /** Before the tool runs. To refuse one call and go on, use `approveToolCall`. */
  readonly onToolCall?: ((call: ToolCall) => void | Promise<void>) | undefined;
  readonly onToolOutput?: ((call: ToolCall, output: ToolOutputEntry) => void | Promise<void>) | undefined;
}

/** A profile, or a function that gives the one to use now. */
export type DynamicProfile = Profile | ((context: ProfileContext) => Profile);

/**
 * Nests profiles, the innermost first: what one leaves out, the next one gives; options are taken one by one, and
 * callbacks add up.
 *
 * ```ts
 * const careful = { options: { temperature: 0 }, onPrompt: () => console.log("asked") };
 * const writer = nestProfiles({ instructions: "Write a story.", options: { maximumResponseTokens: 20 } }, careful);
 * console.log(writer.options);
 * ```
 */
export function nestProfiles(...profiles: readonly Profile[]): Profile {
  return profiles.reduce((inner, outer) => {
    const options =
      inner.options && outer.options ? { ...outer.options, ...defined(inner.options) } : undefined;
    return {
      ...outer,
      ...defined(inner),
      ...(options === undefined ? {} : { options }),
      ...Object.fromEntries(callbacks.flatMap((name) => both(name, inner, outer))),
    };
  });
}

const callbacks = [
  "onActivate",
  "onDeactivate",
  "onPrompt",
  "onReasoning",
  "onResponse",
  "onToolCall",
  "onToolOutput",
] as const;

type Callback = (...parameters: readonly never[]) => void | Promise<void>;

function both(name: (typeof callbacks)[number], inner: Profile, outer: Profile): [string, Callback][] {
  const [first, second] = [inner[name] as Callback | undefined, outer[name] as Callback | undefined];
  if (first === undefined || second === undefined) return [];
  const run: Callback = async (...parameters) => {
    await first(...parameters);
    await second(...parameters);
  };
  return [[name, run]];
}

/** The profile to use now. */
export function resolveProfile(
  profile: DynamicProfile | undefined,
  outer: Profile,
  context: ProfileContext,
): Profile {
  if (profile === undefined) return outer;
  return nestProfiles(typeof profile === "function" ? profile(context) : profile, outer);
}

/** What tells an active profile from the one that follows it. */
export function identityOf(profile: DynamicProfile | undefined, resolved: Profile): unknown {
  return resolved.name ?? profile;
}

/**
 * The instructions of a profile as the transcript holds them: the entry that is there when it says the same, so that
 * nothing is prefilled again; null when the profile has neither instructions nor tools.
 */
export function instructionsOf(
  { instructions, tools }: Profile,
  present: InstructionsEntry | null,
  context: ProfileContext,
): InstructionsEntry | null {
  if (instructions === undefined && tools === undefined) return present;
  const content = typeof instructions === "function" ? instructions(context) : instructions;
  const definitions = tools === undefined ? (present?.tools ?? []) : tools.map(definitionOf);
  if (content === undefined && definitions.length === 0) return present;
  const segments = content === undefined && present !== null ? present.segments : segmentsOf(content);
  const entry = { ...instructionsEntry("", definitions), segments };
  return present !== null && saysTheSame(present, entry) ? present : entry;
}

function saysTheSame(a: InstructionsEntry, b: InstructionsEntry): boolean {
  const said = ({ segments, tools }: InstructionsEntry) =>
    JSON.stringify([segments.map((segment) => ({ ...segment, id: "" })), tools]);
  return said(a) === said(b);
}

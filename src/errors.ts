// One error class and the closed list of its codes. docs/errors.md has an entry per code: cause and cure.

/** The closed list of error codes; stable across versions. */
export type OrchardErrorCode =
  | "aborted"
  | "accessDenied"
  | "concurrentRequests"
  | "connectionFailed"
  | "contextSizeExceeded"
  | "contractViolation"
  | "corruptModel"
  | "decodingFailure"
  | "deviceFailed"
  | "deviceUnavailable"
  | "disposed"
  | "guardrailViolation"
  | "insufficientDisk"
  | "insufficientMemory"
  | "invalidArgument"
  | "invalidSchema"
  | "modelNotFound"
  | "rateLimited"
  | "remoteFailed"
  | "schemaTooComplex"
  | "toolCallFailed"
  | "toolRoundsExceeded"
  | "transcriptMutationWhileResponding"
  | "unsupportedCapability"
  | "unsupportedGuide"
  | "unsupportedLanguageOrLocale"
  | "unsupportedModel";

/**
 * The one error class of the package: a stable `code`, a message that says what happened and what to do,
 * and `details` with the numbers or names behind it.
 */
export class OrchardError extends Error {
  override readonly name = "OrchardError";
  readonly code: OrchardErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: OrchardErrorCode,
    message: string,
    options: { details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** Throws `aborted` when the caller's signal says so. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortedBy(signal);
}

/** The error for what a caller's signal has ended. */
export function abortedBy(signal: AbortSignal): OrchardError {
  return new OrchardError("aborted", "The caller's signal ended this before it was done.", {
    cause: signal.reason,
  });
}

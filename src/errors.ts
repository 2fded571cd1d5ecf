// One error class. The list of its codes is error-codes.ts; docs/errors.md has an entry per code: cause, cure and details.
import { explanations, type OrchardErrorCode } from "./error-codes.ts";

export type { OrchardErrorCode };

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

  /** What an error of this code comes from, in general words; `message` is about this one. */
  get failureReason(): string {
    return explanations[this.code].cause;
  }

  /** What to do about an error of this code. */
  get recoverySuggestion(): string {
    return explanations[this.code].cure;
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

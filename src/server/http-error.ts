// Errors as OpenAI's API says them: a status and { error: { message, type, param, code } }.
import { OrchardError, type OrchardErrorCode } from "../errors.ts";
import type { JsonObject } from "../json-schema.ts";

/** What OpenAI calls the type of an error, with the status that goes with it. */
export interface ErrorKind {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
}

/** A request that is refused or has failed; it never leaves the server but as a response. */
export class HttpError extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  /** The field of the body that is wrong. */
  readonly param: string | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ErrorKind,
    message: string,
    options: { param?: string; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = kind.status;
    this.type = kind.type;
    this.code = kind.code;
    this.param = options.param ?? null;
    this.headers = options.headers ?? {};
  }

  /** The body of the response. */
  get body(): JsonObject {
    const { message, type, param, code } = this;
    return { error: { message, type, param, code } };
  }
}

const invalid = { status: 400, type: "invalid_request_error" } as const;
const broken = { status: 500, type: "server_error" } as const;

/** Errors of the server itself. */
export const errorKinds = {
  invalidBody: { ...invalid, code: null },
  invalidValue: { ...invalid, code: "invalid_value" },
  missingParameter: { ...invalid, code: "missing_required_parameter" },
  unsupportedParameter: { ...invalid, code: "unsupported_parameter" },
  wrongKey: { ...invalid, status: 401, code: "invalid_api_key" },
  wrongHost: { ...invalid, status: 403, code: "host_not_allowed" },
  unknownPath: { ...invalid, status: 404, code: "unknown_url" },
  unknownModel: { ...invalid, status: 404, code: "model_not_found" },
  wrongMethod: { ...invalid, status: 405, code: "method_not_supported" },
  bodyTooSlow: { ...invalid, status: 408, code: "request_timeout" },
  bodyTooLarge: { ...invalid, status: 413, code: "body_too_large" },
  wrongMediaType: { ...invalid, status: 415, code: "unsupported_media_type" },
  tooManyRequests: { status: 429, type: "rate_limit_error", code: "rate_limit_exceeded" },
  failed: { ...broken, code: "internal_error" },
  closing: { ...broken, status: 503, code: "shutting_down" },
} as const satisfies Record<string, ErrorKind>;

/** What each error of a model is over HTTP. */
const modelErrors: Partial<Record<OrchardErrorCode, ErrorKind>> = {
  contextSizeExceeded: { ...invalid, code: "context_length_exceeded" },
  invalidArgument: errorKinds.invalidValue,
  schemaTooComplex: { ...invalid, code: "schema_too_complex" },
  unsupportedCapability: errorKinds.unsupportedParameter,
  unsupportedGuide: { ...invalid, code: "unsupported_schema" },
  modelNotFound: errorKinds.unknownModel,
  insufficientMemory: { ...broken, status: 503, code: "insufficient_memory" },
  disposed: errorKinds.closing,
};

/** Any error as a response. What is no fault of the request says nothing of the inside. */
export function httpErrorOf(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  const kind = error instanceof OrchardError ? modelErrors[error.code] : undefined;
  if (kind !== undefined) return new HttpError(kind, (error as OrchardError).message);
  return new HttpError(errorKinds.failed, "The answer failed; the server's log says why.");
}

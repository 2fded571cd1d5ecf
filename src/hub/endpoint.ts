// The way to a hub: its address, the token, and one `fetch` for everything that is asked of it. It tries again what may
// get better (a lost connection, 429, 5xx), gives up with an error that says what to do, and shows the token to nobody
// but the hub itself.
import { follow } from "../abort.ts";
import { OrchardError, throwIfAborted } from "../errors.ts";
import { checkAddress, isPassing, pause, pauseAskedFor, pauseBefore, resetDateOf } from "../http.ts";

/** How a hub is reached. */
export interface HubOptions {
  /** The address of a hub; default: HF_ENDPOINT, or else https://huggingface.co. */
  readonly endpoint?: string | undefined;
  /** Who asks; default: HF_TOKEN. Sent to the endpoint only. */
  readonly token?: string | undefined;
  /** Use only what was pulled before and open no connection; default: whether HF_HUB_OFFLINE is "1". */
  readonly offline?: boolean | undefined;
  /** The folder of pulled models; default: `hub` in the cache folder. */
  readonly folder?: string | undefined;
}

/** An endpoint that can be asked. */
export interface Endpoint {
  readonly url: string;
  readonly token: string | undefined;
  readonly patience: Patience;
}

/** How long is waited. Milliseconds. */
export interface Patience {
  /** For the head of an answer, and between two pieces of its body. */
  readonly silence: number;
  /** Before the second try; each next one waits twice as long. */
  readonly pause: number;
  /** Tries without a byte of progress before giving up. */
  readonly tries: number;
}

const patience: Patience = { silence: 30_000, pause: 500, tries: 6 };

/** The endpoint that options and environment name. Throws `invalidArgument` for what is no address. */
export function endpointOf({ endpoint, token }: HubOptions, wait: Partial<Patience> = {}): Endpoint {
  const { HF_ENDPOINT, HF_TOKEN } = process.env;
  const url = (endpoint ?? (HF_ENDPOINT || "https://huggingface.co")).replace(/\/+$/, "");
  checkAddress("endpoint", url);
  return { url, token: token ?? (HF_TOKEN || undefined), patience: { ...patience, ...wait } };
}

/** Whether options and environment forbid connections. */
export function isOffline({ offline }: HubOptions): boolean {
  return offline ?? process.env.HF_HUB_OFFLINE === "1";
}

/**
 * `fetch` for one endpoint and one caller's signal: with its token, tried again, and any status but success an error:
 * `accessDenied`, `modelNotFound`, `rateLimited`, `connectionFailed`, `aborted`. 416 is given back.
 */
export function hubFetch(endpoint: Endpoint, what: string, signal?: AbortSignal): typeof fetch {
  const { origin } = new URL(endpoint.url);
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const headers = new Headers(init?.headers);
    if (endpoint.token !== undefined && new URL(url).origin === origin)
      headers.set("authorization", `Bearer ${endpoint.token}`);
    for (let attempt = 1; ; attempt++) {
      throwIfAborted(signal);
      const answer = await firstAnswer(url, { ...init, headers }, endpoint, signal);
      if (answer instanceof Response && (answer.ok || answer.status === 416)) return answer;
      if (answer instanceof Response && !isPassing(answer.status))
        throw await refusal(answer, endpoint, what);
      if (attempt >= endpoint.patience.tries) throw exhausted(answer, url, attempt);
      const asked = answer instanceof Response ? pauseAskedFor(answer) : null;
      if (answer instanceof Response) await answer.body?.cancel();
      await pause(asked ?? pauseBefore(attempt + 1, endpoint.patience.pause), signal);
    }
  };
}

/** The head of the answer, or what went wrong on the way to it. The signal goes on to end the body. */
async function firstAnswer(
  url: string,
  init: RequestInit,
  { patience }: Endpoint,
  signal: AbortSignal | undefined,
): Promise<Response | Error> {
  const own = follow(signal);
  const silence = new Error(`no answer within ${patience.silence / 1000} s`);
  const timer = setTimeout(() => own.abort(silence), patience.silence);
  try {
    return await fetch(url, { ...init, signal: own.signal });
  } catch (error) {
    own[Symbol.dispose]();
    throwIfAborted(signal);
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    clearTimeout(timer);
  }
}

async function refusal(answer: Response, { url, token }: Endpoint, what: string): Promise<OrchardError> {
  const code = answer.headers.get("x-error-code") ?? "";
  const said = (answer.headers.get("x-error-message") ?? (await answer.text().catch(() => ""))).slice(0, 300);
  const details = { url: answer.url, status: answer.status, reason: said };
  const how = token === undefined ? "set HF_TOKEN to a token of yours" : "check that HF_TOKEN may read it";
  if (answer.status === 404 || code === "RepoNotFound")
    return new OrchardError(
      "modelNotFound",
      `${url} has no ${what}${code === "RepoNotFound" ? `, or it is private: then ${how}` : ""}. Check the spelling.`,
      { details },
    );
  if (code === "GatedRepo")
    return new OrchardError(
      "accessDenied",
      `${what} is gated: accept its licence on its page at ${url}, then ${how}.`,
      { details },
    );
  if (answer.status === 401 || answer.status === 403)
    return new OrchardError("accessDenied", `${url} does not give ${what} to you: ${how}.`, { details });
  return new OrchardError(
    "connectionFailed",
    `${answer.url} answered with the status ${answer.status}${said === "" ? "" : `: ${said}`}.`,
    { details },
  );
}

function exhausted(answer: Response | Error, url: string, attempts: number): OrchardError {
  const place = url.replace(/\?.*$/s, ""); // what is asked for there says little and is long
  if (answer instanceof Response)
    return answer.status === 429
      ? new OrchardError(
          "rateLimited",
          `${place} answered "too many requests" ${attempts} times. Try again later.`,
          {
            details: { url, attempts, resetDate: resetDateOf(answer) },
          },
        )
      : new OrchardError(
          "connectionFailed",
          `${place} answered ${attempts} times with the status ${answer.status}. Try again later: what has arrived is kept.`,
          { details: { url, status: answer.status, attempts } },
        );
  const { cause } = answer;
  const reason = cause instanceof Error ? cause.message : answer.message;
  return new OrchardError(
    "connectionFailed",
    `${place} was not reached in ${attempts} tries (${reason}). Check the connection and try again: what has arrived is kept.`,
    { details: { url, attempts }, cause: answer },
  );
}

// Fetches files in ranges over several connections at once, resuming what is there, and checks each file's hash when it
// is whole. A server without ranges is read in one piece; one that says something else than the listing is not believed.
import { follow } from "../abort.ts";
import { OrchardError, throwIfAborted } from "../errors.ts";
import { pause } from "../http.ts";
import { type Endpoint, hubFetch } from "./endpoint.ts";
import type { PartFile, Span } from "./part-file.ts";

export interface DownloadOptions {
  readonly endpoint: Endpoint;
  /** Where a file is, from its path. */
  readonly urlOf: (path: string) => string;
  /** Connections at once. */
  readonly connections: number;
  /** Bytes asked for at once. */
  readonly spanBytes: number;
  /** Only this many bytes of each file, and no check of its hash. */
  readonly headBytes?: number;
  readonly signal?: AbortSignal;
  /** Bytes that arrived for good; fewer than 0 when a file was wrong and begins again. */
  readonly onBytes: (count: number) => void;
  /** Bytes whose hash was computed. */
  readonly onChecked: (count: number) => void;
}

/** A file and what is known of how it can be fetched. */
interface Source {
  readonly file: PartFile;
  /** Unknown until the first answer: one connection finds out. */
  mode: "unknown" | "ranges" | "whole";
  connections: number;
  /** The address that the hub redirected to; asked directly until it is refused. */
  direct: string | null;
  /** Whether its content was wrong once. */
  wasWrong: boolean;
  done: boolean;
}

/** The server does not do what it must; another try may. */
class Mismatch extends Error {}

/**
 * Fetches what is missing of the files. Throws `connectionFailed`, `corruptModel` when a hash is wrong twice,
 * `accessDenied`, `modelNotFound`, `rateLimited`, `aborted`, and the file system's errors.
 */
export async function download(files: readonly PartFile[], options: DownloadOptions): Promise<void> {
  using stop = follow(options.signal);
  const sources = files.map(
    (file): Source => ({ file, mode: "unknown", connections: 0, direct: null, wasWrong: false, done: false }),
  );
  let changed = () => {};
  let change = new Promise<void>((resolve) => {
    changed = resolve;
  });
  const notify = () => {
    changed();
    change = new Promise((resolve) => {
      changed = resolve;
    });
  };
  const work = async () => {
    for (let failures = 0; !stop.signal.aborted; ) {
      const source = sources.find((one) => isFree(one, options));
      if (source === undefined) {
        if (sources.every(({ done }) => done)) return;
        await change;
        continue;
      }
      source.connections++;
      try {
        const outcome = await advance(source, options, stop.signal);
        failures = outcome.progress ? 0 : failures + 1;
        if (outcome.problem === null) continue;
        if (failures >= options.endpoint.patience.tries) throw gaveUp(source, outcome.problem, failures);
        await pause(options.endpoint.patience.pause * 2 ** Math.max(0, failures - 1), stop.signal);
      } finally {
        source.connections--;
        notify();
      }
    }
  };
  const workers = Array.from({ length: options.connections }, () => work());
  const failed = workers.map((worker) =>
    worker.catch((error: unknown) => {
      stop.abort();
      notify();
      throw error;
    }),
  );
  const outcomes = await Promise.allSettled(failed);
  throwIfAborted(options.signal);
  const errors = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  const [first] = [...errors.filter((error) => !isAbort(error)), ...errors];
  if (first !== undefined) throw first;
}

function isAbort(error: unknown): boolean {
  return error instanceof OrchardError && error.code === "aborted";
}

/** Whether a source has something to do for one more connection. */
function isFree(source: Source, { headBytes }: DownloadOptions): boolean {
  if (source.done) return false;
  if (source.mode !== "ranges") return source.connections === 0;
  const span = source.file.claim(1, headBytes);
  if (span === null) return source.connections === 0;
  source.file.release(span);
  return true;
}

interface Outcome {
  readonly progress: boolean;
  /** What ended it before its time, if anything did. */
  readonly problem: Error | null;
}

/** Fetches the next span of a source; or, when all are there, checks it. */
async function advance(source: Source, options: DownloadOptions, signal: AbortSignal): Promise<Outcome> {
  const { file } = source;
  const span = file.claim(options.spanBytes, options.headBytes);
  if (span === null) {
    source.done = options.headBytes !== undefined || (await isRight(source, options, signal));
    return { progress: true, problem: null };
  }
  let arrived = 0;
  try {
    using own = follow(signal);
    await fetchSpan(source, span, options, own.signal, (count) => {
      arrived += count;
    });
    return { progress: true, problem: null };
  } catch (error) {
    throwIfAborted(signal);
    if (error instanceof OrchardError || isFileError(error)) throw error;
    return { progress: arrived > 0, problem: error as Error };
  } finally {
    file.release(span);
  }
}

async function isRight(source: Source, options: DownloadOptions, signal: AbortSignal): Promise<boolean> {
  const { file } = source;
  if (await file.verify(options.onChecked, signal)) return true;
  options.onBytes(-file.remote.size);
  options.onChecked(-file.remote.size);
  await file.reset();
  if (source.wasWrong)
    throw new OrchardError(
      "corruptModel",
      `${file.remote.path} arrived twice with a wrong ${file.remote.hash.algorithm}, and was thrown away. ` +
        "Something on the way changes it: try another connection or endpoint.",
      { details: { path: file.remote.path, value: file.remote.hash.hex } },
    );
  source.wasWrong = true;
  source.direct = null;
  return false;
}

/** The errors of the file system have a code and a system call; those of the network are wrapped by fetch. */
function isFileError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && "errno" in error;
}

async function fetchSpan(
  source: Source,
  span: Span,
  options: DownloadOptions,
  signal: AbortSignal,
  onArrived: (count: number) => void,
): Promise<void> {
  const { file } = source;
  const { silence } = options.endpoint.patience;
  const response = await ask(source, span, options, signal);
  const reader = response.body?.getReader();
  let timer: NodeJS.Timeout | undefined;
  let isSilent = false;
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isSilent = true;
      reader?.cancel().catch(() => {});
    }, silence);
  };
  try {
    const start = checkedStart(source, span, response);
    let position = start;
    const end = source.mode === "whole" ? file.remote.size : span.end;
    for (;;) {
      listen();
      const { value: bytes } = (await reader?.read()) ?? { value: undefined };
      throwIfAborted(signal);
      if (isSilent) throw new Mismatch(`nothing arrived for ${silence / 1000} s`);
      if (bytes === undefined) break;
      const wanted = bytes.subarray(0, end - position);
      const fresh = await file.write(wanted, start, position);
      position += wanted.length;
      options.onBytes(fresh);
      onArrived(fresh);
      if (wanted.length < bytes.length)
        throw new Mismatch(`the server sent more than the ${end - start} bytes that there are`);
    }
    if (position < end) throw new Mismatch(`the answer ended ${end - position} bytes early`);
  } finally {
    clearTimeout(timer);
    reader?.cancel().catch(() => {});
  }
}

async function ask(
  source: Source,
  { start, end }: Span,
  options: DownloadOptions,
  signal: AbortSignal,
): Promise<Response> {
  const { path } = source.file.remote;
  const headers = { range: `bytes=${start}-${end - 1}`, "accept-encoding": "identity" };
  const hub = hubFetch(options.endpoint, path, signal);
  if (source.direct !== null) {
    try {
      return await hub(source.direct, { headers });
    } catch (error) {
      throwIfAborted(signal);
      if (!(error instanceof OrchardError)) throw error;
      source.direct = null; // a signed address that has run out
    }
  }
  const response = await hub(options.urlOf(path), { headers });
  if (response.redirected) source.direct = response.url;
  return response;
}

/** Where the bytes of an answer belong, after a look at all that it says about them. Sets the source's mode. */
function checkedStart(source: Source, span: Span, { status, headers }: Response): number {
  const { size } = source.file.remote;
  if (status === 206) {
    const range = headers.get("content-range") ?? "";
    const [, start, , total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(range) ?? [];
    if (Number(start) !== span.start) throw new Mismatch(`the server gave the range "${range}"`);
    if (total !== "*" && Number(total) !== size)
      throw new Mismatch(`the server says that the file has ${total} bytes and the listing says ${size}`);
    source.mode = "ranges";
    return span.start;
  }
  if (status === 416) throw new Mismatch("the server says that the file is shorter than the listing says");
  const length = headers.get("content-length");
  if (length !== null && Number(length) !== size)
    throw new Mismatch(`the server says that the file has ${length} bytes and the listing says ${size}`);
  if (source.connections > 1) throw new Mismatch("the server ignored the range");
  source.mode = "whole";
  return 0;
}

function gaveUp({ file }: Source, problem: Error, attempts: number): OrchardError {
  const { cause } = problem;
  const reason = cause instanceof Error ? cause.message : problem.message;
  return new OrchardError(
    "connectionFailed",
    `${file.remote.path} did not arrive: ${attempts} times without progress (${reason}). ` +
      "Try again: what has arrived is kept.",
    { details: { url: file.remote.path, attempts, reason }, cause: problem },
  );
}

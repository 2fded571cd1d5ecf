// A hub on this machine that misbehaves as it is told: one repository, the two API calls that @huggingface/hub makes, and
// the files. Written from the answers of huggingface.co; it knows nothing of src/hub.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong with one request. */
export type Fault =
  | { readonly type: "status"; readonly status: number; readonly headers?: Record<string, string> }
  /** The connection ends after so many bytes of the body. */
  | { readonly type: "cut"; readonly after: number }
  /** One bit of the body is another. */
  | { readonly type: "corrupt" }
  /** So many bytes at a time, with a pause of milliseconds. */
  | { readonly type: "slow"; readonly bytes: number; readonly pause: number }
  /** Nothing after the head. */
  | { readonly type: "silent" }
  /** Content-Range or Content-Length speak of another length. */
  | { readonly type: "liesAboutLength"; readonly by: number }
  /** More bytes than were asked for. */
  | { readonly type: "tooMuch" }
  /** The range is taken for another. */
  | { readonly type: "otherRange" };

export interface HubServerOptions {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly repository?: string;
  readonly licence?: string;
  /** Whether a Range is honoured; default true. */
  readonly ranges?: boolean;
  /** Whether weights lie on another server, to which the hub redirects with an address that works so many times. */
  readonly redirects?: number;
  /** The only token that is let in. */
  readonly token?: string;
  /** Files in one page of the listing. */
  readonly pageSize?: number;
  /** Called for each request of a file. */
  readonly fault?: (path: string, range: string | undefined, count: number) => Fault | null;
  /** Called for each request of the API. */
  readonly apiFault?: (count: number) => { status: number; headers?: Record<string, string> } | null;
  /** Called as file content goes out, with all bytes that have. */
  readonly onSent?: (sent: number) => void;
  /** Changes an entry of the listing. */
  readonly listing?: (entry: Record<string, unknown>) => Record<string, unknown>;
}

export interface LoggedRequest {
  readonly server: "hub" | "storage";
  readonly url: string;
  readonly range: string | undefined;
  readonly authorization: string | undefined;
}

export interface HubServer extends AsyncDisposable {
  readonly url: string;
  readonly commit: string;
  readonly requests: LoggedRequest[];
  /** Bytes of file content that went out. */
  sent: number;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const gitSha1 = (bytes: Uint8Array) =>
  createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");

/** Starts the server, and a second one for the storage. */
export async function startHubServer(options: HubServerOptions): Promise<HubServer> {
  const { files, repository = "tests/tiny", pageSize = 1000, ranges = true } = options;
  const digest = createHash("sha1");
  for (const [path, bytes] of files) digest.update(path).update(bytes);
  const commit = digest.digest("hex");
  const requests: LoggedRequest[] = [];
  const signed = new Map<string, number>();
  let apiCount = 0;
  let fileCount = 0;

  const log = (server: LoggedRequest["server"], { url = "", headers }: IncomingMessage) =>
    requests.push({ server, url, range: headers.range, authorization: headers.authorization });
  const isWeights = (path: string) => /\.(safetensors|gguf)$/.test(path);

  const hub = createServer((request, response) => {
    log("hub", request);
    const url = new URL(request.url ?? "", server.url);
    const refuse = (status: number, headers: Record<string, string> = {}) => {
      response.writeHead(status, headers).end("refused");
    };
    if (url.pathname.startsWith("/api/")) {
      const fault = options.apiFault?.(++apiCount);
      if (fault) return refuse(fault.status, fault.headers);
    }
    if (options.token !== undefined && request.headers.authorization !== `Bearer ${options.token}`)
      return refuse(401, { "x-error-code": "GatedRepo" });
    const [info, tree, resolve] = [
      `/api/models/${repository}/revision/`,
      `/api/models/${repository}/tree/${commit}`,
      `/${repository}/resolve/${commit}/`,
    ];
    if (url.pathname.startsWith(info)) {
      const revision = decodeURIComponent(url.pathname.slice(info.length));
      if (revision !== "main" && revision !== commit)
        return refuse(404, { "x-error-code": "RevisionNotFound" });
      const cardData = options.licence === undefined ? {} : { license: options.licence };
      const body = {
        _id: "1",
        id: repository,
        sha: commit,
        cardData,
        tags: [],
        lastModified: "2026-11-28T00:00:00Z",
      };
      return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    }
    if (url.pathname === tree) {
      const entries = [...files].map(([path, bytes]) => ({
        type: "file",
        path,
        size: bytes.length,
        oid: gitSha1(isWeights(path) ? Buffer.from("pointer") : bytes),
        ...(isWeights(path) ? { lfs: { oid: sha256(bytes), size: bytes.length, pointerSize: 130 } } : {}),
      }));
      const from = Number(url.searchParams.get("cursor") ?? 0);
      const page = entries.slice(from, from + pageSize).map((entry) => options.listing?.(entry) ?? entry);
      const next = `${server.url}${tree}?recursive=true&cursor=${from + pageSize}`;
      const link = from + pageSize < entries.length ? { link: `<${next}>; rel="next"` } : {};
      return void response
        .writeHead(200, { "content-type": "application/json", ...link })
        .end(JSON.stringify(page));
    }
    if (!url.pathname.startsWith(resolve)) return refuse(404, { "x-error-code": "RepoNotFound" });
    const path = decodeURIComponent(url.pathname.slice(resolve.length));
    if (options.redirects !== undefined && isWeights(path)) {
      const ticket = `${signed.size}`;
      signed.set(ticket, options.redirects);
      const location = `${storageUrl}/${encodeURIComponent(path)}?ticket=${ticket}`;
      return void response.writeHead(302, { location }).end();
    }
    serve(path, request, response);
  });
  const storage = createServer((request, response) => {
    log("storage", request);
    const url = new URL(request.url ?? "", storageUrl);
    const ticket = url.searchParams.get("ticket") ?? "";
    const left = signed.get(ticket) ?? 0;
    if (left <= 0) return void response.writeHead(403).end("expired");
    signed.set(ticket, left - 1);
    serve(decodeURIComponent(url.pathname.slice(1)), request, response);
  });

  async function serve(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = files.get(path);
    if (bytes === undefined) return void response.writeHead(404, { "x-error-code": "EntryNotFound" }).end();
    const { range } = request.headers;
    const fault = options.fault?.(path, range, ++fileCount) ?? null;
    if (fault?.type === "status") return void response.writeHead(fault.status, fault.headers).end("fault");
    const [, from = "0", to = ""] = (ranges && /^bytes=(\d+)-(\d*)$/.exec(range ?? "")) || [];
    const isRange = ranges && range !== undefined;
    const lie = fault?.type === "liesAboutLength" ? fault.by : 0;
    let start = Number(from);
    let end = to === "" ? bytes.length : Math.min(Number(to) + 1, bytes.length);
    if (isRange && start >= bytes.length + Math.min(lie, 0)) {
      return void response.writeHead(416, { "content-range": `bytes */${bytes.length + lie}` }).end();
    }
    if (fault?.type === "otherRange") start = Math.max(0, start - 1);
    if (fault?.type === "tooMuch") end += 10;
    let body = Buffer.from(bytes.subarray(start, end));
    if (fault?.type === "tooMuch") body = Buffer.concat([body, Buffer.alloc(end - start - body.length)]);
    if (fault?.type === "corrupt" && body.length > 0) body[body.length >> 1]! ^= 1;
    const length = isRange ? body.length : body.length + lie;
    response.writeHead(isRange ? 206 : 200, {
      "content-length": String(length),
      ...(isRange
        ? { "content-range": `bytes ${start}-${start + body.length - 1}/${bytes.length + lie}` }
        : {}),
    });
    if (fault?.type === "silent") return void response.flushHeaders();
    if (fault?.type === "cut" && fault.after < body.length) {
      server.sent += fault.after;
      response.write(body.subarray(0, fault.after), () => response.destroy());
      return;
    }
    if (fault?.type === "slow") {
      for (let at = 0; at < body.length && !response.destroyed; at += fault.bytes) {
        response.write(body.subarray(at, at + fault.bytes));
        server.sent += Math.min(fault.bytes, body.length - at);
        options.onSent?.(server.sent);
        await new Promise((resolve) => setTimeout(resolve, fault.pause));
      }
      return void response.end();
    }
    server.sent += body.length;
    response.end(body);
    if (lie > 0) response.destroy();
  }

  const listen = async (one: Server) => {
    one.listen(0, "127.0.0.1");
    await once(one, "listening");
    return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
  };
  const storageUrl = await listen(storage);
  const server: HubServer = {
    url: await listen(hub),
    commit,
    requests,
    sent: 0,
    async [Symbol.asyncDispose]() {
      for (const one of [hub, storage]) {
        one.closeAllConnections();
        await new Promise((resolve) => one.close(resolve));
      }
    },
  };
  return server;
}

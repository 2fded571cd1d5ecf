// A socket for the app: Node's HTTP server through Hono's adapter. Loopback unless there is a key.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { OrchardError } from "../errors.ts";
import { isLoopback } from "./access.ts";
import { App, type AppOptions, type Host } from "./app.ts";
import { errorKinds, HttpError } from "./http-error.ts";

export interface ServeOptions extends AppOptions {
  /** Default 127.0.0.1. Any address that other machines can reach needs a `key`. */
  readonly host?: string | undefined;
  /** Default 8000; 0 takes any free one. */
  readonly port?: number | undefined;
  /** Milliseconds that answers under way are given when the server closes; default 10,000. */
  readonly grace?: number | undefined;
}

/** A server that listens. */
export interface RunningServer extends AsyncDisposable {
  /** Where clients find it: http://127.0.0.1:8000/v1 */
  readonly url: string;
  /** What clients call the model. */
  readonly name: string;
  /** What they call it and those with an adapter. */
  readonly names: readonly string[];
  /** Refuses new requests, lets those under way end, and closes. */
  close(): Promise<void>;
}

/**
 * Milliseconds that an idle connection is kept: longer than clients keep theirs, so that none is closed as it is used. The
 * header says the first, and Node adds the second to it (from 22.19 on), for a client that believes the header.
 */
const keepAliveTimeout = 65_000;
const keepAliveTimeoutBuffer = 5_000;

/** Milliseconds in which a request must have come in whole. */
const requestTimeout = 30_000;

/**
 * Serves a model to OpenAI's clients. The server does not dispose of the model.
 *
 * ```ts
 * await using server = await serve({ model, port: 0 });
 * const response = await fetch(`${server.url}/models`);
 * console.log(await response.json());
 * ```
 *
 * Throws `invalidArgument` for an address that other machines can reach without a key, and the system's error when it
 * cannot listen.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { host = "127.0.0.1", port = 8000, grace, key } = options;
  if (key !== undefined && !/^[!-~]{8,}$/.test(key))
    throw new OrchardError("invalidArgument", "The key must have at least 8 characters, all visible ASCII.");
  if (key === undefined && !isLoopback(host))
    throw new OrchardError(
      "invalidArgument",
      `Other machines can reach ${host}: give a key that they must know, or serve on 127.0.0.1.`,
      { details: { host } },
    );
  const app = new App(options);
  const refused = new HttpError(errorKinds.invalidBody, "The request could not be read.");
  const listener = getRequestListener((request, host) => app.fetch(request, host as Host), {
    overrideGlobalObjects: false,
    hostname: "localhost",
    errorHandler: () => Response.json(refused.body, { status: refused.status }),
  });
  const server = createServer(
    { requestTimeout, headersTimeout: requestTimeout, keepAliveTimeout, keepAliveTimeoutBuffer },
    listener,
  );
  await listen(server, host, port);
  const address = server.address() as AddressInfo;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= closeServer(server, app, grace);
    return closed;
  };
  const { name: called, names } = app;
  return {
    url: `http://${name}:${address.port}/v1`,
    name: called,
    names,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function closeServer(server: Server, app: App, grace: number | undefined): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await app.close(grace);
  // Written answers leave; connections that wait for another request need not.
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), 1000);
  await closed;
  clearTimeout(force);
}

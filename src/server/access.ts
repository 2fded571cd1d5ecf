// Who may ask: anybody on this machine, or whoever knows the key. A web page must not reach a server on loopback through
// the visitor's browser, so without a key the Host header has to be a loopback name (DNS rebinding), and bodies have to be
// declared as JSON, which a browser sends elsewhere only after asking.
import { createHash, timingSafeEqual } from "node:crypto";
import { errorKinds, HttpError } from "./http-error.ts";

/** Whether only this machine can reach an address or name. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "").toLowerCase();
  return bare === "localhost" || bare === "::1" || /^127(\.\d{1,3}){3}$/.test(bare);
}

/** Throws `HttpError` 401 for a wrong key, 403 for a foreign host. */
export function checkAccess({ url, headers }: Request, key: string | undefined): void {
  if (key === undefined) {
    const host = headers.get("host") ?? new URL(url).host;
    if (!isLoopback(host.replace(/:\d*$/, "")))
      throw new HttpError(
        errorKinds.wrongHost,
        "This server has no key and answers to names of this machine only: localhost, 127.0.0.1, [::1].",
      );
    return;
  }
  const [, given] = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (given !== undefined && isSame(given, key)) return;
  throw new HttpError(
    errorKinds.wrongKey,
    given === undefined ? "The key is missing: send Authorization: Bearer KEY." : "The key is wrong.",
    { headers: { "www-authenticate": "Bearer" } },
  );
}

/** In a time that says nothing of where they differ: hashes are of one length. */
function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

/** Throws `HttpError` 415 unless the body is declared as JSON. */
export function checkMediaType(headers: Headers): void {
  const type = headers.get("content-type") ?? "";
  if (/^application\/json\s*(;|$)/i.test(type)) return;
  throw new HttpError(errorKinds.wrongMediaType, "The Content-Type must be application/json.");
}

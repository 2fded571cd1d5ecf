// Asking a server: what an address is, whether to try again, and a pause that a signal can end.
import { OrchardError, throwIfAborted } from "./errors.ts";

/** The longest wait that a server may ask for with Retry-After, in milliseconds. */
const longestPause = 60_000;

/** Throws `invalidArgument` when the value of an option is no http or https address. */
export function checkAddress(option: string, value: string): void {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return;
  throw new OrchardError("invalidArgument", `${option} must be an http or https address, not "${value}".`, {
    details: { option, value },
  });
}

/** Whether an answer's status asks for another try. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/** When Retry-After says that asking is of use again, in seconds or as a date; null without one. */
export function resetDateOf(answer: Response): Date | null {
  const text = answer.headers.get("retry-after") ?? "";
  const date = new Date(/^\d+$/.test(text) ? Date.now() + 1000 * Number(text) : Date.parse(text));
  return Number.isFinite(date.getTime()) ? date : null;
}

/** Milliseconds of Retry-After, a minute at most; null without one. */
export function pauseAskedFor(answer: Response): number | null {
  const date = resetDateOf(answer);
  return date === null ? null : Math.min(Math.max(date.getTime() - Date.now(), 0), longestPause);
}

/** Milliseconds before a try, the second and on: `first` before the second, doubled from then on, give or take half. */
export function pauseBefore(attempt: number, first: number): number {
  return first * 2 ** (attempt - 2) * (0.5 + Math.random());
}

/** Waits. Throws `aborted`. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  throwIfAborted(signal);
  let end = () => {};
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    end = () => {
      clearTimeout(timer);
      resolve();
    };
    signal?.addEventListener("abort", end);
  });
  signal?.removeEventListener("abort", end);
  throwIfAborted(signal);
}

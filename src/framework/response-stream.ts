// The answer of a session while it is being made: a ReadableStream of cumulative snapshots.
// It knows nothing of models and transcripts; the session hands it one running request.
import type { FinishReason, Timings, TranscriptEntry, Usage } from "../model.ts";
import type { PartiallyGenerated } from "./generable.ts";

/** An answer so far. Cumulative: each snapshot holds everything, so a reader may skip any but the last. */
export interface Snapshot<Content = string> {
  /** All text so far; of a typed answer, the value so far. */
  readonly content: PartiallyGenerated<Content>;
  /** The text of the answer as the model wrote it; JSON for a typed one. */
  readonly rawContent: string;
  /** Whether this is the whole answer. */
  readonly isComplete: boolean;
  /** The entries of this call so far: its prompt, tool calls and their outputs, and the partial response. */
  readonly transcriptEntries: readonly TranscriptEntry[];
  /** The tokens of this call; only the last snapshot has it, because a model counts when it finishes. */
  readonly usage?: Usage;
}

/** A finished answer. */
export interface Response<Content = string> {
  readonly content: Content;
  /** The text of the answer as the model wrote it; JSON for a typed one. */
  readonly rawContent: string;
  /** `aborted` also when the reader left the stream early. */
  readonly finishReason: FinishReason;
  /** The tokens of this call alone, all its rounds together. */
  readonly usage: Usage;
  /** Where the time of the last round went, if the model measures it. */
  readonly timings?: Timings;
  /** The entries that this call added to the transcript. */
  readonly transcriptEntries: readonly TranscriptEntry[];
}

/**
 * One request: publishes snapshots while it runs, ends early when the signal says so, and gives the response.
 */
export type Run<Content = string> = (
  publish: (snapshot: Snapshot<Content>) => void,
  signal: AbortSignal,
) => Promise<Response<Content>>;

/**
 * An answer while it is being made. Read it with `for await`, as the ReadableStream that it is, or not at
 * all: the request runs from the moment it is made, at the model's pace. A reader that is slower than the
 * model gets the newest snapshot each time and always the last one; nothing is buffered. A stream may end
 * without a snapshot.
 *
 * Leaving the loop early (or `cancel()`) stops the model; when the loop has been left, the session is free
 * again and its transcript holds what was said. Errors of the request are thrown while iterating and by
 * `collect()`.
 *
 * A subclass, against the house's habit, because being a ReadableStream is what makes `pipeThrough`,
 * `new Response(stream)` and web frameworks work.
 */
export class ResponseStream<Content = string> extends ReadableStream<Snapshot<Content>> {
  readonly #response: Promise<Response<Content>>;

  /** Starts `run` at once. Sessions construct streams; applications get them from `streamResponse`. */
  constructor(run: Run<Content>) {
    const stop = new AbortController();
    let unread: Snapshot<Content> | undefined;
    let ended = false;
    let wake = () => {};
    const response = run((snapshot) => {
      unread = snapshot;
      wake();
    }, stop.signal);
    const end = () => {
      ended = true;
      wake();
    };
    response.then(end, end);

    super(
      {
        async pull(controller) {
          if (unread === undefined && !ended) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
          if (stop.signal.aborted) return;
          if (unread === undefined) {
            await response;
            controller.close();
          } else {
            controller.enqueue(unread);
            unread = undefined;
          }
        },
        async cancel() {
          stop.abort();
          await response.catch(() => {});
        },
      },
      { highWaterMark: 0 },
    );
    this.#response = response;
  }

  /** The snapshots; leaving the loop cancels. Declared here for projects whose DOM types have no `dom.asynciterable`. */
  override [Symbol.asyncIterator](options?: {
    preventCancel?: boolean;
  }): AsyncIteratorObject<Snapshot<Content>, undefined, unknown> {
    return super[Symbol.asyncIterator](options);
  }

  /**
   * The whole response: during iteration, after it, or instead of it. Does not read the stream.
   * Rejects with the error of the request.
   */
  collect(): Promise<Response<Content>> {
    return this.#response;
  }
}

// Server-sent events (WHATWG HTML §9.2) as the body of a response, written at the reader's pace.

/** One event; `type` only where the protocol has types. */
export function serverSentEvent(data: string, type?: string): string {
  return type === undefined ? `data: ${data}\n\n` : `event: ${type}\ndata: ${data}\n\n`;
}

export interface EventStreamOptions {
  /** Milliseconds after which a reader that takes nothing is given up. */
  readonly patience: number;
  /** Called once when the stream is over: whether all of it was taken. */
  readonly onEnd: (isWhole: boolean) => void;
  /** Closes the connection of a client that has stopped reading; left out: the stream fails. */
  readonly giveUp?: () => void;
}

/** Texts as a stream of bytes. The texts must not throw: an error belongs into the stream, as an event. */
export function eventStream(
  texts: AsyncGenerator<string, void, void>,
  { patience, onEnd, giveUp }: EventStreamOptions,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stalled: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const end = (isWhole: boolean) => {
    clearTimeout(stalled);
    if (isOver) return;
    isOver = true;
    void texts.return();
    onEnd(isWhole);
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(stalled);
      const { done, value } = await texts.next();
      if (isOver) return;
      if (done === true) {
        end(true);
        controller.close();
        return;
      }
      controller.enqueue(encoder.encode(value));
      // The next pull comes when this has been taken.
      stalled = setTimeout(() => {
        end(false);
        if (giveUp) giveUp();
        else controller.error(new Error("The client has stopped reading."));
      }, patience);
      stalled.unref();
    },
    cancel() {
      end(false);
    },
  });
}

// The data of server-sent events, as they arrive in any pieces. Left out: event types, ids and comments, which no
// chat-completions endpoint needs read. Specification: WHATWG HTML §9.2.

/** The `data` of each event of a body; an event cut off at the end is left out. */
export async function* eventData(body: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  let text = "";
  let data: string[] = [];
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true });
    // A carriage return at the end may be the first half of a line break.
    const lines = text.split(/\r\n|\n|\r(?=[^\n])/);
    text = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) yield data.join("\n");
        data = [];
      } else if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5));
    }
  }
}

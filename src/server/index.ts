// orchard/server: OpenAI-compatible HTTP over any language model.
export { App, type AppOptions, type Host, type LogEntry } from "./app.ts";
export { type RunningServer, type ServeOptions, serve } from "./serve.ts";

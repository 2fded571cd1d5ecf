// What a command sees of the outside: streams, environment, Ctrl-C and the way to a model. main.ts makes it
// from the process; tests make their own.
import type { Readable, Writable } from "node:stream";
import type { QuantizeOptions } from "../compression/packed-model.ts";
import type { BitsPerWeight } from "../compression/quantize.ts";
import type { LoadModelOptions } from "../hub/load-model.ts";
import type { PullOptions } from "../hub/pull.ts";
import type { PulledModel } from "../hub/store.ts";
import type { LanguageModel } from "../model.ts";
import type { InspectOptions, ModelInspection } from "../runtime/inspect.ts";

/** The models that were or can be pulled. */
export interface HubDoor {
  readonly pull: (name: string, options: PullOptions) => Promise<PulledModel>;
  readonly list: () => Promise<readonly PulledModel[]>;
  readonly remove: (name: string) => Promise<void>;
}

/** The outside of a command. */
export interface Context {
  readonly input: Readable & { readonly isTTY?: boolean };
  /** The answer, and nothing else, goes here. */
  readonly output: Writable & { readonly isTTY?: boolean };
  /** Errors; and on a terminal also progress, statistics and prompts. */
  readonly errors: Writable & { readonly isTTY?: boolean };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Emits "SIGINT" for a Ctrl-C; without a listener the program ends. */
  readonly signals: Pick<NodeJS.EventEmitter, "on" | "once" | "off">;
  /** Aborted when nobody reads the output any more. */
  readonly outputClosed: AbortSignal;
  /** `path` null: the embedded model. */
  readonly loadModel: (
    path: string | null,
    options: LoadModelOptions,
  ) => Promise<LanguageModel & AsyncDisposable>;
  readonly inspectModel: (
    path: string | null,
    options: InspectOptions & LoadModelOptions,
  ) => Promise<ModelInspection>;
  /** Writes a model again in few bits. */
  readonly quantizeModel: (
    path: string,
    output: string,
    options: QuantizeOptions & Pick<LoadModelOptions, "endpoint" | "offline">,
  ) => Promise<BitsPerWeight>;
  readonly hub: HubDoor;
}

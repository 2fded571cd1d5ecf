// What a command sees of the outside: streams, environment, Ctrl-C and the way to a model. main.ts makes it
// from the process; tests make their own.
import type { Readable, Writable } from "node:stream";
import type { QuantizeOptions } from "../compression/packed-model.ts";
import type { BitsPerWeight } from "../compression/quantize.ts";
import type { HubOptions } from "../hub/endpoint.ts";
import type { LoadModelOptions } from "../hub/load-model.ts";
import type { PullOptions } from "../hub/pull.ts";
import type { PulledModel } from "../hub/store.ts";
import type { LanguageModel } from "../model.ts";
import type { AdapterInspection } from "../runtime/adapter-file.ts";
import type { InspectOptions, ModelInspection } from "../runtime/inspect.ts";
import type { AdapterOptions } from "../runtime/local-model.ts";
import type { AdapterResult, AdapterRun } from "../training/adapter-run.ts";
import type { DraftFilesOptions, DraftFilesResult } from "../training/draft-files.ts";

/** The models that were or can be pulled. */
export interface HubDoor {
  readonly pull: (name: string, options: PullOptions) => Promise<PulledModel>;
  readonly list: () => Promise<readonly PulledModel[]>;
  readonly remove: (name: string) => Promise<void>;
}

/** What `orchard adapter` does. `model` null: the embedded one. */
export interface AdapterDoor {
  readonly train: (
    run: Omit<AdapterRun, "model" | "device"> & { readonly model: string | null; readonly hub: HubOptions },
  ) => Promise<AdapterResult>;
  readonly inspect: (path: string) => Promise<AdapterInspection>;
}

/** A model that a command uses and disposes of; local ones take adapters. */
export type LoadedModel = LanguageModel &
  AsyncDisposable & {
    readonly loadAdapter?: (
      path: string,
      options: AdapterOptions,
    ) => Promise<LanguageModel & AsyncDisposable>;
  };

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
  readonly loadModel: (path: string | null, options: LoadModelOptions) => Promise<LoadedModel>;
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
  readonly adapters: AdapterDoor;
  /** Distils a draft model of the model that `model` names. */
  readonly trainDraft: (
    options: Omit<DraftFilesOptions, "device"> & { readonly hub: HubOptions },
  ) => Promise<DraftFilesResult>;
}

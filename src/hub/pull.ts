// Pulling a model: the listing, the checks of disk and memory, the download into a folder of another name, the hashes,
// and the rename that makes it a model.
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { follow } from "../abort.ts";
import { OrchardError } from "../errors.ts";
import type { Fit, InspectOptions } from "../runtime/inspect.ts";
import { type DownloadOptions, download } from "./download.ts";
import { type Endpoint, endpointOf, type HubOptions, isOffline, type Patience } from "./endpoint.ts";
import { checkDisk, checkFit, type Machine, thisMachine } from "./fit.ts";
import { lock } from "./lock.ts";
import { formatHubName, type HubName, parseHubName } from "./name.ts";
import { blockBytes, PartFile, stateFolder } from "./part-file.ts";
import { type PullProgress, RateMeter } from "./rate.ts";
import {
  describeRepository,
  filesOfModel,
  isWeights,
  type RemoteFile,
  type Repository,
} from "./repository.ts";
import {
  checkSnapshot,
  findPulled,
  modelFolder,
  type PulledModel,
  pointTo,
  publish,
  snapshotKey,
} from "./store.ts";

/** How a model is pulled, and how it will be loaded: that is what the memory is checked for. */
export interface PullOptions extends HubOptions, InspectOptions {
  readonly signal?: AbortSignal;
  /** Called as bytes arrive and as hashes are computed. */
  readonly onProgress?: (progress: PullProgress) => void;
  /** Called once before the weights are fetched. */
  readonly onPlan?: (plan: PullPlan) => void;
  /** Connections at once; default 8. */
  readonly connections?: number;
}

/** What a pull is going to do. */
export interface PullPlan {
  readonly commit: string;
  /** As the model's card says it; null when it says nothing. */
  readonly licence: string | null;
  /** Of all files. */
  readonly bytes: number;
  /** Of these, what is still to be fetched. */
  readonly missingBytes: number;
  readonly memory: Fit;
}

/** For tests: another machine, less patience, smaller pieces. */
export interface PullSurroundings {
  readonly machine?: Machine;
  readonly patience?: Partial<Patience>;
  readonly blockBytes?: number;
  readonly spanBytes?: number;
}

/** Bytes of a weight file that are sure to hold its description, most of the time; more are fetched when they do not. */
const headBytes = 4 << 20;
const mostHeadBytes = 64 << 20;

/**
 * Fetches a model from a hub, or what is missing of it, and gives where it is. Every file's hash is checked; an
 * interrupted pull goes on where it was.
 *
 * Throws `invalidArgument`, `modelNotFound`, `accessDenied`, `rateLimited`, `connectionFailed`, `corruptModel`,
 * `unsupportedModel`, `insufficientDisk`, `insufficientMemory`, `aborted`.
 */
export async function pullModel(
  name: string,
  options: PullOptions = {},
  surroundings: PullSurroundings = {},
): Promise<PulledModel> {
  const parsed = parseHubName(name);
  if (isOffline(options)) return pulledOffline(parsed, options);
  const { signal } = options;
  const endpoint = endpointOf(options, surroundings.patience);
  using own = follow(signal);
  const repository = await describeRepository(parsed, endpoint, own.signal);
  const files = filesOfModel(repository, parsed.file);
  const folder = modelFolder(options, parsed);
  const key = snapshotKey(repository.commit, files);
  await mkdir(folder, { recursive: true });
  await using _ = await lock(join(folder, `${key}.lock`), signal);
  const snapshot = join(folder, key);
  if (await isThere(snapshot)) {
    // A pull that was killed between the rename and here left its marks.
    await rm(join(snapshot, stateFolder), { recursive: true, force: true });
    return pointTo(parsed, options, key);
  }
  const partial = join(folder, `${key}.partial`);
  await mkdir(partial, { recursive: true });
  await fetchAll(partial, files, repository, parsed, endpoint, options, surroundings);
  const { commit, licence } = repository;
  const description = { repository: parsed.repository, commit, licence, endpoint: endpoint.url };
  const manifest = { ...description, pulledAt: new Date().toISOString() };
  const pulled = await publish(parsed, options, key, partial, manifest, files);
  await rm(join(snapshot, stateFolder), { recursive: true, force: true });
  return pulled;
}

/** What was pulled under a name. Throws `modelNotFound` and, when it was changed since, `corruptModel`. */
async function pulledOffline(name: HubName, options: HubOptions): Promise<PulledModel> {
  const pulled = await findPulled(name, options);
  const written = formatHubName(name);
  if (pulled === null)
    throw new OrchardError(
      "modelNotFound",
      `${written} was not pulled before, and offline nothing can be: orchard pull ${written} with a connection.`,
      { details: { path: modelFolder(options, name) } },
    );
  await checkSnapshot(pulled.folder);
  return pulled;
}

async function isThere(folder: string): Promise<boolean> {
  return checkSnapshot(folder).then(
    () => true,
    () => false,
  );
}

async function fetchAll(
  folder: string,
  files: readonly RemoteFile[],
  { commit, licence }: Repository,
  { repository }: HubName,
  endpoint: Endpoint,
  options: PullOptions,
  { machine = thisMachine, ...pieces }: PullSurroundings,
): Promise<void> {
  const parts: PartFile[] = [];
  try {
    for (const file of files) {
      const part = await PartFile.open(folder, file, pieces.blockBytes ?? blockBytes);
      if (part !== null) parts.push(part);
    }
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    const bytes = sum(files.map(({ size }) => size));
    const missingBytes = sum(parts.map((part) => part.remote.size - part.bytes));
    await checkDisk(folder, missingBytes, machine);

    const how: DownloadOptions = {
      endpoint,
      urlOf: (path) =>
        `${endpoint.url}/${repository}/resolve/${commit}/${path.split("/").map(encodeURIComponent).join("/")}`,
      connections: options.connections ?? 8,
      spanBytes: pieces.spanBytes ?? 16 << 20,
      signal: options.signal,
      ...reporter(options, {
        total: bytes,
        downloaded: bytes - missingBytes,
        checked: bytes - sum(parts.map(({ remote }) => remote.size)),
      }),
    };
    const weights = parts.filter(({ remote }) => isWeights(remote));
    await download(
      parts.filter((part) => !weights.includes(part)),
      how,
    );
    const gguf = files.find(({ path }) => path.endsWith(".gguf"));
    const memory = await fetchHeads(weights, how, () =>
      checkFit(gguf ? join(folder, gguf.path) : folder, options, machine),
    );
    options.onPlan?.({ commit, licence, bytes, missingBytes, memory });
    await download(weights, how);
  } finally {
    for (const part of parts) await part[Symbol.asyncDispose]();
  }
}

/** Fetches as much of the weight files as it takes to know what they hold. */
async function fetchHeads(
  weights: readonly PartFile[],
  how: DownloadOptions,
  check: () => Promise<Fit>,
): Promise<Fit> {
  for (let bytes = headBytes; ; bytes *= 4) {
    await download(weights, { ...how, headBytes: bytes });
    try {
      return await check();
    } catch (error) {
      const isShort = weights.some(({ remote }) => remote.size > bytes) && bytes < mostHeadBytes;
      const mayBeShort = error instanceof OrchardError && /^(corrupt|unsupported)Model$/.test(error.code);
      if (!isShort || !mayBeShort) throw error;
    }
  }
}

/** Turns counts of bytes into progress. */
function reporter(
  { onProgress }: PullOptions,
  start: { readonly total: number; readonly downloaded: number; readonly checked: number },
): Pick<DownloadOptions, "onBytes" | "onChecked"> {
  const { total } = start;
  const counts = { downloading: start.downloaded, checking: start.checked };
  const meters = { downloading: new RateMeter(), checking: new RateMeter() };
  const report = (stage: PullProgress["stage"], count: number) => {
    counts[stage] += count;
    onProgress?.({ stage, done: counts[stage], total, ...meters[stage].sample(counts[stage], total) });
  };
  return {
    onBytes: (count) => report("downloading", count),
    onChecked: (count) => {
      // While other files still arrive, that is what takes the time.
      if (counts.downloading < total) counts.checking += count;
      else report("checking", count);
    },
  };
}

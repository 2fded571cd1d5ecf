// The pulled models of this machine. A folder per model: `refs` says which snapshot a revision (and file) means, and each
// snapshot is a folder that appeared, whole and checked, by one rename; what is under way has another name.
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { OrchardError } from "../errors.ts";
import { cacheFolder } from "../runtime/pack.ts";
import { writeWhole } from "../write-whole.ts";
import type { HubOptions } from "./endpoint.ts";
import { formatHubName, type HubName } from "./name.ts";
import { hashOfFile } from "./part-file.ts";
import type { RemoteFile } from "./repository.ts";

/** What a snapshot says of itself, in the file `manifestName`. */
export interface Manifest {
  readonly repository: string;
  readonly commit: string;
  readonly endpoint: string;
  readonly licence: string | null;
  /** ISO 8601. */
  readonly pulledAt: string;
  readonly files: readonly ManifestFile[];
}

/** A file as it was when its hash was right. */
export interface ManifestFile extends RemoteFile {
  readonly modified: number;
}

/** A model on this machine. */
export interface PulledModel {
  /** As `loadModel` takes it: "ORG/NAME", with "@REVISION" and ":FILE" where they were given. */
  readonly name: string;
  /** What to load: a folder, or a .gguf file in one. */
  readonly path: string;
  /** The folder of its files. */
  readonly folder: string;
  readonly commit: string;
  /** As the model's card says it; null when it says nothing. */
  readonly licence: string | null;
  readonly endpoint: string;
  /** Of all its files. */
  readonly bytes: number;
  readonly pulledAt: string;
}

export const manifestName = "orchard-hub.json";

/** Where models are pulled to. */
export function hubFolder({ folder }: HubOptions): string {
  return folder ?? join(cacheFolder(), "hub");
}

/** The folder of one model. */
export function modelFolder(options: HubOptions, { repository }: HubName): string {
  return join(hubFolder(options), ...repository.split("/"));
}

/** The name of a snapshot: its commit, and the one .gguf file that was chosen. */
export function snapshotKey(commit: string, files: readonly RemoteFile[]): string {
  const gguf = files.find(({ path }) => path.endsWith(".gguf"));
  return gguf === undefined ? commit : `${commit}-${encodeURIComponent(gguf.path)}`;
}

/** The model that was pulled under a name, or null. Nothing is read from it but its manifest. */
export async function findPulled(name: HubName, options: HubOptions = {}): Promise<PulledModel | null> {
  const folder = modelFolder(options, name);
  const key = await readText(join(folder, "refs", refName(name)));
  return key === null ? null : readSnapshot(join(folder, key), formatHubName(name));
}

/**
 * Compares the files of a snapshot with what they were when their hashes were right: by size and time, and by hash where
 * those differ. Throws `corruptModel`.
 */
export async function checkSnapshot(folder: string): Promise<void> {
  const manifest = await readManifest(folder);
  if (manifest === null)
    throw new OrchardError("corruptModel", `${folder} is no model that was pulled.`, {
      details: { path: folder },
    });
  for (const file of manifest.files) {
    const path = join(folder, file.path);
    const found = await stat(path).catch(() => null);
    if (found?.size === file.size && found.mtimeMs === file.modified) continue;
    if (found?.size === file.size && (await hashOfFile(path, file)) === file.hash.hex) continue;
    throw new OrchardError(
      "corruptModel",
      `${path} is ${found === null ? "gone" : "not what was pulled"}: orchard pull ${manifest.repository} fetches it again.`,
      { details: { path } },
    );
  }
}

/** Makes the files of a finished download a snapshot, and lets the name mean it. */
export async function publish(
  name: HubName,
  options: HubOptions,
  key: string,
  partial: string,
  manifest: Omit<Manifest, "files">,
  files: readonly RemoteFile[],
): Promise<PulledModel> {
  const folder = modelFolder(options, name);
  const listed = await Promise.all(
    files.map(async (file) => ({ ...file, modified: (await stat(join(partial, file.path))).mtimeMs })),
  );
  // In place: the folder is no model before its rename, and another name would stay behind in it after a kill.
  const text = JSON.stringify({ ...manifest, files: listed }, null, 2);
  await writeFile(join(partial, manifestName), text, { flush: true });
  await removeFolder(join(folder, key));
  await rename(partial, join(folder, key));
  return pointTo(name, options, key);
}

/** Lets a name mean a snapshot that is there. */
export async function pointTo(name: HubName, options: HubOptions, key: string): Promise<PulledModel> {
  const folder = modelFolder(options, name);
  await mkdir(join(folder, "refs"), { recursive: true });
  await writeWhole(join(folder, "refs", refName(name)), key);
  const pulled = await findPulled(name, options);
  if (pulled === null) throw new Error(`the snapshot ${key} has gone`);
  return pulled;
}

/** Every model on this machine, in the order of the names. */
export async function listPulled(options: HubOptions = {}): Promise<PulledModel[]> {
  const root = hubFolder(options);
  const models: PulledModel[] = [];
  for (const organization of await foldersOf(root))
    for (const model of await foldersOf(join(root, organization))) {
      const repository = `${organization}/${model}`;
      for (const ref of await readdir(join(root, organization, model, "refs")).catch(() => [])) {
        const [revision = "", ...file] = decodeURIComponent(ref).split(":");
        const name: HubName = { repository, revision, file: file.length > 0 ? file.join(":") : null };
        const pulled = ref.endsWith(".part") ? null : await findPulled(name, options);
        if (pulled !== null) models.push(pulled);
      }
    }
  return models.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Removes all snapshots of a model, and what is under way. Throws `modelNotFound` when there is nothing. */
export async function removePulled(name: HubName, options: HubOptions = {}): Promise<void> {
  const folder = modelFolder(options, name);
  if (!existsSync(folder))
    throw new OrchardError(
      "modelNotFound",
      `${name.repository} was not pulled: orchard list shows what was.`,
      {
        details: { path: folder },
      },
    );
  await removeFolder(folder);
}

async function readSnapshot(folder: string, name: string): Promise<PulledModel | null> {
  const manifest = await readManifest(folder);
  if (manifest === null) return null;
  const { commit, licence, endpoint, pulledAt, files } = manifest;
  const gguf = files.find(({ path }) => path.endsWith(".gguf"));
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const path = gguf ? join(folder, gguf.path) : folder;
  return { name, path, folder, commit, licence, endpoint, bytes, pulledAt };
}

async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readText(join(folder, manifestName));
  try {
    return text === null ? null : (JSON.parse(text) as Manifest);
  } catch {
    return null; // then it is pulled again
  }
}

/** `main:Q8_0` as the name of a file. */
function refName({ revision, file }: HubName): string {
  return encodeURIComponent(file === null ? revision : `${revision}:${file}`);
}

function readText(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch(() => null);
}

/** By one rename first: half a model never has a model's name. What a killed removal left goes too. */
async function removeFolder(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const parent = dirname(folder);
  await rename(folder, join(parent, `.gone-${randomUUID()}`));
  for (const name of await readdir(parent))
    if (name.startsWith(".gone-")) await rm(join(parent, name), { recursive: true, force: true });
}

async function foldersOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);
}

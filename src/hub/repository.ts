// What a repository on a hub holds: its commit, its licence and its files with their hashes, through @huggingface/hub;
// and which of the files make one model.
import { OrchardError } from "../errors.ts";
import { recoveryFiles } from "../runtime/adapter-file.ts";
import { type Endpoint, hubFetch } from "./endpoint.ts";
import type { HubName } from "./name.ts";

/** A file of a repository, and how its content is checked. */
export interface RemoteFile {
  /** Within the repository, with "/". */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly hash: FileHash;
}

/** SHA-256 of the content; or, of small files, git's own: SHA-1 of the content behind a header. */
export interface FileHash {
  readonly algorithm: "sha256" | "git-sha1";
  readonly hex: string;
}

/** A repository at one commit. */
export interface Repository {
  readonly repository: string;
  readonly commit: string;
  /** As its card says it, "apache-2.0"; null when it says nothing. */
  readonly licence: string | null;
  readonly files: readonly RemoteFile[];
}

/** Asks the hub. Throws what `hubFetch` throws, and `corruptModel` for an answer that makes no sense. */
export async function describeRepository(
  name: HubName,
  endpoint: Endpoint,
  signal?: AbortSignal,
): Promise<Repository> {
  const { listFiles, modelInfo } = await import("@huggingface/hub");
  const { repository, revision } = name;
  const access = { hubUrl: endpoint.url, fetch: hubFetch(endpoint, `${repository} at ${revision}`, signal) };
  try {
    const info = await modelInfo({
      name: repository,
      revision,
      additionalFields: ["sha", "cardData", "tags"],
      ...access,
    });
    const { sha: commit } = info;
    if (typeof commit !== "string" || !/^[0-9a-f]{40}$/.test(commit)) throw new Error(`no commit: ${commit}`);
    const files: RemoteFile[] = [];
    for await (const entry of listFiles({ repo: repository, revision: commit, recursive: true, ...access }))
      if (entry.type === "file") files.push(remoteFile(entry));
    return { repository, commit, licence: licenceOf(info), files };
  } catch (error) {
    if (error instanceof OrchardError) throw error;
    throw new OrchardError(
      "corruptModel",
      `${endpoint.url} describes ${repository} in a way that makes no sense: ${(error as Error).message}`,
      { details: { source: endpoint.url }, cause: error },
    );
  }
}

interface ListedFile {
  readonly path: string;
  readonly size: number;
  readonly oid?: string;
  readonly lfs?: { readonly oid: string; readonly size: number };
}

function remoteFile({ path, size, oid, lfs }: ListedFile): RemoteFile {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || /^\.+$/.test(part)) || /[\\:\0]/.test(path))
    throw new Error(`a file is called ${JSON.stringify(path)}`);
  const hex = lfs ? lfs.oid.replace(/^sha256:/, "") : (oid ?? "");
  const bytes = lfs?.size ?? size;
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw new Error(`${path} has ${bytes} bytes`);
  if (!(lfs ? /^[0-9a-f]{64}$/ : /^[0-9a-f]{40}$/).test(hex))
    throw new Error(`${path} has the hash "${hex}"`);
  return { path, size: bytes, hash: { algorithm: lfs ? "sha256" : "git-sha1", hex } };
}

function licenceOf(info: { cardData?: unknown; tags?: readonly string[] }): string | null {
  const card = (info.cardData ?? {}) as { license?: unknown; license_name?: unknown };
  if (typeof card.license_name === "string") return card.license_name;
  if (typeof card.license === "string") return card.license;
  return info.tags?.find((tag) => tag.startsWith("license:"))?.slice("license:".length) ?? null;
}

const plainFiles =
  /^(config|generation_config|tokenizer|tokenizer_config|special_tokens_map|adapter_config)\.json$|^chat_template\.(jinja|json)$|^licen[sc]e|^(notice|use_policy)/i;

/** Whether a file holds weights. */
export function isWeights({ path }: RemoteFile): boolean {
  return /\.(safetensors|gguf)$/.test(path);
}

/**
 * The files of one model: a Hugging Face folder's safetensors with what describes them, or one .gguf file. Only files
 * at the root and the model's own adapter, and no second copy of the weights. Throws `modelNotFound` and says what there is.
 */
export function filesOfModel({ repository, files }: Repository, file: string | null): readonly RemoteFile[] {
  const root = files.filter(({ path }) => !path.includes("/"));
  const documents = root.filter(
    ({ path }) => plainFiles.test(path) || path === "model.safetensors.index.json",
  );
  const safetensors = root.filter(
    ({ path }) => path.endsWith(".safetensors") && !path.startsWith("consolidated"),
  );
  if (file === null && safetensors.length > 0 && root.some(({ path }) => path === "config.json")) {
    const whole = safetensors.filter(({ path }) => path === "model.safetensors");
    const adapter = files.filter(({ path }) => recoveryFiles.includes(path));
    return [
      ...documents,
      ...(whole.length > 0 ? whole : safetensors),
      ...(adapter.length === recoveryFiles.length ? adapter : []),
    ];
  }
  const ggufs = files.filter(({ path }) => path.endsWith(".gguf"));
  const chosen = ggufs.filter(({ path }) => file === null || path === file);
  const near = chosen.length > 0 ? chosen : ggufs.filter(({ path }) => path.includes(file ?? ""));
  const [only] = near;
  if (only !== undefined && near.length === 1)
    return [...documents.filter(({ path }) => /^(licen[sc]e|notice)/i.test(path)), only];
  const models = (near.length > 0 ? near : ggufs).map(({ path }) => path);
  throw new OrchardError(
    "modelNotFound",
    models.length > 0
      ? `${repository} has several .gguf files: name one, ${repository}:${models[0]}. There are ${models.join(", ")}.`
      : `${repository} has neither a config.json with safetensors nor a .gguf file.`,
    { details: { path: repository, models } },
  );
}

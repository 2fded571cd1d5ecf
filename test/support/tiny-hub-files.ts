// The files of a tiny model with random weights, as a repository on a hub would hold them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { orchardConfig } from "../../src/models/presets/orchard.ts";
import { writeRandomFolder } from "./random-folder.ts";

/** Writes the model into a folder below `scratch` and gives its files by name. */
export function tinyHubFiles(scratch: string): Map<string, Uint8Array> {
  const folder = join(scratch, "tiny");
  const config = orchardConfig({
    layers: 2,
    sharedLayers: 1,
    width: 128,
    vocabularySize: 256,
    contextSize: 64,
  });
  writeRandomFolder(folder, config, 5);
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

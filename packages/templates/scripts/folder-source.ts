import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { LayerFile, LayerSource } from "../src/render/layer-source.ts";
import { readVersions } from "./read-versions.ts";

const root = join(import.meta.dirname, "..");

/** The catalogue as it lies in this checkout: for tests, the lab and the build of the archive. */
export function folderSource(): LayerSource {
  const folders = new Map([...layerFolders()].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    versions: readVersions(join(root, "versions")),
    layers: [...folders.keys()],
    filesOf: (layer) => (folders.has(layer) ? readLayer(folders.get(layer) as string) : []),
  };
}

function* layerFolders(): Generator<[string, string]> {
  const options = join(root, "src/options");
  for (const question of foldersIn(options))
    for (const option of foldersIn(join(options, question))) {
      const folder = join(options, question, option);
      if (hasFiles(folder)) yield [`${question}/${option}`, folder];
      for (const thing of foldersIn(join(folder, "generators"))) yield [`${question}/${option}/generators/${thing}`, join(folder, "generators", thing)];
      for (const other of foldersIn(join(folder, "for"))) if (hasFiles(join(folder, "for", other))) yield [`${question}/${option}/for/${other}`, join(folder, "for", other)];
    }
  const shared = join(root, "src/shared-files");
  for (const file of foldersIn(shared)) if (hasFiles(join(shared, file))) yield [`shared/${file}`, join(shared, file)];
}

function hasFiles(folder: string): boolean {
  return existsSync(join(folder, "files")) || existsSync(join(folder, "seeds"));
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

function readLayer(folder: string): LayerFile[] {
  return ["files", "seeds"].flatMap((kind) => filesBelow(join(folder, kind))).map((file) => ({
    path: relative(folder, file).replaceAll("\\", "/"),
    content: readFileSync(file, "utf8"),
    executable: (statSync(file).mode & 0o100) !== 0,
  }));
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}

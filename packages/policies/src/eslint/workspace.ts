import { parseBlueprint, UserError, type Blueprint, type TreeFile } from "@create-backend/core";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Bench } from "../check/judge-text.ts";
import { foldersIn } from "../graph/graph-of.ts";
import { layoutOf } from "../graph/layout.ts";

const agreement = "backend.yaml";
const skipped = new Set(["node_modules", ".git", "dist", ".turbo", ".venv", "coverage"]);

/** A repository seen from the editor. Files are listed once and read when asked for. */
export interface Workspace {
  readonly root: string;
  readonly bench: Bench;
  readonly listedAt: number;
  readonly agreedAt: number;
}

const byRoot = new Map<string, Workspace>();
const rootOfFolder = new Map<string, string | undefined>();

/** The repository around a file, or undefined when no `backend.yaml` stands above it. `since`: list again if the listing is older. */
export function workspaceAround(file: string, since = 0): Workspace | undefined {
  const root = rootAbove(dirname(file));
  if (root === undefined) return undefined;
  const known = byRoot.get(root);
  const agreedAt = statSync(join(root, agreement), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (known !== undefined && known.agreedAt === agreedAt && known.listedAt >= since) return known;
  const blueprint = readAgreement(root);
  if (blueprint === undefined) return undefined;
  const workspace = { root, bench: benchOf(root, blueprint), listedAt: Date.now(), agreedAt };
  byRoot.set(root, workspace);
  return workspace;
}

/** Path of a file inside its repository, with `/`. */
export function pathIn({ root }: Workspace, file: string): string {
  return relative(root, file).split(sep).join("/");
}

function rootAbove(folder: string): string | undefined {
  if (!rootOfFolder.has(folder)) {
    const parent = dirname(folder);
    rootOfFolder.set(folder, existsSync(join(folder, agreement)) ? folder : parent === folder ? undefined : rootAbove(parent));
  }
  return rootOfFolder.get(folder);
}

/** An agreement that is broken right now silences the editor; `create-backend check` says what is wrong with it. */
function readAgreement(root: string): Blueprint | undefined {
  try {
    return parseBlueprint(readFileSync(join(root, agreement), "utf8"));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function benchOf(root: string, blueprint: Blueprint): Bench {
  const paths = [...pathsUnder(root, "")].sort();
  const tree = new Map(paths.map((path) => [path, fileAt(join(root, path))]));
  const folders = foldersIn(tree);
  return { tree, blueprint, folders, paths, layout: layoutOf(blueprint, folders), parameters: {}, resolvers: new Map() };
}

function* pathsUnder(root: string, folder: string): Iterable<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !skipped.has(entry.name)) yield* pathsUnder(root, path);
  }
}

function fileAt(path: string): TreeFile {
  let content: string | undefined;
  return {
    executable: false,
    owner: "seed",
    get content() {
      return (content ??= readFileSync(path, "utf8"));
    },
  };
}

import { parseBlueprint, UserError, type Blueprint, type FileTree, type TreeFile } from "@create-backend/core";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { baselineFolder } from "../check/baseline-lines.ts";
import { benchOf, type Bench } from "../check/judge-text.ts";
import { waiversPath } from "../check/waivers.ts";
import { architecturePath, withoutAgreement } from "../rules/book.ts";

const agreement = "backend.yaml";
/** What says how a repository is judged: a change of any of these makes everything known about it old. */
const terms = [agreement, architecturePath, waiversPath, baselineFolder];
const skipped = new Set(["node_modules", ".git", "dist", ".turbo", ".venv", "coverage"]);

/** A repository seen from the editor. Files are listed once and read when asked for. */
export interface Workspace {
  readonly root: string;
  readonly bench: Bench;
  readonly listedAt: number;
  /** When its terms changed, in milliseconds each. */
  readonly agreedAt: string;
}

const byRoot = new Map<string, Workspace>();
const rootOfFolder = new Map<string, string | undefined>();

/** The repository around a file, or undefined when neither agreement nor rules stand above it. `since`: list again if the listing is older. */
export function workspaceAround(file: string, since = 0): Workspace | undefined {
  const root = rootAbove(dirname(file));
  if (root === undefined) return undefined;
  const known = byRoot.get(root);
  const agreedAt = [...terms, ...baselinesIn(root)].map((term) => statSync(join(root, term), { throwIfNoEntry: false })?.mtimeMs ?? 0).join(" ");
  if (known !== undefined && known.agreedAt === agreedAt && known.listedAt >= since) return known;
  const bench = benchAt(root);
  if (bench === undefined) return undefined;
  const workspace = { root, bench, listedAt: Date.now(), agreedAt };
  byRoot.set(root, workspace);
  return workspace;
}

/** A file that is written over leaves its folder as old as it was. */
function baselinesIn(root: string): readonly string[] {
  const folder = join(root, baselineFolder);
  return existsSync(folder) ? readdirSync(folder).map((name) => join(baselineFolder, name)) : [];
}

/** Path of a file inside its repository, with `/`. */
export function pathIn({ root }: Workspace, file: string): string {
  return relative(root, file).split(sep).join("/");
}

function rootAbove(folder: string): string | undefined {
  if (!rootOfFolder.has(folder)) {
    const parent = dirname(folder);
    const here = [agreement, architecturePath].some((term) => existsSync(join(folder, term)));
    rootOfFolder.set(folder, here ? folder : parent === folder ? undefined : rootAbove(parent));
  }
  return rootOfFolder.get(folder);
}

/** An agreement or a rule that is broken right now silences the editor; `create-backend check` says what is wrong with it. */
function benchAt(root: string): Bench | undefined {
  const tree = new Map([...pathsUnder(root, "")].map((path) => [path, fileAt(join(root, path))]));
  try {
    return benchOf(tree, blueprintAt(root, tree));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function blueprintAt(root: string, tree: FileTree): Blueprint {
  return existsSync(join(root, agreement)) ? parseBlueprint(readFileSync(join(root, agreement), "utf8")) : withoutAgreement(tree);
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

import { existsSync, realpathSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { askGit } from "../ask-git.ts";
import type { Running } from "../run.ts";

/** What git says about the folder that an update works in. */
export interface WorkTree {
  /** Root of the repository in git; the project may be a folder inside. */
  readonly top: string;
  /** Path of the project inside, with a slash at its end, or empty. */
  readonly prefix: string;
  /** Where git keeps its own files for this work tree. */
  readonly gitFolder: string;
  /** Undefined when no branch is checked out. */
  readonly branch: string | undefined;
  /** What git is in the middle of: a merge, a rebase … */
  readonly busy: string | undefined;
  /** Tracked files of the project that differ from the last commit. */
  readonly dirty: readonly string[];
  readonly git: Git;
}

/** Runs git in the project; `input` goes to its stdin. */
export type Git = (words: readonly string[], input?: string | Uint8Array) => { readonly code: number; readonly out: string };

const signs: Readonly<Record<string, string>> = {
  MERGE_HEAD: "a merge",
  "rebase-merge": "a rebase",
  "rebase-apply": "a rebase",
  CHERRY_PICK_HEAD: "a cherry-pick",
  REVERT_HEAD: "a revert",
};

/** Settings of the user's that would change what plumbing prints or does. */
const neutral = ["-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", "-c", "commit.gpgSign=false", "-c", "core.fsmonitor=false"];

/** Looks at git; undefined outside of a repository, or without git. */
export function workTreeAt(root: string, environment: Running["environment"]): WorkTree | undefined {
  const git: Git = (words, input) => {
    const { code, out } = askGit([...neutral, ...words], { folder: root, environment, ...(input === undefined ? {} : { input }) });
    return { code, out: out.toString("utf8") };
  };
  const found = git(["rev-parse", "--show-toplevel", "--absolute-git-dir"]);
  if (found.code !== 0) return undefined;
  const [top = "", gitFolder = ""] = found.out.split("\n");
  const inside = relative(realpathSync(top), realpathSync(root)).replaceAll("\\", "/");
  const branch = git(["symbolic-ref", "--quiet", "--short", "HEAD"]);
  return {
    top: resolve(top),
    prefix: inside === "" ? "" : `${inside}/`,
    gitFolder: resolve(root, gitFolder),
    branch: branch.code === 0 ? branch.out.trim() : undefined,
    busy: Object.entries(signs).find(([sign]) => existsSync(join(gitFolder, sign)))?.[1],
    dirty: git(["status", "--porcelain=v1", "-z", "--untracked-files=no", "--ignore-submodules=all", "--", "."]).out.split("\0").flatMap((line) => (line.length > 3 ? [line.slice(3)] : [])),
    git,
  };
}

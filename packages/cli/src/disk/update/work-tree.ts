import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { UserError } from "@create-backend/core";
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

/** Runs git in the project; `input` goes to its stdin, `said` is what it complained of. */
export type Git = (words: readonly string[], input?: string | Uint8Array) => { readonly code: number; readonly out: string; readonly said: string };

const signs: Readonly<Record<string, string>> = {
  MERGE_HEAD: "a merge",
  "rebase-merge": "a rebase",
  "rebase-apply/applying": "git am, which applies patches",
  "rebase-apply": "a rebase",
  CHERRY_PICK_HEAD: "a cherry-pick",
  REVERT_HEAD: "a revert",
  BISECT_LOG: "a bisect",
  "index.lock": "another command (where one has crashed, remove .git/index.lock)",
};
/** States of a path in `git status` that a merge has left to people, whatever the merge was (that of `git stash pop`, say). */
const unmerged = /^(?:U.|.U|AA|DD) /;

/** Settings of the user's that would change what plumbing prints or does. */
const neutral = ["-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", "-c", "commit.gpgSign=false", "-c", "core.fsmonitor=false"];

/** Looks at git; undefined outside of a repository, or without git. `CB-151` when git does not open the repository that is there. */
export function workTreeAt(root: string, environment: Running["environment"]): WorkTree | undefined {
  const git: Git = (words, input) => {
    const { code, out, said } = askGit([...neutral, ...words], { folder: root, environment, ...(input === undefined ? {} : { input }) });
    return { code, out: out.toString("utf8"), said: said.toString("utf8") };
  };
  const found = git(["rev-parse", "--show-toplevel", "--absolute-git-dir"]);
  if (found.code !== 0) {
    assertNothingThere(root, found);
    return undefined;
  }
  const [top = "", gitFolder = ""] = found.out.split("\n");
  const inside = relative(realpathSync(top), realpathSync(root)).replaceAll("\\", "/");
  const branch = git(["symbolic-ref", "--quiet", "--short", "HEAD"]);
  const states = git(["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=no", "--ignore-submodules=all", "--", "."]).out.split("\0").filter((line) => line.length > 3);
  return {
    top: resolve(top),
    prefix: inside === "" ? "" : `${inside}/`,
    gitFolder: resolve(root, gitFolder),
    branch: branch.code === 0 ? branch.out.trim() : undefined,
    busy: Object.entries(signs).find(([sign]) => existsSync(join(gitFolder, sign)))?.[1] ?? (states.some((state) => unmerged.test(state)) ? "a merge" : undefined),
    dirty: states.map((state) => state.slice(3)),
    git,
  };
}

/** There is no repository, rather than one that git refuses: a folder of somebody else's, a link to a repository that is gone. */
function assertNothingThere(root: string, { code, said }: ReturnType<Git>): void {
  if (code === 127 || !hasGit(root)) return;
  const [reason = ""] = said.split("\n");
  const [trust] = /git config --global --add safe\.directory .+/.exec(said) ?? [];
  throw new UserError("CB-151", {
    what: `Git does not open the repository that ${root} lies in${reason === "" ? "" : ` (${reason.replace(/^fatal: /, "")})`}.`,
    why: "Without git you could not see afterwards what was changed.",
    todo: trust !== undefined ? `If you trust it: ${trust}` : "Mend it until git status works there, or clone it anew.",
  });
}

function hasGit(folder: string): boolean {
  return existsSync(join(folder, ".git")) || (dirname(folder) !== folder && hasGit(dirname(folder)));
}

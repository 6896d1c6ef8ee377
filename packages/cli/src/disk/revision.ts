import { UserError, type FileTree, type TreeFile } from "@create-backend/core";
import { askGit } from "./ask-git.ts";
import { contentOfBytes } from "./content-of.ts";
import type { Running } from "./run.ts";

/** An earlier state of a repository, and what has changed since. */
export interface Revision {
  readonly commit: string;
  /** As messages name it: `main`, or the reference that the user gave. */
  readonly shown: string;
  readonly tree: FileTree;
  /** Paths that exist now and differ from then. */
  readonly changed: ReadonlySet<string>;
  /** Old path → new path. */
  readonly renames: ReadonlyMap<string, string>;
}

/** Which state is meant: a reference, or the point where this branch left the one that it will be merged into. */
export type Since = { readonly kind: "reference"; readonly name: string } | { readonly kind: "merge-base" };

interface Place {
  readonly root: string;
  readonly environment: Running["environment"];
}

/** Variables in which pipelines name the branch that a change will be merged into. */
const targets = ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "SYSTEM_PULLREQUEST_TARGETBRANCHNAME", "CHANGE_TARGET", "BITBUCKET_PR_DESTINATION_BRANCH"];

/** The state that is meant, with every file as it was. Throws `CB-182` without git, `CB-183` when git does not know the state, `CB-184` when its history is cut off. */
export function revisionOf(since: Since, current: FileTree, place: Place): Revision {
  const shallow = git(["rev-parse", "--is-shallow-repository"], place);
  if (shallow === undefined) throw new UserError("CB-182", { what: "This folder is not in a git repository, or git is not installed.", why: "Without an earlier state nobody can say what is new.", todo: "Run the check without --new, --changed and --since; it judges everything." });
  const { commit, shown } = since.kind === "reference" ? named(since.name, place, isTrue(shallow)) : mergeBase(place, isTrue(shallow));
  return { commit, shown, ...stateAt(commit, current, place) };
}

function named(name: string, place: Place, shallow: boolean): { readonly commit: string; readonly shown: string } {
  const commit = name.startsWith("-") ? undefined : git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`], place)?.toString().trim();
  if (commit !== undefined) return { commit, shown: name };
  if (shallow) throw cutOff(`There is no commit ${name} in this clone`);
  throw new UserError("CB-183", { what: `Git knows no commit ${name}.`, why: "Nobody can say what is new since then.", todo: "Name a branch, a tag or a commit; `git fetch` brings those of others.", place: { key: "--since" } });
}

function mergeBase(place: Place, shallow: boolean): { readonly commit: string; readonly shown: string } {
  const target = targets.map((name) => place.environment[name]).find((name) => name !== undefined && name !== "")?.replace(/^refs\/heads\//, "");
  const head = git(["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"], place)?.toString().trim();
  const candidates = target === undefined ? [head, "origin/main", "origin/master", "main", "master"] : [`origin/${target}`, target];
  const branch = candidates.find((name) => name !== undefined && git(["rev-parse", "--verify", "--quiet", `${name}^{commit}`], place) !== undefined);
  const commit = branch === undefined ? undefined : git(["merge-base", "HEAD", branch], place)?.toString().trim();
  if (commit !== undefined && branch !== undefined) return { commit, shown: branch };
  if (shallow) throw cutOff(branch === undefined ? `The branch to compare with (${target ?? "main"}) is not in this clone` : `The commit at which this branch left ${branch} is not in this clone`);
  const todo = "Name the state yourself: --since REF.";
  throw new UserError("CB-183", { what: branch === undefined ? `There is no branch to compare with: ${candidates.filter((name) => name !== undefined).join(", ")}.` : `This branch and ${branch} have no commit in common.`, why: "Nobody can say what is new on this branch.", todo });
}

function cutOff(what: string): UserError {
  return new UserError("CB-184", { what: `${what}: its history is cut off.`, why: "Nobody can say what is new without the state before.", todo: "Fetch the history: `git fetch --unshallow`, or in a pipeline a depth of 0 (fetch-depth: 0, GIT_DEPTH: 0)." });
}

interface Entry {
  readonly mode: string;
  readonly blob: string;
  readonly status: string;
  readonly before: string;
  readonly after: string;
}

function stateAt(commit: string, current: FileTree, place: Place): Pick<Revision, "tree" | "changed" | "renames"> {
  const entries = entriesOf(text(["diff", "--raw", "-z", "-M", "--relative", "--no-abbrev", "--no-ext-diff", "--ignore-submodules=all", commit, "--", "."], place));
  const untracked = text(["ls-files", "-o", "--exclude-standard", "-z"], place).split("\0").filter((path) => path !== "");
  const tree = new Map(current);
  for (const path of untracked) tree.delete(path);
  for (const { after } of entries) tree.delete(after);
  const old = entries.filter(({ mode }) => mode.startsWith("100"));
  const blobs = contentsOf(old.map(({ blob }) => blob), place);
  old.forEach(({ before, mode }, index) => tree.set(before, { executable: mode === "100755", owner: "seed", content: blobs[index] ?? "" }));
  return {
    tree: new Map([...tree].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
    changed: new Set([...untracked, ...entries.filter(({ status }) => status !== "D").map(({ after }) => after)]),
    renames: new Map(entries.filter(({ before, after, status }) => status.startsWith("R") && before !== after).map(({ before, after }) => [before, after])),
  };
}

/** Records of `git diff --raw -z`. */
function entriesOf(raw: string): readonly Entry[] {
  const words = raw.split("\0");
  const entries: Entry[] = [];
  for (let at = 0; at + 1 < words.length; ) {
    const [mode = "", , blob = "", , status = ""] = (words[at] as string).slice(1).split(" ");
    const two = status.startsWith("R") || status.startsWith("C");
    const before = words[at + 1] as string;
    entries.push({ mode: status === "A" ? "" : mode, blob, status, before, after: two ? (words[at + 2] as string) : before });
    at += two ? 3 : 2;
  }
  return entries;
}

/** Contents of blobs, in their order. */
function contentsOf(blobs: readonly string[], place: Place): readonly TreeFile["content"][] {
  if (blobs.length === 0) return [];
  const bytes = git(["cat-file", "--batch"], place, `${blobs.join("\n")}\n`) ?? Buffer.alloc(0);
  const found: TreeFile["content"][] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    const size = Number(bytes.toString("latin1", at, end).split(" ")[2]);
    if (!Number.isInteger(size)) throw cutOff("A file of that state is not in this clone");
    found.push(contentOfBytes(bytes.subarray(end + 1, end + 1 + size)));
    at = end + 2 + size;
  }
  return found;
}

function isTrue(answer: Buffer): boolean {
  return answer.toString().trim() === "true";
}

function text(words: readonly string[], place: Place): string {
  return git(words, place)?.toString() ?? "";
}

/** What git prints; undefined when it fails. */
function git(words: readonly string[], { root, environment }: Place, input?: string): Buffer | undefined {
  const { code, out } = askGit(["-c", "core.quotePath=false", "-c", "core.fsmonitor=false", ...words], { folder: root, environment, ...(input === undefined ? {} : { input }) });
  return code === 0 ? out : undefined;
}

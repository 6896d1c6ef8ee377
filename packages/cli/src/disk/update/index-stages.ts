import type { Conflict, TreeFile } from "@create-backend/core";
import type { OpenConflict } from "./journal.ts";
import type { WorkTree } from "./work-tree.ts";

const noObject = "0".repeat(40);

/** What the index says about paths now, so that it can be said again. */
export function indexEntries({ git, prefix }: WorkTree, paths: readonly string[]): ReadonlyMap<string, string> {
  const { out } = git(["ls-files", "--stage", "-z", "--full-name", "--", ...paths.map((path) => `:(top,literal)${prefix}${path}`)]);
  return new Map(
    out.split("\0").flatMap((line) => {
      const match = /^(\d+) ([0-9a-f]+) 0\t(.*)$/s.exec(line);
      return match === null ? [] : [[(match[3] ?? "").slice(prefix.length), `${match[1] ?? ""} ${match[2] ?? ""}`] as const];
    }),
  );
}

/** What the index will say about a conflict, as a merge says it: 1 as we wrote it, 2 yours, 3 ours now (`mode sha stage`). Writes the contents to git. */
export function stagesOf(tree: WorkTree, { base, mine, theirs }: Conflict): readonly string[] {
  return [base, mine, theirs].flatMap((file, index) => (file === undefined ? [] : [`${file.executable ? "100755" : "100644"} ${blobOf(tree, file)} ${index + 1}`]));
}

/** Marks conflicts in the index. Editors, `git status` and `git mergetool` work with it. */
export function markConflicts(tree: WorkTree, conflicts: readonly OpenConflict[]): void {
  const lines = conflicts.flatMap(({ path, stages }) => [`0 ${noObject}\t${tree.prefix}${path}`, ...stages.map((stage) => `${stage}\t${tree.prefix}${path}`)]);
  setIndex(tree, lines);
}

/** Puts the index back to what it said before. */
export function unmarkConflicts(tree: WorkTree, conflicts: readonly OpenConflict[]): void {
  setIndex(
    tree,
    conflicts.flatMap(({ path, index }) => [`0 ${noObject}\t${tree.prefix}${path}`, ...(index === null ? [] : [`${index} 0\t${tree.prefix}${path}`])]),
  );
}

/** Paths that git still takes for unmerged. */
export function unmerged({ git, prefix }: WorkTree): ReadonlySet<string> {
  return new Set(git(["diff", "--name-only", "--diff-filter=U", "-z"]).out.split("\0").filter((path) => path !== "").map((path) => path.slice(prefix.length)));
}

function setIndex({ git }: WorkTree, lines: readonly string[]): void {
  if (lines.length > 0) git(["update-index", "-z", "--index-info"], lines.map((line) => `${line}\0`).join(""));
}

function blobOf({ git }: WorkTree, file: TreeFile): string {
  return git(["hash-object", "-w", "--no-filters", "--stdin"], file.content).out.trim();
}

import { UserError } from "@create-backend/core";
import { agreement } from "../../disk/find-repository.ts";
import type { OpenJournal } from "../../disk/update/journal.ts";
import type { WorkTree } from "../../disk/update/work-tree.ts";

/** No update is under way. `CB-152` */
export function assertQuiet(open: OpenJournal | undefined): void {
  if (open === undefined) return;
  const interrupted = open.journal.phase === "apply";
  throw new UserError("CB-152", {
    what: interrupted ? "The last update was interrupted while it wrote." : `An update is waiting for you: ${open.journal.conflicts.map(({ path }) => path).join(", ")}.`,
    why: interrupted ? "Some files are new already and others are not." : "Its conflicts are not resolved yet.",
    todo: interrupted ? "Finish it with `create-backend update --continue`, or take it back with `--abort`." : "Resolve them, then `create-backend update --continue`; or take it back with `--abort`.",
  });
}

/** The work tree can take an update and give it back. `CB-145` no git, `CB-146` git is busy, `CB-147` uncommitted changes, `CB-148` no branch. */
export function assertReady(workTree: WorkTree | undefined, { allowDirty, branch }: { readonly allowDirty: boolean; readonly branch: string | undefined }): void {
  if (workTree === undefined) {
    if (allowDirty && branch === undefined) return;
    throw new UserError("CB-145", { what: "This folder is not in a git repository, or git is not installed.", why: "Without git you could not see afterwards what the update changed.", todo: "Run git init and commit first, or go on without: --allow-dirty." });
  }
  assertIdle(workTree);
  const { dirty } = workTree;
  const others = dirty.filter((path) => path !== `${workTree.prefix}${agreement}`);
  if (others.length > 0 && !allowDirty)
    throw new UserError("CB-147", {
      what: `${others.length === 1 ? "One file has" : `${others.length} files have`} changes that are not committed: ${others.slice(0, 3).join(", ")}${others.length > 3 ? ", …" : ""}.`,
      why: "After the update, yours and ours would be one difference.",
      todo: "Commit or stash them, then run the update again; or mix them knowingly: --allow-dirty.",
    });
  if (workTree.branch === undefined && branch === undefined)
    throw new UserError("CB-148", { what: "No branch is checked out (detached head).", why: "What you commit after the update would belong to no branch and be lost with the next checkout.", todo: "Check a branch out, or have one made: --branch NAME." });
}

/** Git is not in the middle of something. `CB-146` */
export function assertIdle(workTree: WorkTree | undefined): void {
  const busy = workTree?.busy;
  if (busy === undefined) return;
  throw new UserError("CB-146", { what: `Git is in the middle of ${busy}.`, why: "Its changes and those that would be written could not be told apart.", todo: "Finish or abort that, then run this again." });
}

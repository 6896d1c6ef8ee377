import { parseBlueprint, UserError, type Blueprint, type FileTree } from "@create-backend/core";
import { circlesBefore, newSince, raisedSince, touching, withoutAgreement, type CheckResult, type Narrowed } from "@create-backend/policies";
import type { Arguments } from "../../command-line/command.ts";
import { agreement } from "../../disk/find-repository.ts";
import { revisionOf, type Revision, type Since } from "../../disk/revision.ts";
import type { Judged } from "../../report/judged.ts";
import type { Session } from "../../terminal/session.ts";
import { judge, type Repository } from "../judge-repository.ts";

/** Which findings are wanted. */
export interface Wanted {
  readonly by: "new" | "changed";
  readonly since: Since;
}

/** Understands `--new`, `--since` and `--changed`; undefined when everything is wanted. Throws `CB-185` for two that contradict each other. */
export function narrowingIn(args: Arguments): Wanted | undefined {
  const reference = args.value("since");
  if (args.has("new") && reference !== undefined) throw contradiction("--new", "--since", "--new finds the state to compare with by itself; keep one of them.");
  if (args.has("new") && args.has("changed")) throw contradiction("--new", "--changed", "--new shows what was not there before, --changed what touches changed files; keep one of them.");
  if (args.has("changed")) return { by: "changed", since: { kind: "reference", name: reference ?? "HEAD" } };
  if (reference !== undefined) return { by: "new", since: { kind: "reference", name: reference } };
  return args.has("new") ? { by: "new", since: { kind: "merge-base" } } : undefined;
}

function contradiction(one: string, other: string, todo: string): UserError {
  return new UserError("CB-185", { what: `${one} and ${other} are two different questions.`, todo, place: { key: other } });
}

/** Leaves what is wanted. Both states are judged whole: only the list is narrowed. */
export function narrow(judged: Judged, { repository, wanted, environment }: { readonly repository: Repository; readonly wanted: Wanted; readonly environment: Session["environment"] }): Judged {
  const revision = revisionOf(wanted.since, repository.tree, { root: repository.root, environment });
  const { result, older } = wanted.by === "changed" ? touching(judged.result, revision.changed) : newIn(judged.result, repository, revision);
  return { ...judged, result, narrowing: { by: wanted.by, since: revision.shown, commit: revision.commit, left: older } };
}

/** What is new; a circle that has grown over one of the earlier state is judged by what joined it. */
function newIn(result: CheckResult, repository: Repository, revision: Revision): Narrowed {
  const then = resultThen(revision, repository.blueprint);
  const owed = circlesBefore(result, then, revision.tree);
  const now = owed.size === 0 ? result : judge(repository, owed);
  return newSince(now, then, { renames: revision.renames, raised: raisedSince(repository, revision.tree) });
}

/** The earlier state by its own agreement, or by today's where it had none that can be read. */
function resultThen({ tree }: Revision, today: Blueprint): CheckResult {
  try {
    return judge({ tree, blueprint: agreedIn(tree) ?? today });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return judge({ tree: new Map([...tree].filter(([path]) => path !== "architecture.yaml")), blueprint: today });
  }
}

function agreedIn(tree: FileTree): Blueprint | undefined {
  const text = tree.get(agreement)?.content;
  if (typeof text === "string") return parseBlueprint(text, agreement);
  return tree.has("architecture.yaml") ? withoutAgreement(tree) : undefined;
}

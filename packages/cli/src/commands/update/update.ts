import type { DiskChange } from "@create-backend/core";
import type { Arguments } from "../../command-line/command.ts";
import { findRepository, type Repository } from "../../disk/find-repository.ts";
import { siteAt, type Site } from "../../disk/update/apply.ts";
import { openJournal } from "../../disk/update/journal.ts";
import { workTreeAt } from "../../disk/update/work-tree.ts";
import type { Session } from "../../terminal/session.ts";
import { afterCodemods } from "./after-codemods.ts";
import { afterNewName } from "./after-new-name.ts";
import { agreeTo } from "./agree.ts";
import { carryOut, type Carried } from "./carry-out.ts";
import { planDocument } from "./document.ts";
import { abortUpdate, continueUpdate, skipVersion } from "./instead.ts";
import { packageWay } from "./package-way.ts";
import { isOpen, planOf, type UpdatePlan } from "./plan.ts";
import { assertQuiet, assertReady } from "./ready.ts";
import { doneText, planText } from "./screen.ts";
import { standingOf } from "./standing.ts";
import { storedBase } from "./stored-base.ts";
import { assertWholeCheckout } from "./whole-checkout.ts";

const codes = { done: 0, conflicts: 3, open: 4 } as const;

/** Makes a repository follow its agreement and the current templates, or says what that would mean. Gives the exit code. */
export function updateCommand(args: Arguments, session: Session): Promise<number> {
  const repository = findRepository(session.folder, args.positionals[0] ?? ".");
  const site = siteAt(repository.root, workTreeAt(repository.root, session.environment));
  if (args.has("abort")) return Promise.resolve(abortUpdate(site, args, session));
  if (args.has("continue")) return continueUpdate(site, args, session);
  return updateIn({ repository }, site, { args, session });
}

/** A repository to bring in step. */
export interface Followable {
  readonly repository: Repository;
  /** Written with the update: the agreement that a command has edited. */
  readonly also?: readonly DiskChange[];
  /** Looks at the plan before anything else does, and may refuse it. */
  readonly check?: (plan: UpdatePlan) => void;
}

/** The operation itself, for every command that has changed the agreement. */
export async function updateIn({ repository, also = [], check }: Followable, site: Site, { args, session }: { args: Arguments; session: Session }): Promise<number> {
  assertQuiet(openJournal(site.journalFolder));
  const found = await standingOf(repository, packageWay(session, args.value("package")));
  assertWholeCheckout(found, site.workTree);
  const standing = afterNewName(await afterCodemods(found, repository.root, session));
  const plan = planOf(standing, storedBase(repository.root), { also, postpone: args.has("clean-part") });
  check?.(plan);
  if (args.has("skip-version")) return skipVersion(site, plan, { args, session });
  if (args.has("check")) return say(plan, { args, session, code: (isOpen(plan) || plan.postponed.length > 0) && !plan.skipped ? codes.open : codes.done });
  if (args.has("dry-run") || plan.skipped) return say(plan, { args, session, code: codes.done });
  const left = plan.followed.conflicts.length > 0 || plan.postponed.length > 0 ? codes.conflicts : codes.done;
  if (!isOpen(plan)) return say(plan, { args, session, code: left });
  assertReady(site.workTree, { allowDirty: args.has("allow-dirty"), branch: args.value("branch") });
  await agreeTo(planText(plan, session.out), { label: "Update", hint: `${plan.followed.changes.length} files change` }, { args, session });
  const carried = await carryOut({ site, plan }, { install: !args.has("no-install"), branch: args.value("branch"), quiet: args.has("json") }, session);
  return say(plan, { args, session, carried, code: left });
}

interface Saying {
  readonly args: Arguments;
  readonly session: Session;
  readonly code: number;
  readonly carried?: Carried;
}

function say(plan: UpdatePlan, { args, session: { out }, code, carried }: Saying): number {
  if (args.has("json")) out.write(`${JSON.stringify(planDocument(plan, carried), null, 2)}\n`);
  else if (carried === undefined) out.write(planText(plan, out));
  else out.write(doneText(plan, carried, out));
  return code;
}

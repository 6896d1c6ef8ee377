import { editAgreement, textFile, type AgreementEdit, type DiskChange } from "@create-backend/core";
import type { Arguments } from "../../command-line/command.ts";
import { agreement, type Repository } from "../../disk/find-repository.ts";
import { siteAt } from "../../disk/update/apply.ts";
import { workTreeAt } from "../../disk/update/work-tree.ts";
import type { Session } from "../../terminal/session.ts";
import type { UpdatePlan } from "./plan.ts";
import { updateIn } from "./update.ts";

/** Edits of the agreement, and what else to look at before they are followed. */
export interface Edited {
  readonly repository: Repository;
  readonly edits: readonly AgreementEdit[];
  /** Files that go with them. */
  readonly also?: readonly DiskChange[];
  readonly check?: (plan: UpdatePlan) => void;
}

/** Edits the agreement and follows it, in one step: both are written, or nothing. Gives the exit code. */
export function followEdits({ repository, edits, also = [], check }: Edited, args: Arguments, session: Session): Promise<number> {
  const text = editAgreement(repository.agreement, edits);
  const written: readonly DiskChange[] = text === repository.agreement ? [] : [{ path: agreement, before: textFile(repository.agreement), after: textFile(text) }];
  const site = siteAt(repository.root, workTreeAt(repository.root, session.environment));
  return updateIn({ repository: { ...repository, agreement: text }, also: [...written, ...also], ...(check === undefined ? {} : { check }) }, site, { args, session });
}

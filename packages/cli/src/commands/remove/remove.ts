import { dependencyRemoval, eventRemoval, handlerRemoval, moduleRemoval, parseBlueprint, UserError, type AgreementEdit, type Blueprint, type DiskChange } from "@create-backend/core";
import type { Arguments } from "../../command-line/command.ts";
import { agreement, findRepository } from "../../disk/find-repository.ts";
import { readTree } from "../../disk/read-tree.ts";
import type { Session } from "../../terminal/session.ts";
import { thingOf, type Thing } from "../add/things.ts";
import { followEdits } from "../update/follow-edits.ts";
import type { UpdatePlan } from "../update/plan.ts";

/** Takes something out of the agreement, and follows it. Gives the exit code. */
export function removeCommand(args: Arguments, session: Session): Promise<number> {
  const thing = thingOf(args.positionals, "remove");
  const repository = findRepository(session.folder, ".");
  const blueprint = parseBlueprint(repository.agreement, agreement);
  const edits = editsOf(thing, blueprint);
  if (thing.kind !== "module") return followEdits({ repository, edits }, args, session);
  const folder = `modules/${thing.name}/`;
  const deletes = args.has("delete-edited");
  const also = deletes && edits.length > 0 ? everything(folder, readTree(repository.root, session.environment)) : [];
  return followEdits({ repository, edits, also, ...(deletes || edits.length === 0 ? {} : { check: refuseWork(folder, thing.name) }) }, args, session);
}

function editsOf(thing: Thing, blueprint: Blueprint): readonly AgreementEdit[] {
  if (thing.kind === "module") return moduleRemoval(thing.name, blueprint);
  if (thing.kind === "event") return eventRemoval(thing.module, thing.event, blueprint);
  if (thing.kind === "event-handler") return handlerRemoval(thing.consumer, thing);
  if (thing.kind === "dependency") return dependencyRemoval(thing.from, thing.to);
  return [{ kind: "delete", path: [thing.question] }];
}

/** A module with work in it does not go unnoticed. `CB-162` */
function refuseWork(folder: string, module: string): (plan: UpdatePlan) => void {
  return ({ followed }) => {
    const left = [...followed.tree.keys()].filter((path) => path.startsWith(folder));
    if (left.length === 0) return;
    throw new UserError("CB-162", {
      what: `The module ${module} holds work of yours: ${left.slice(0, 3).join(", ")}${left.length > 3 ? ` and ${left.length - 3} more` : ""}.`,
      why: "Files that you changed or wrote are not deleted unasked, and without the module they would not build.",
      todo: "Move what you need to another module; then say --delete-edited. Git keeps what is committed.",
    });
  };
}

function everything(folder: string, tree: ReturnType<typeof readTree>): readonly DiskChange[] {
  return [...tree].filter(([path]) => path.startsWith(folder)).map(([path, before]) => ({ path, before }));
}

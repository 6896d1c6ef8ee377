import { answerRemoval, dependencyRemoval, eventRemoval, handlerRemoval, moduleRemoval, parseBlueprint, UserError, type AgreementEdit, type Blueprint, type DiskChange, type FileTree } from "@create-backend/core";
import type { Arguments } from "../../command-line/command.ts";
import { agreement, findRepository } from "../../disk/find-repository.ts";
import { readTree } from "../../disk/read-tree.ts";
import type { Session } from "../../terminal/session.ts";
import { thingOf, type Thing } from "../add/things.ts";
import { followEdits } from "../update/follow-edits.ts";
import { leftIn } from "../update/left-behind.ts";
import type { UpdatePlan } from "../update/plan.ts";
import { someOf } from "../update/some-of.ts";

/** Takes something out of the agreement, and follows it. Gives the exit code. */
export function removeCommand(args: Arguments, session: Session): Promise<number> {
  const thing = thingOf(args.positionals, "remove");
  const repository = findRepository(session.folder, ".");
  const blueprint = parseBlueprint(repository.agreement, agreement);
  const edits = editsOf(thing, blueprint);
  if (thing.kind === "answer") return followEdits({ repository, edits, check: refuseNothing(thing.question, blueprint) }, args, session);
  if (thing.kind !== "module") return followEdits({ repository, edits }, args, session);
  const deletes = args.has("delete-edited");
  const also = deletes && edits.length > 0 ? everything(thing.name, readTree(repository.root, session.environment)) : [];
  return followEdits({ repository, edits, also, ...(deletes || edits.length === 0 ? {} : { check: refuseWork(thing.name) }) }, args, session);
}

function editsOf(thing: Thing, blueprint: Blueprint): readonly AgreementEdit[] {
  if (thing.kind === "module") return moduleRemoval(thing.name, blueprint);
  if (thing.kind === "event") return eventRemoval(thing.module, thing.event, blueprint);
  if (thing.kind === "event-handler") return handlerRemoval(thing.consumer, thing, blueprint);
  if (thing.kind === "dependency") return dependencyRemoval(thing.from, thing.to, blueprint);
  return answerRemoval(thing.question, thing.option, blueprint);
}

/** An answer that follows without being given would stay, and only its line would go. `CB-049` */
function refuseNothing(question: string, { answers }: Blueprint): (plan: UpdatePlan) => void {
  const given = answers[question];
  return ({ standing }) => {
    if (given === undefined || !standing.now.facts.options.includes(`${question}/${given}`)) return;
    throw new UserError("CB-049", {
      what: `Without that line the ${question} is ${given} all the same.`,
      why: "What was meant would stay as it is, and you would not know.",
      todo: `Say what it shall be instead with \`create-backend add ${question} NAME\`. Files that you do not need can be deleted: an update does not bring them back.`,
      place: { file: agreement, key: question },
    });
  };
}

/** A module with work in it does not go unnoticed. `CB-162` */
function refuseWork(module: string): (plan: UpdatePlan) => void {
  return ({ followed }) => {
    const { files } = leftIn(followed.tree, module);
    if (files.length === 0) return;
    throw new UserError("CB-162", {
      what: `The module ${module} holds work of yours: ${someOf(files)}.`,
      why: "Files that you changed or wrote are not deleted unasked, and without the module they would not build.",
      todo: "Move what you need to another module; then say --delete-edited. Git keeps what is committed.",
    });
  };
}

function everything(module: string, tree: FileTree): readonly DiskChange[] {
  const files = new Set(leftIn(tree, module).files);
  return [...tree].filter(([path]) => files.has(path)).map(([path, before]) => ({ path, before }));
}

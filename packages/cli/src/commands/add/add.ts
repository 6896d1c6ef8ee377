import { dependencyAddition, eventAddition, handlerAddition, moduleAddition, parseBlueprint, UserError, type AgreementEdit, type Blueprint } from "@create-backend/core";
import type { Arguments } from "../../command-line/command.ts";
import { agreement, findRepository } from "../../disk/find-repository.ts";
import { assertName } from "../../interview/names.ts";
import type { Session } from "../../terminal/session.ts";
import { followEdits } from "../update/follow-edits.ts";
import { workshopFor } from "../update/workshop.ts";
import { makeIn } from "./carry-out.ts";
import { list } from "./list.ts";
import { incomplete, kinds, thingOf, type Thing } from "./things.ts";

/** Adds something to the agreement, and follows it. Gives the exit code. */
export async function addCommand(args: Arguments, session: Session): Promise<number> {
  const [kind = ""] = args.positionals;
  const repository = findRepository(session.folder, ".");
  const blueprint = parseBlueprint(repository.agreement, agreement);
  if (args.has("list")) return list(blueprint, repository, { args, session });
  if (!kinds.includes(kind)) return makeIn({ repository, blueprint, workshop: await workshopFor(repository.root, blueprint) }, args, session);
  const [, , , extra] = args.positionals;
  if (extra !== undefined) throw incomplete(`add ${kind} does not take "${extra}"`, "create-backend add --help");
  const thing = thingOf(args.positionals, "add");
  if (thing.kind === "module") assertName(thing.name, "a module", "add module");
  return followEdits({ repository, edits: editsOf(thing, { args, blueprint }) }, args, session);
}

function editsOf(thing: Thing, { args, blueprint }: { args: Arguments; blueprint: Blueprint }): readonly AgreementEdit[] {
  const listed = (flag: string): readonly string[] => (args.value(flag) ?? "").split(",").map((item) => item.trim()).filter((item) => item !== "");
  if (thing.kind === "event") return eventAddition(thing.module, thing.event, { to: listed("to"), blueprint });
  if (thing.kind === "event-handler") return handlerAddition(thing.consumer, thing, blueprint);
  if (thing.kind === "dependency") return dependencyAddition(thing.from, thing.to, blueprint);
  if (thing.kind === "answer") return [{ kind: "set", path: [thing.question], value: answerOf(thing.question, thing.option) }];
  const consumes = listed("consumes").map((ref) => ({ module: ref.split(".")[0] ?? "", event: ref.split(".")[1] ?? "" }));
  return moduleAddition({ name: thing.name, owner: args.value("owner") ?? `team-${thing.name}`, uses: listed("uses"), publishes: listed("publishes"), consumes }, blueprint);
}

function answerOf(question: string, option: string | undefined): string {
  if (option !== undefined) return option;
  throw new UserError("CB-161", { what: `Which ${question}?`, todo: `For example: create-backend add ${question} NAME; \`create-backend --help\` lists the names.` });
}

import { questions, type Blueprint } from "@create-backend/core";
import { generatorsOf } from "@create-backend/templates";
import type { Arguments } from "../../command-line/command.ts";
import type { Repository } from "../../disk/find-repository.ts";
import type { Session } from "../../terminal/session.ts";
import { columns } from "../../terminal/text.ts";
import { ownGenerators } from "./organisation.ts";
import { shelfFor } from "../shelf.ts";
import { workshopFor } from "../update/workshop.ts";

const agreed: readonly (readonly [usage: string, summary: string])[] = [
  ["module <name>", "A module with its contract, its tables and its tests"],
  ["event <module.event>", "An event that a module publishes; --to says who reacts to it"],
  ["event-handler <module> <module.event>", "A reaction of a module to an event that another one publishes"],
  ["dependency <module> <module>", "Lets a module call another one"],
];

/** Everything that can be added to this repository. Gives the exit code. */
export async function list(blueprint: Blueprint, { root }: Repository, { args, session }: { args: Arguments; session: Session }): Promise<number> {
  const { out } = session;
  const workshop = await workshopFor(root, blueprint);
  const own = (await ownGenerators(workshop.standards ?? [], shelfFor(root, workshop, session))).map(({ name, summary, prompts, from }) => [[name, ...prompts.map((prompt) => `<${prompt.name}>`)].join(" "), `${summary} (${from})`] as const);
  const made = generatorsOf(blueprint, workshop).map(({ name, summary }) => [`${name} <module.name>`, summary] as const);
  const answers = questions.map(({ name, title }) => [`${name} <answer>`, title] as const);
  const groups = ([["In backend.yaml", agreed], ["Inside a module", made], ["Of your organisation", own], ["Another answer", answers]] as const).filter(([, things]) => things.length > 0);
  if (args.has("json")) out.write(`${JSON.stringify({ things: groups.flatMap(([group, things]) => things.map(([usage, summary]) => ({ group, name: usage.split(" ")[0], usage, summary }))) }, null, 2)}\n`);
  else for (const [title, things] of groups) out.write(`${out.style.bold(title)}\n${columns(things.map(([usage, summary]) => [out.style.cyan(usage), summary] as const), { width: out.width, left: 40 })}\n\n`);
  return 0;
}

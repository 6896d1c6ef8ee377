import { relative, resolve } from "node:path";
import { questions, UserError } from "@create-backend/core";
import { catalogueOf, registeredCatalogue, registeredOptions, type Workshop } from "@create-backend/templates";
import type { Arguments } from "../../command-line/command.ts";
import { sealed } from "../../disk/package/seal.ts";
import { readText } from "../../disk/read-text.ts";
import { targetAt, type Target } from "../../disk/target.ts";
import { templateSource } from "../../disk/template-source.ts";
import { toldBy } from "../../interview/gather.ts";
import type { Told } from "../../interview/told.ts";
import type { Session } from "../../terminal/session.ts";
import { version } from "../../version.ts";
import { entryFrom, extendedBy, standardsOf, waiversOf } from "../standards.ts";
import { carryOut } from "./carry-out.ts";
import { planDocument, resultDocument } from "./document.ts";
import { planOf, type Making, type Plan } from "./plan.ts";
import { doneText, planText } from "./screen.ts";

/** The whole way from words to a repository. Gives the exit code. */
export async function newRepository(args: Arguments, session: Session): Promise<number> {
  const standards = extendedBy(args);
  const workshop: Workshop = { options: registeredOptions, source: templateSource(), tool: version, ...sealed(), standards: await standardsOf(standards, session.folder) };
  const entriesFor = (target: string): readonly string[] => standards.map((entry) => entryFrom(entry, { folder: session.folder, target }));
  const catalogue = registeredCatalogue(registeredOptions, workshop.standards);
  const told = toldBy(args, catalogue, (path) => readText(session.folder, path));
  const making: Making = { workshop, catalogue, force: args.has("force"), entriesFor, waivers: waiversOf(args) };
  const folder = args.positionals[0];
  const early = folder === undefined ? undefined : targetAt(session.folder, folder);
  if (asks(args, session)) {
    const { interviewed } = await import("./interviewed.ts");
    const plan = await interviewed({ told, target: early, dryRun: args.has("dry-run") }, making, session);
    return plan === undefined ? 0 : write(plan, args, session);
  }
  assertEnough(told, early, args);
  const plan = planOf(told, early, making);
  if (args.has("dry-run")) return show(plan, args, session);
  return write(plan, args, session);
}

/** A person is asked only where one is. */
function asks(args: Arguments, { interactive }: Session): boolean {
  return interactive && !args.has("yes") && !args.has("json");
}

/** Without questions, what is needed must have been said: nothing waits, nothing is guessed unasked. `CB-116` */
function assertEnough(told: Told, target: Target | undefined, args: Arguments): asserts target is Target {
  if (target === undefined) throw missing("the folder of the new repository", "create-backend shop --yes");
  if (args.has("yes") || told.fromFile || args.has("dry-run")) return;
  const open = questions.filter(({ name, spoken }) => spoken && told.pins[name] === undefined).map(({ name }) => `--${name}`);
  if (open.length > 0) throw missing(`--yes, or ${open.join(", ")}`, `create-backend ${target.shown} --yes`);
}

function missing(what: string, example: string): UserError {
  return new UserError("CB-116", {
    what: `Nothing is asked here, and something is missing: ${what}.`,
    why: "Questions need a terminal and no --yes. --yes takes the default of what is left open, --profile FILE what a file says.",
    todo: `For example: ${example}`,
    place: { key: "--yes" },
  });
}

function show(plan: Plan, args: Arguments, session: Session): number {
  session.out.write(args.has("json") ? documentText(planDocument(plan)) : `${planText(plan, catalogueOf(registeredOptions), session.out)}\n`);
  return 0;
}

async function write(plan: Plan, args: Arguments, session: Session): Promise<number> {
  const outcome = await carryOut(plan, { git: !args.has("no-git"), install: !args.has("no-install"), quiet: args.has("json") }, session);
  const way = relative(session.folder, resolve(session.folder, plan.target.path)) || ".";
  session.out.write(args.has("json") ? documentText(resultDocument(plan, outcome)) : doneText(plan, outcome, { way, screen: session.out }));
  return 0;
}

function documentText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

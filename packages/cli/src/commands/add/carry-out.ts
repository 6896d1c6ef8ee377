import type { Blueprint, DiskChange } from "@create-backend/core";
import { generatorsOf, type Wish, type Workshop } from "@create-backend/templates";
import type { Arguments } from "../../command-line/command.ts";
import type { Repository } from "../../disk/find-repository.ts";
import { libraryLoader } from "../../disk/load-library.ts";
import { writtenWith } from "../../disk/plop/read-plopfile.ts";
import { readTree } from "../../disk/read-tree.ts";
import { apply, siteAt } from "../../disk/update/apply.ts";
import { openJournal } from "../../disk/update/journal.ts";
import { workTreeAt } from "../../disk/update/work-tree.ts";
import { assertName } from "../../interview/names.ts";
import type { Session } from "../../terminal/session.ts";
import { agreeTo } from "../update/agree.ts";
import { assertIdle, assertQuiet } from "../update/ready.ts";
import { assertInStep } from "./in-step.ts";
import { changesFor } from "./make.ts";
import { shelfFor } from "../shelf.ts";
import { answersFor, ownChanges, ownGenerators } from "./organisation.ts";
import { madeDocument, madeText, nothingText, type Made } from "./screen.ts";
import { incomplete, unknownThing } from "./things.ts";

interface Place {
  readonly repository: Repository;
  readonly blueprint: Blueprint;
  readonly workshop: Workshop;
}

/** Makes something with a generator of the stack or of the organisation. Gives the exit code. */
export async function makeIn(place: Place, args: Arguments, session: Session): Promise<number> {
  const { root } = place.repository;
  const site = siteAt(root, workTreeAt(root, session.environment));
  assertQuiet(openJournal(site.journalFolder));
  const made = await madeOf(place, args, session);
  if (made.changes.length === 0 || args.has("dry-run")) return say(made, { args, session, done: false });
  assertIdle(site.workTree);
  await agreeTo(madeText(made, { screen: session.out, done: false }), { label: "Write", hint: countOf(made.changes) }, { args, session });
  const branch = args.value("branch");
  apply(site, { changes: made.changes, conflicts: [], last: [], ...(branch === undefined ? {} : { branch }) });
  return say(made, { args, session, done: true });
}

/** A plopfile is only read when the kind is none of ours. */
async function madeOf({ repository, blueprint, workshop }: Place, args: Arguments, session: Session): Promise<Made> {
  const { root } = repository;
  const { positionals } = args;
  const [kind = "", ...words] = positionals;
  const mine = readTree(root, session.environment);
  const shelf = shelfFor(root, workshop, session);
  const ours = generatorsOf(blueprint, workshop).map(({ name }) => name);
  if (ours.includes(kind)) {
    assertInStep(repository, workshop);
    const wish = { ...wishOf(positionals), call: saidOf(args) };
    return { label: `${kind} ${wish.name} in ${wish.module}`, by: "create-backend", changes: await changesFor(wish, { blueprint, workshop, mine, load: libraryLoader(shelf) }) };
  }
  const own = await ownGenerators(workshop.standards ?? [], shelf);
  const generator = own.find(({ name }) => name === kind);
  if (generator === undefined) throw unknownThing(kind, "add", [...ours, ...own.map(({ name }) => name)]);
  const written = await writtenWith(generator.plopfile, shelf, { generator: kind, answers: answersFor(generator, words) });
  return { label: `${kind} ${words.join(" ")}`.trim(), by: generator.from, changes: ownChanges(written, mine, kind) };
}

function say(made: Made, { args, session: { out }, done }: { args: Arguments; session: Session; done: boolean }): number {
  if (args.has("json")) out.write(`${JSON.stringify(madeDocument(made, done), null, 2)}\n`);
  else out.write(made.changes.length === 0 ? nothingText(made, out) : madeText(made, { screen: out, done }));
  return 0;
}

function saidOf(args: Arguments): NonNullable<Wish["call"]> {
  const [method, path] = [args.value("method"), args.value("path")];
  return { ...(method === undefined ? {} : { method }), ...(path === undefined ? {} : { path }) };
}

/** `endpoint orders.cancel-order`. `CB-161`, `CB-107` */
function wishOf([kind = "", first = "", more = ""]: readonly string[]): Wish {
  const [module = "", name = "", rest] = first.split(".");
  if (module === "" || name === "" || rest !== undefined || more !== "") throw incomplete(`add ${kind} needs a name as module.name`, `create-backend add ${kind} orders.cancel-order`);
  assertName(name, `a thing in ${module}`, `add ${kind}`);
  return { kind, module, name };
}

function countOf(changes: readonly DiskChange[]): string {
  const fresh = changes.filter(({ before }) => before === undefined).length;
  return `${fresh} new files, ${changes.length - fresh} that are there`;
}

import type { Blueprint, DiskChange } from "@create-backend/core";
import { generatorsOf, versionOf, type Wish, type Workshop } from "@create-backend/templates";
import type { Arguments } from "../../command-line/command.ts";
import type { Repository } from "../../disk/find-repository.ts";
import { libraryLoader } from "../../disk/load-library.ts";
import { readTree } from "../../disk/read-tree.ts";
import { apply, siteAt } from "../../disk/update/apply.ts";
import { openJournal } from "../../disk/update/journal.ts";
import { workTreeAt } from "../../disk/update/work-tree.ts";
import { assertName } from "../../interview/names.ts";
import type { Session } from "../../terminal/session.ts";
import { agreeTo } from "../update/agree.ts";
import { assertIdle, assertQuiet } from "../update/ready.ts";
import { changesFor } from "./make.ts";
import { madeDocument, madeText, nothingText } from "./screen.ts";
import { incomplete, unknownThing } from "./things.ts";

/** Makes something inside a module with a generator of the stack. Gives the exit code. */
export async function makeIn(repository: Repository, { blueprint, workshop }: { blueprint: Blueprint; workshop: Workshop }, { args, session }: { args: Arguments; session: Session }): Promise<number> {
  const kinds = generatorsOf(blueprint, workshop).map(({ name }) => name);
  const wish = wishOf(args.positionals, kinds);
  const { root } = repository;
  const site = siteAt(root, workTreeAt(root, session.environment));
  assertQuiet(openJournal(site.journalFolder));
  const changes = await changesFor(wish, { blueprint, workshop, mine: readTree(root, session.environment), load: libraryLoader({ root, environment: session.environment, onStop: session.onStop, versionOf: (library) => versionOf(workshop.source.versions, "npm", library), fetching: (what) => session.err.write(`Fetching ${what}, once …\n`) }) });
  if (changes.length === 0 || args.has("dry-run")) return say(wish, changes, { args, session, done: false });
  assertIdle(site.workTree);
  await agreeTo(madeText(wish, changes, { screen: session.out, done: false }), { label: "Write", hint: countOf(changes) }, { args, session });
  const branch = args.value("branch");
  apply(site, { changes, conflicts: [], last: [], ...(branch === undefined ? {} : { branch }) });
  return say(wish, changes, { args, session, done: true });
}

function say(wish: Wish, changes: readonly DiskChange[], { args, session, done }: { args: Arguments; session: Session; done: boolean }): number {
  const { out } = session;
  if (args.has("json")) out.write(`${JSON.stringify(madeDocument(wish, changes, done), null, 2)}\n`);
  else out.write(changes.length === 0 ? nothingText(wish, out) : madeText(wish, changes, { screen: out, done }));
  return 0;
}

/** `endpoint orders.cancel-order`. `CB-160`, `CB-161`, `CB-107` */
function wishOf([kind = "", first = "", more = ""]: readonly string[], kinds: readonly string[]): Wish {
  if (!kinds.includes(kind)) throw unknownThing(kind, "add", kinds);
  const [module = "", name = "", rest] = first.split(".");
  if (module === "" || name === "" || rest !== undefined || more !== "") throw incomplete(`add ${kind} needs a name as module.name`, `create-backend add ${kind} orders.cancel-order`);
  assertName(name, `a thing in ${module}`, `add ${kind}`);
  return { kind, module, name };
}

function countOf(changes: readonly DiskChange[]): string {
  const fresh = changes.filter(({ before }) => before === undefined).length;
  return `${fresh} new files, ${changes.length - fresh} that are there`;
}

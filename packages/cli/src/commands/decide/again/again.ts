import { decisionPath, parseBlueprint, UserError } from "@create-backend/core";
import { registeredCatalogue, registeredOptions } from "@create-backend/templates";
import type { Arguments } from "../../../command-line/command.ts";
import { agreement, findRepository } from "../../../disk/find-repository.ts";
import { readText } from "../../../disk/read-text.ts";
import { apply, siteAt } from "../../../disk/update/apply.ts";
import { openJournal } from "../../../disk/update/journal.ts";
import { workTreeAt } from "../../../disk/update/work-tree.ts";
import { toldBy } from "../../../interview/gather.ts";
import type { Session } from "../../../terminal/session.ts";
import { overridesIn } from "../../overrides-in.ts";
import { radarOf, standardsOf, waiversOf } from "../../standards.ts";
import { assertQuiet } from "../../update/ready.ts";
import { againDocument } from "./document.ts";
import { planAgain } from "./plan.ts";
import { rememberedIn } from "./remembered.ts";
import { againText } from "./screen.ts";

/** Decides anew in a repository, says what is different, and records it. Gives the exit code. */
export async function decideAgain(args: Arguments, session: Session): Promise<number> {
  assertAlone(args, ["adr", "html", "why", "extends"]);
  const repository = findRepository(session.folder, ".");
  const site = siteAt(repository.root, workTreeAt(repository.root, session.environment));
  assertQuiet(openJournal(site.journalFolder));
  const remembered = rememberedIn(repository.root);
  const blueprint = parseBlueprint(repository.agreement, agreement);
  const standards = await standardsOf(blueprint.extends ?? [], repository.root);
  const catalogue = registeredCatalogue(registeredOptions, standards);
  const told = toldBy(args, catalogue, (path) => readText(session.folder, path));
  const plan = planAgain({ remembered, told, blueprint }, { catalogue, force: args.has("force"), radar: radarOf(standards), waivers: waiversOf(args), overrides: overridesIn(args, session) });
  const written = !args.has("dry-run") && plan.changes.length > 0;
  if (written) apply(site, { changes: plan.changes, conflicts: [], last: [] });
  session.out.write(args.has("json") ? `${JSON.stringify(againDocument(plan, written), null, 2)}\n` : againText(plan, { screen: session.out, written }));
  return 0;
}

/** These say what to do with one decision; deciding again compares two. `CB-052` */
function assertAlone(args: Arguments, others: readonly string[]): void {
  const other = others.find((name) => args.has(name));
  if (other === undefined) return;
  throw new UserError("CB-052", {
    what: `--again and --${other} do not go together.`,
    why: `--again compares with ${decisionPath} and writes its own records; --${other} shows one decision by itself.`,
    todo: `Leave --${other} out, or decide without --again from the stored profile: create-backend decide --profile .backend/profile.yaml --${other}`,
    place: { key: `--${other}` },
  });
}

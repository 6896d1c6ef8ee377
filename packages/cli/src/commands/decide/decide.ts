import { applyOverrides, decisionJson, decisionRecords, textFile, treeOf, UserError, type Catalogue, type Decision } from "@create-backend/core";
import { registeredCatalogue, registeredOptions } from "@create-backend/templates";
import type { Arguments } from "../../command-line/command.ts";
import { addTree } from "../../disk/add-tree.ts";
import { readText } from "../../disk/read-text.ts";
import { toldBy } from "../../interview/gather.ts";
import { tellingPlaces } from "../../interview/place-in-profile.ts";
import type { Told } from "../../interview/told.ts";
import type { Session } from "../../terminal/session.ts";
import { overridesIn } from "../overrides-in.ts";
import { decideOn, leaningOf, type Organisation } from "../decide-on.ts";
import { extendedBy, radarOf, standardsOf, waiversOf } from "../standards.ts";
import { glossaryScreen } from "./glossary-screen.ts";
import { decisionScreen } from "./screen.ts";

/** Decides and shows it. Gives the exit code. */
export async function decideCommand(args: Arguments, session: Session): Promise<number> {
  if (args.has("glossary")) {
    session.out.write(glossaryScreen(session.out));
    return 0;
  }
  if (args.has("again")) return (await import("./again/again.ts")).decideAgain(args, session);
  const standards = await standardsOf(extendedBy(args), session.folder);
  const catalogue = registeredCatalogue(registeredOptions, standards);
  const told = toldBy(args, catalogue, (path) => readText(session.folder, path));
  const silent = !session.interactive || args.has("json") || args.has("yes");
  const nothing = !told.fromFile && Object.keys(told.pins).length === 0 && told.sources.every(({ input }) => Object.keys(input).length === 0);
  if (silent && nothing && !args.has("yes")) throw nothingTold();
  const organisation = { radar: radarOf(standards), waivers: waiversOf(args) };
  const known = silent || !nothing ? told : await ask(told, { catalogue, organisation }, session);
  const overrides = overridesIn(args, session);
  const decision = tellingPlaces(known, () => decideOn(known, { catalogue, force: args.has("force"), generatesOnly: false, ...organisation, overrides, expiring: true, flips: true }));
  const dry = args.has("dry-run");
  const written = dry ? 0 : saveRecords(decision, { folder: args.value("adr"), session });
  const page = dry ? undefined : args.value("html");
  if (page !== undefined) (await import("./page-file.ts")).savePage(decision, applyOverrides(catalogue, overrides ?? []), { folder: session.folder, shown: page, organisation });
  session.out.write(args.has("json") ? decisionJson(decision) : decisionScreen(decision, catalogue, { screen: session.out, why: args.has("why") }));
  if (written > 0) session.err.write(`✓ ${written} decision records written to ${args.value("adr") ?? ""}\n`);
  if (page !== undefined) session.err.write(`✓ page written to ${page}: open it in a browser\n`);
  return 0;
}

async function ask(told: Told, { catalogue, organisation }: { catalogue: Catalogue; organisation: Organisation }, session: Session): Promise<Told> {
  const { askAboutSituation } = await import("../../interview/interview.ts");
  return askAboutSituation(told, { catalogue, screen: session.out, generatesOnly: false, leaning: (sofar) => leaningOf(sofar, catalogue, organisation) });
}

function saveRecords(decision: Decision, { folder, session }: { folder: string | undefined; session: Session }): number {
  if (folder === undefined) return 0;
  const records = decisionRecords(decision).map(([path, text]) => [path, textFile(text)] as const);
  addTree(treeOf(records), session.folder, folder);
  return records.length;
}

function nothingTold(): UserError {
  return new UserError("CB-116", {
    what: "Nobody can be asked here, and nothing was said about the situation.",
    why: "A decision for nobody in particular helps nobody.",
    todo: "Give --profile FILE or flags such as --team 5 --domain saas; with --yes the defaults decide.",
    place: { key: "--profile" },
  });
}

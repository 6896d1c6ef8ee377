import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "@create-backend/core";
import type { Arguments } from "../../command-line/command.ts";
import { agreement, findRepository } from "../../disk/find-repository.ts";
import { siteAt } from "../../disk/update/apply.ts";
import { openJournal } from "../../disk/update/journal.ts";
import { workTreeAt } from "../../disk/update/work-tree.ts";
import type { Session } from "../../terminal/session.ts";
import { padded } from "../../terminal/text.ts";
import { version } from "../../version.ts";
import { afterCodemods } from "../update/after-codemods.ts";
import { afterNewName } from "../update/after-new-name.ts";
import { packageWay } from "../update/package-way.ts";
import { isOpen, planOf } from "../update/plan.ts";
import { assertQuiet } from "../update/ready.ts";
import { standingOf } from "../update/standing.ts";
import { assertWholeCheckout } from "../update/whole-checkout.ts";
import { storedBase } from "../update/stored-base.ts";

/** How one repository stands. */
interface Row {
  readonly directory: string;
  readonly name?: string;
  readonly tool?: string;
  readonly state: "current" | "skipped" | "behind" | "refused";
  readonly changes?: number;
  readonly conflicts?: readonly string[];
  readonly error?: { readonly code: string; readonly what: string };
}

/** Judges every checkout; one that cannot be judged does not keep the others from it. Gives the exit code. */
export async function statusCommand(args: Arguments, session: Session): Promise<number> {
  const rows: Row[] = [];
  for (const directory of args.positionals.length === 0 ? ["."] : args.positionals) rows.push(await rowOf(directory, session));
  if (args.has("json")) session.out.write(`${JSON.stringify({ ok: true, tool: version, repositories: rows }, null, 2)}\n`);
  else session.out.write(tableText(rows, session));
  const states = new Set(rows.map(({ state }) => state));
  return states.has("refused") ? 2 : states.has("behind") ? 4 : 0;
}

async function rowOf(directory: string, session: Session): Promise<Row> {
  const { folder } = session;
  try {
    const own = existsSync(join(resolve(folder, directory), agreement));
    if (!own && directory !== ".") throw new UserError("CB-121", { what: `${directory} has no ${agreement}.`, todo: "Name the root of a repository that create-backend has written." });
    const repository = findRepository(folder, directory);
    const site = siteAt(repository.root, workTreeAt(repository.root, session.environment));
    assertQuiet(openJournal(site.journalFolder));
    const found = await standingOf(repository, packageWay(session));
    assertWholeCheckout(found, site.workTree);
    const standing = afterNewName(await afterCodemods(found, repository.root, session));
    const plan = planOf(standing, storedBase(repository.root));
    const about = { directory, name: standing.agreed.now.name, tool: standing.lock.tool };
    if (plan.skipped || !isOpen(plan)) return { ...about, state: plan.skipped ? "skipped" : "current" };
    return { ...about, state: "behind", changes: plan.followed.changes.length, conflicts: plan.followed.conflicts.map(({ path }) => path) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { directory, state: "refused", error: { code: error.code, what: error.parts.what } };
  }
}

function tableText(rows: readonly Row[], { out: { style } }: Session): string {
  const width = Math.max(...rows.map(({ directory }) => directory.length));
  const tools = Math.max(...rows.map(({ tool }) => tool?.length ?? 1));
  const lines = rows.map((row) => `${signOf(row, style)} ${padded(row.directory, width)}  ${padded(row.tool ?? "-", tools)}  ${saying(row)}\n`);
  return `${lines.join("")}${rows.length > 1 ? `\n${sumText(rows)}\n` : ""}`;
}

function sumText(rows: readonly Row[]): string {
  const count = (...states: readonly Row["state"][]): number => rows.filter(({ state }) => states.includes(state)).length;
  const parts = [
    [count("current", "skipped"), "follows", "follow"],
    [count("behind"), "has something to follow", "have something to follow"],
    [count("refused"), "could not be judged", "could not be judged"],
  ] as const;
  return `${rows.length} repositories: ${parts.flatMap(([number, one, many]) => (number === 0 ? [] : [`${number} ${number === 1 ? one : many}`])).join(", ")}.`;
}

function signOf({ state }: Row, style: Session["out"]["style"]): string {
  return state === "behind" ? style.yellow("↑") : state === "refused" ? style.red("✗") : style.green("✓");
}

function saying({ state, changes = 0, conflicts = [], error }: Row): string {
  if (state === "current") return "follows";
  if (state === "skipped") return "follows; this version is skipped";
  if (error !== undefined) return `${error.what} (${error.code})`;
  const files = changes === 0 ? "edits to record" : `${changes} ${changes === 1 ? "file" : "files"} to change`;
  return conflicts.length === 0 ? files : `${files}, to decide: ${conflicts.join(", ")}`;
}

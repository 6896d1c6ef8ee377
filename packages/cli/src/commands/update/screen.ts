import { compareBlueprints, type AgreementChange, type Step } from "@create-backend/core";
import type { Screen } from "../../terminal/session.ts";
import { columns, widthOf, wrap } from "../../terminal/text.ts";
import type { Carried } from "./carry-out.ts";
import { keptMigrations, keptText, leftBehind, leftBehindText, letGo, letGoText } from "./left-behind.ts";
import { lostIn, lostTexts } from "./lost-names.ts";
import { missingSectionsTexts, newlyMissing } from "./missing-sections.ts";
import { newNamesIn } from "./new-names.ts";
import { isOpen, toldSteps, type UpdatePlan } from "./plan.ts";

interface Group {
  readonly outcome: Step["outcome"];
  readonly sign: string;
  readonly title: string;
  readonly why: string;
}

/** What needs eyes comes first. */
const groups: readonly Group[] = [
  { outcome: "conflict", sign: "!", title: "to decide", why: "you and the templates changed the same place" },
  { outcome: "let-go", sign: "•", title: "yours from now on", why: "no longer written by create-backend; you had changed or moved them, so they stay" },
  { outcome: "stay-deleted", sign: "·", title: "stay deleted", why: "you deleted them; the templates changed them since" },
  { outcome: "wait", sign: "·", title: "wait", why: "a link or a folder of yours is in their place; what the templates changed comes once a file is" },
  { outcome: "hold", sign: "·", title: "left with what is to decide", why: "they build only with what the templates have there" },
  { outcome: "rewrite", sign: "~", title: "changed with the templates", why: "a name of theirs is another one, or elsewhere; nothing else in them changes" },
  { outcome: "merge", sign: "~", title: "merged", why: "your edits and ours, in different places" },
  { outcome: "take", sign: "↑", title: "updated", why: "ours, and you had not changed them" },
  { outcome: "add", sign: "+", title: "new", why: "" },
  { outcome: "delete", sign: "-", title: "removed", why: "no longer needed, and you had not changed them" },
];
/** What a group says of all its files need not be said of each. */
const usual = new Set(["both changed it, in different places", "new in the templates", "you did not change it"]);
const mostPaths = 12;

/** The plan as a person reads it: what changes, why, and whose it is. */
export function planText(plan: UpdatePlan, screen: Screen): string {
  const { style } = screen;
  if (plan.skipped) return `${good("This version is skipped (--skip-version); nothing else has changed.", screen).join("\n")}\n`;
  if (!isOpen(plan) && plan.postponed.length > 0) return `${postponedText(plan, screen).join("\n")}\n`;
  if (!isOpen(plan)) return `${good(`Nothing to do: the repository follows backend.yaml and create-backend ${plan.standing.now.facts.tool}.`, screen).join("\n")}\n`;
  return [...headText(plan, screen), "", ...groups.flatMap((group) => groupText(group, plan, screen)), ...leftText(plan, screen), ...wrap(restText(plan), screen.width).map(style.dim), ""].join("\n");
}

/** What was done, and what comes next. */
export function doneText(plan: UpdatePlan, { notices }: Carried, screen: Screen): string {
  const { style, width } = screen;
  const { changes, conflicts } = plan.followed;
  const gone = letGo(plan);
  const notes = [...notices.flatMap((notice) => noted(notice, screen)), ...(gone.length === 0 ? [] : noted(letGoText(gone), screen)), ...leftText(plan, screen)];
  if (conflicts.length === 0) {
    const left = plan.postponed.length === 0 ? [] : postponedText(plan, screen);
    const what = changes.length === 0 ? "Recorded what you changed; no file had to change." : `Updated: ${changes.length} ${changes.length === 1 ? "file" : "files"}. Look at it with git diff, then commit.`;
    return [...good(what, screen), ...left, ...notes, ""].join("\n");
  }
  return [
    `${style.yellow("!")} ${style.bold(`${conflicts.length === 1 ? "One file is" : `${conflicts.length} files are`} left to you`)}; everything else is updated.`,
    ...conflicts.map(({ path, kind, keys }) => `  ${path}${style.dim(kind === "binary" ? "  yours is kept; ours: git show :3:./" + path : keys.length > 0 ? `  ${keys.join(", ")}` : "")}`),
    ...notes,
    "",
    columns([[style.cyan("create-backend update --continue"), style.dim("once the markers are gone")], [style.cyan("create-backend update --abort"), style.dim("everything as it was")]], { width, left: 35 }),
    "",
  ].join("\n");
}

function postponedText({ postponed, followed: { steps } }: UpdatePlan, screen: Screen): string[] {
  const held = steps.flatMap(({ path, outcome }) => (outcome === "hold" ? [path] : []));
  const others = held.length === 0 ? "" : ` As they were, because they build only together with ${postponed.length === 1 ? "it" : "them"}: ${held.join(", ")}.`;
  return noted(`Left for another time, with your text in them: ${postponed.join(", ")}.${others} To decide: create-backend update, without --clean-part.`, screen);
}

/** Something to look at, below a sign. */
export function noted(text: string, screen: Screen): string[] {
  return signed(screen.style.yellow("!"), text, screen);
}

/** Something that went well, below a sign. */
export function good(text: string, screen: Screen): string[] {
  return signed(screen.style.green("✓"), text, screen);
}

function signed(sign: string, text: string, { width }: Screen): string[] {
  return wrap(text, width - 2).map((line, index) => `${index === 0 ? sign : " "} ${line}`);
}

function leftText(plan: UpdatePlan, screen: Screen): string[] {
  const [kept, missing] = [keptMigrations(plan), newlyMissing(plan)];
  return [...lostTexts(lostIn(plan)), ...leftBehind(plan).map(leftBehindText), ...(kept.length === 0 ? [] : [keptText(kept)]), ...missingSectionsTexts(missing)].flatMap((text) => [...noted(text, screen), ""]);
}

function headText(plan: UpdatePlan, screen: Screen): string[] {
  const { style, width } = screen;
  const { lock, now, agreed } = plan.standing;
  const tools = lock.tool === now.facts.tool ? `create-backend ${lock.tool}` : `create-backend ${lock.tool} → ${now.facts.tool}`;
  const changes = compareBlueprints(agreed.before, agreed.now);
  const rows = [
    ...changes.map((change) => [style.cyan("backend.yaml"), changeText(change)] as const),
    ...toldIn(plan).map((text) => [style.cyan("your code"), text] as const),
  ];
  const head = [style.bold(`Update of ${agreed.now.name}`), style.dim(tools)];
  return [...(widthOf(head.join("  ")) <= width ? [head.join("  ")] : head), ...(rows.length === 0 ? [] : [columns(rows, { width, left: 14 })])];
}

/** What changes in the user's code: a name of the templates by itself, packages that the project's name is in as one. */
function toldIn(plan: UpdatePlan): readonly string[] {
  const told = newNamesIn(plan);
  const [packages, names] = [told.filter(({ kind }) => kind === "import"), told.filter(({ kind }) => kind !== "import")];
  const imports = packages.length === 0 ? [] : [`imports follow the new name: ${packages[0]?.from ?? ""} → ${packages[0]?.to ?? ""}${packages.length === 1 ? "" : ` and ${packages.length - 1} more`}`];
  return [...names.map(({ from, to, waits }) => `${from} → ${to}${waits === true ? ", which waits with what is to decide" : ""}`), ...imports];
}

function changeText({ key, from, to }: AgreementChange): string {
  return from === undefined ? `+ ${key}: ${to ?? ""}` : to === undefined ? `- ${key}` : `${key}: ${from} → ${to}`;
}

function groupText({ outcome, sign, title, why }: Group, plan: UpdatePlan, screen: Screen): string[] {
  const { style, width } = screen;
  const steps = toldSteps(plan).filter((step) => step.outcome === outcome);
  if (steps.length === 0) return [];
  const mark = outcome === "conflict" ? style.yellow : outcome === "delete" || outcome === "let-go" ? style.red : style.green;
  const shown = steps.slice(0, mostPaths).flatMap((step) => stepLines(step, plan, width));
  const more = steps.length > mostPaths ? [style.dim(`    and ${steps.length - mostPaths} more (--json lists all)`)] : [];
  const head = `${mark(sign)} ${style.bold(`${steps.length} ${title}`)}`;
  const reasons = widthOf(head) + 2 + widthOf(why) <= width ? [`${head}${why === "" ? "" : `  ${style.dim(why)}`}`] : [head, ...wrap(why, width - 2).map((line) => `  ${style.dim(line)}`)];
  return [...reasons, ...shown, ...more, ""];
}

/** A path stays whole, so that it can be copied; what is said of it goes below it where both do not fit. */
function stepLines(step: Step, plan: UpdatePlan, width: number): string[] {
  const path = `    ${step.from === undefined ? "" : `${step.from} → `}${step.path}`;
  const notes = notesOf(step, plan);
  if (notes === "") return [path];
  const line = `${path}  ${notes}`;
  return widthOf(line) <= width ? [line] : [path, ...wrap(notes, width - 6).map((part) => `      ${part}`)];
}

function notesOf({ path, outcome, reason }: Step, { followed, standing }: UpdatePlan): string {
  const keys = outcome === "conflict" ? (followed.conflicts.find((conflict) => conflict.path === path)?.keys ?? []) : [];
  const special = ["merge", "add", "rewrite"].includes(outcome) && !usual.has(reason) ? [reason] : [];
  const seed = standing.now.tree.get(path)?.owner === "seed" && outcome === "add" ? ["yours from the first minute"] : [];
  return [...(keys.length > 0 ? [keys.join(", ")] : []), ...seed, ...special].join("  ");
}

function restText(plan: UpdatePlan): string {
  const { changes, steps } = plan.followed;
  const kept = steps.filter(({ outcome }) => outcome === "keep").length;
  return `${changes.length === 0 ? "No file changes; what you changed yourself is recorded." : `${changes.length} ${changes.length === 1 ? "file changes" : "files change"}.`}${kept === 0 ? "" : ` ${kept} that you changed or own stay as they are.`}`;
}

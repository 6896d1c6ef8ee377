import { valueAt, type ChangedChoice } from "@create-backend/core";
import { headline } from "../../../report/decision-text.ts";
import { titleOf } from "../../../report/question-titles.ts";
import type { Screen } from "../../../terminal/session.ts";
import { padded, wrap } from "../../../terminal/text.ts";
import type { AgainPlan } from "./plan.ts";

/** What is different, what led to it, and what to do. */
export function againText(plan: AgainPlan, { screen, written }: { readonly screen: Screen; readonly written: boolean }): string {
  const { style } = screen;
  const { after, differences } = plan;
  const count = differences.choices.length;
  const verdict = count === 0 ? `${style.green("✓")} ${style.bold("The decision stands")}` : `${style.yellow("!")} ${style.bold(`${count} ${count === 1 ? "answer changes" : "answers change"}`)}`;
  return [
    `${verdict}: ${headline(after)}  ${style.dim(`confidence ${after.confidence}`)}`,
    "",
    ...causes(plan, screen),
    ...(count === 0 ? [] : [style.bold("What changes"), ...differences.choices.flatMap((change) => changeLines(change, plan, screen)), ""]),
    ...remarks(plan, screen),
    ...next(plan, screen),
    style.dim(written ? `Written: ${plan.changes.map(({ path }) => path).join(", ")}` : plan.changes.length === 0 ? "Nothing to write." : `Nothing was written. It would be: ${plan.changes.map(({ path }) => path).join(", ")}`),
    "",
  ].join("\n");
}

/** What is not as it was: the profile, the catalogue, the rules. */
function causes({ before, after, differences }: AgainPlan, screen: Screen): string[] {
  const versions = [
    ...(before.catalogueVersion === after.catalogueVersion ? [] : [`catalogue ${before.catalogueVersion} → ${after.catalogueVersion}`]),
    ...(before.engine === after.engine ? [] : [`rules ${before.engine} → ${after.engine}`]),
  ];
  const keys = differences.profile.map((key) => `${key}: ${said(valueAt(before.profile, key))} → ${said(valueAt(after.profile, key))}`);
  const lines = [...versions, ...keys];
  return [screen.style.bold("Since the last decision"), ...(lines.length === 0 ? ["same profile, same catalogue, same rules"] : lines).flatMap((line) => listed(line, screen)), ""];
}

function changeLines({ question, sentence, to }: ChangedChoice, { after }: AgainPlan, screen: Screen): string[] {
  const choice = to === undefined ? undefined : after.choices[question];
  const best = [...(choice?.reasons ?? [])].filter(({ points }) => points > 0).sort((a, b) => b.points - a.points)[0]?.because;
  const why = choice?.pinned === true ? ": you fixed it" : best === undefined ? "" : `: ${best}`;
  return wrap(`${sentence}${why}`, screen.width - 20).map((line, index) => `  ${padded(index === 0 ? titleOf(question) : "", 18)}${line}`);
}

function remarks({ kept, after, facts }: AgainPlan, screen: Screen): string[] {
  const own = Object.entries(kept).map(([question, option]) => {
    const otherwise = after.choices[question]?.otherwise;
    return `backend.yaml was changed to ${question}: ${option} since; that is kept${otherwise === undefined ? "" : ` (${otherwise.sentence})`}.`;
  });
  const missed = facts.length === 0 ? [] : [`The last decision counted facts of your own: ${facts.join(", ")}. Give them again with --overrides FILE, or they no longer count.`];
  return [...own, ...missed, ...after.contradictions.map(({ what, fix }) => `${what} ${fix}`), ...after.notes].flatMap((line) => listed(line, screen, "!"));
}

/** The agreement leads: what was decided reaches the code through it. */
function next({ toFollow }: AgainPlan, { style }: Screen): string[] {
  if (toFollow.length === 0) return [];
  return [
    style.bold("Next"),
    `  In backend.yaml: ${toFollow.map(({ question, from, to }) => `${style.cyan(`${question}: ${to}`)} ${style.dim(`instead of ${from}`)}`).join(", ")}`,
    `  Then: ${style.cyan("create-backend update")}${style.dim(", which shows the plan before it writes")}`,
    "",
  ];
}

function said(value: unknown): string {
  return value === undefined ? "-" : typeof value === "string" ? value : JSON.stringify(value).replaceAll('"', "").replaceAll(",", ", ").replaceAll(":", ": ");
}

function listed(text: string, { width, style }: Screen, mark = "·"): string[] {
  return wrap(text, width - 4).map((line, index) => `${index === 0 ? `  ${mark === "!" ? style.yellow(mark) : style.cyan(mark)} ` : "    "}${line}`);
}

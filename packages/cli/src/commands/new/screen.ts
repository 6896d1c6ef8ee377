import type { Catalogue } from "@create-backend/core";
import { spoken } from "../../disk/install.ts";
import { decisionText } from "../../report/decision-text.ts";
import { treeText } from "../../report/tree-text.ts";
import type { Screen } from "../../terminal/session.ts";
import { columns, wrap } from "../../terminal/text.ts";
import type { Outcome } from "./carry-out.ts";
import type { Plan } from "./plan.ts";

/** The decision and the tree: what a dry run says. */
export function planText({ decision, rendering, target, blueprint }: Plan, catalogue: Catalogue, screen: Screen): string {
  return [decisionText(decision, catalogue, screen), "", treeText(rendering.tree, blueprint.name, screen), "", screen.style.dim(`Nothing was written to ${target.shown}.`)].join("\n");
}

/** What was done and what comes next. */
export function doneText(plan: Plan, outcome: Outcome, { way, screen }: { way: string; screen: Screen }): string {
  const { style } = screen;
  const { rendering, target } = plan;
  const did = [`${rendering.tree.size} files`, ...(outcome.committed ? ["one commit"] : []), ...(outcome.installed ? ["dependencies"] : [])];
  return [
    `${style.green("✓")} ${style.bold(target.shown)} is ready: ${did.join(", ")}.`,
    ...outcome.notices.flatMap((notice) => wrap(notice, screen.width - 2).map((line, index) => `${index === 0 ? style.yellow("!") : " "} ${line}`)),
    "",
    style.bold("Next"),
    nextSteps(plan, outcome, { way, screen }),
    "",
  ].join("\n");
}

function nextSteps({ rendering: { system } }: Plan, outcome: Outcome, { way, screen }: { way: string; screen: Screen }): string {
  const { commands } = system;
  const command = (line: string): string => spoken(line, outcome.way);
  const steps: (readonly [string, string])[] = [
    ...(way === "." ? [] : [[`cd ${way}`, ""] as const]),
    ...(outcome.installed || commands.install === "" ? [] : [[command(commands.install), "install what it needs"] as const]),
    ...(commands.dev === "" ? [] : [[command(commands.dev), `start it: http://127.0.0.1:${portOf(system.apps)}`] as const]),
    ...(commands.test === "" ? [] : [[command(commands.test), "run its tests, no server needed"] as const]),
    ["backend.yaml", "the agreement: everything follows from it"],
  ];
  const left = Math.max(...steps.map(([line]) => line.length)) + 2;
  return columns(steps.map(([line, does]) => [screen.style.cyan(line), screen.style.dim(does)]), { width: screen.width, left });
}

/** Where one finds all of it in development: the one app, or the gateway in front of several. */
function portOf(apps: Plan["rendering"]["system"]["apps"]): number {
  const [first, second] = apps;
  return first === undefined || second !== undefined ? 3000 : first.port;
}

import { dollars, loadShrinks, meetingOf, thousands, weightOf, type Catalogue, type Decision } from "@create-backend/core";
import { amount } from "../../report/amount.ts";
import { decisionDetail } from "../../report/decision-detail.ts";
import { decisionText } from "../../report/decision-text.ts";
import { nearestFlips } from "../../report/nearest-flips.ts";
import { titleOf } from "../../report/question-titles.ts";
import type { Screen } from "../../terminal/session.ts";
import { columns, wrap } from "../../terminal/text.ts";

/** The decision on one screen, or with `why` in full, and how to go on from it. */
export function decisionScreen(decision: Decision, catalogue: Catalogue, { screen, why }: { screen: Screen; why: boolean }): string {
  const parts = why ? [decisionDetail(decision, catalogue, screen)] : [decisionText(decision, catalogue, screen), "", ...seconds(decision, screen)];
  return [...parts, ...costs(decision, screen), ...changes(decision, screen), ...nextLines(decision, { screen, why }), ""].join("\n");
}

/** Who came second, and what it takes to come first. */
function seconds({ runnerUps }: Decision, screen: Screen): string[] {
  const lines = [runnerUps.architecture, runnerUps.language].flatMap((second) => (second === undefined ? [] : [[`${titleOf(second.question)}: ${second.title}`, second.sentence] as const]));
  return lines.length === 0 ? [] : [screen.style.bold("Runners-up"), ...lines.flatMap((line) => listed(line, screen)), ""];
}

/** Both ways to pay at the load that is carried, and where they meet. */
function costs({ profile: { load }, sizing: { cost, vcpu, averageRps } }: Decision, screen: Screen): string[] {
  if (cost === undefined) return [];
  const meet = meetingOf(cost);
  const prices = `${cost.yardstick ? "yardstick: prices" : "prices"} of ${cost.cloud}, ${cost.prices.split(": ")[0] ?? ""}`;
  return [screen.style.bold(loadShrinks(load) ? "Cost today, before the load shrinks" : "Cost in 24 months"), ...listed([`Containers (${thousands(cost.instances)} at the peak, ${amount(vcpu)} vCPU) about ${dollars(cost.containersUsd)} USD a month, functions about ${dollars(cost.functionsUsd)} USD, at ${amount(averageRps)} requests per second on average; ${meet}, and ${weightOf(cost)} (${prices})`, ""], screen), ""];
}

/** The nearest changes of the situation that would change the answer. */
function changes(decision: Decision, screen: Screen): string[] {
  const nearest = nearestFlips(decision);
  return nearest.length === 0 ? [] : [screen.style.bold("What would change it"), ...nearest.flatMap(({ sentence }) => listed([sentence, ""], screen)), ""];
}

function listed([head, text]: readonly [string, string], { width, style }: Screen): string[] {
  const words = wrap(text === "" ? head : `${head}, ${text}`, width - 4);
  return words.map((line, index) => `${index === 0 ? `  ${style.cyan("·")} ` : "    "}${line}`);
}

function nextLines(decision: Decision, { screen, why }: { screen: Screen; why: boolean }): string[] {
  const { style, width } = screen;
  const choices = Object.values(decision.choices);
  const pins = choices.filter(({ pinned, generates }) => pinned && generates).map(({ question, option }) => ` --${question} ${option}`);
  const lines = [
    [`create-backend shop${pins.join("")} …`, `write ${choices.some(({ bestGenerated }) => bestGenerated !== undefined) ? "the best that we generate" : "it"}, with the same flags`],
    ...(why ? [] : [["--why", "every argument, what was ruled out, and by what"]]),
    ["--glossary", "what the words and codes mean"],
    ["--json", "all of it for a program"],
    ["--adr docs/decisions", "as decision records"],
    ["--html decision.html", "as a page to read and to try"],
  ];
  return [style.bold("Next"), columns(lines.map(([line = "", does = ""]) => [style.cyan(line), style.dim(does)] as const), { width, left: 26 })];
}

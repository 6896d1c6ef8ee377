import type { Catalogue, Choice, Contribution, Decision, Rejection } from "@create-backend/core";
import type { Screen } from "../terminal/session.ts";
import { columns, padded, wrap } from "../terminal/text.ts";
import { headline, reasonFor, remarksOf, workloadTitle } from "./decision-text.ts";
import { titleOf } from "./question-titles.ts";
import { doubtsAbout, surenessOf } from "./sureness.ts";

/** A decision in full: every answer with its arguments, the runner-up, and why nothing else. */
export function decisionDetail(decision: Decision, catalogue: Catalogue, screen: Screen): string {
  const { style, width } = screen;
  const remarks = remarksOf(decision);
  const open = Object.entries(decision.notNeeded).map(([question, why]) => [titleOf(question), why] as const);
  return [
    style.bold(headline(decision)),
    ...wrap(`confidence ${decision.confidence}: ${surenessOf(decision)}`, width - 2).map(style.dim),
    "",
    ...forceLines(decision, screen),
    ...workloadLines(decision, screen),
    ...Object.values(decision.choices).flatMap((choice) => [...choiceLines(choice, catalogue, screen), ""]),
    ...(open.length === 0 ? [] : [style.bold("Not asked for"), columns(open, { width, left: 26 }), ""]),
    ...(remarks.length === 0 ? [] : [style.bold("To know"), ...remarks.flatMap((remark) => listed(remark, style.yellow("!"), screen)), ""]),
    ...wrap(`Catalogue ${decision.catalogueVersion}. The same situation and catalogue give the same decision.`, width - 2).map(style.dim),
    "",
  ].join("\n");
}

/** What speaks for several deployables, and what resists; the gates of a split look at the sum. */
function forceLines({ forces: { need, resistance, net, contributions } }: Decision, screen: Screen): string[] {
  if (contributions.length === 0) return [];
  const { style } = screen;
  return [`${style.bold(padded("A split", 24))}  ${style.dim(`need ${need} less resistance ${resistance} makes ${net}`)}`, ...contributions.flatMap((one) => argument(one, screen)), ...listed("to set parts apart takes at least 0, services throughout at least 3", style.dim("gates"), screen), ""];
}

/** What the work is made of, and on what each part runs. */
function workloadLines({ workloads }: Decision, screen: Screen): string[] {
  if (workloads.length < 2) return [];
  return [screen.style.bold("By workload"), ...workloads.flatMap((one) => listed(`${workloadTitle(one)} on ${one.title}: ${one.because}`, screen.style.dim("·"), screen)), ""];
}

function choiceLines(choice: Choice, catalogue: Catalogue, screen: Screen): string[] {
  const { style, width } = screen;
  const { runnerUp, title } = choice;
  const facts = [...(choice.pinned ? ["your choice"] : [`score ${choice.score.toFixed(2)}`]), `confidence ${choice.confidence}`].join(", ");
  const head = `${style.bold(padded(titleOf(choice.question), 24))}  ${style.green(title)}`;
  return [
    ...(28 + title.length + facts.length <= width ? [`${head}  ${style.dim(facts)}`] : [head, ...listed(facts, " ", screen).map(style.dim)]),
    ...(choice.reasons.length === 0 || choice.pinned ? listed(reasonFor(choice, catalogue), " ", screen) : choice.reasons.map((reason) => argument(reason, screen)).flat()),
    ...(choice.doubts.length === 0 ? [] : listed(doubtsAbout(choice), style.dim("doubt"), screen)),
    ...(choice.tradeOff === undefined ? [] : listed(choice.tradeOff.replace(/\.$/, ""), style.dim("trade"), screen)),
    ...(choice.reversibility === undefined ? [] : listed(`to change it is ${choice.reversibility}`, style.dim("later"), screen)),
    ...(choice.health === undefined ? [] : listed(choice.health, style.dim("health"), screen)),
    ...(runnerUp === undefined ? [] : listed(`${runnerUp.title} ${runnerUp.sentence}`, style.cyan("2nd"), screen)),
    ...rejected(choice, screen),
    ...(choice.bestGenerated === undefined ? [] : listed(choice.bestGenerated.sentence, style.yellow("!"), screen)),
  ];
}

function argument({ points, because, uncertain }: Contribution, screen: Screen): string[] {
  const sign = `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(2)}`;
  const { style } = screen;
  const paint = points < 0 ? style.red : points > 0 ? style.green : style.dim;
  return listed(`${because}${uncertain === true ? " (estimate)" : ""}`, paint(sign.padStart(6)), screen);
}

/** Those that share a reason share a line. */
function rejected({ rejected: all, runnerUp }: Choice, screen: Screen): string[] {
  const others = all.filter(({ option }) => option !== runnerUp?.option);
  const byReason = new Map<string, Rejection[]>();
  for (const one of others) byReason.set(`${one.code} ${one.sentence}`, [...(byReason.get(`${one.code} ${one.sentence}`) ?? []), one]);
  return [...byReason.values()].flatMap((same) => listed(`${same.map(({ title }) => title).join(", ")}: ${withCode(same[0])}`, screen.style.dim("not"), screen).map(screen.style.dim));
}

function listed(text: string, mark: string, { width }: Screen): string[] {
  return wrap(text, width - 10).map((line, index) => `  ${padded(index === 0 ? mark : "", 8)}${line}`);
}

/** A reason that names its code itself needs it no second time. */
function withCode(one: Rejection | undefined): string {
  if (one === undefined) return "";
  return one.sentence.includes(one.code) ? one.sentence : `${one.sentence} (${one.code})`;
}

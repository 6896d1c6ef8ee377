import { addTo } from "../../grouped.ts";
import type { Choice, Contribution, Decision } from "../decision.ts";
import { loadShrinks } from "../../profile/load-of-users.ts";
import { meetingOf, weightOf } from "../situation/sizing.ts";
import { said } from "../situation/said.ts";
import { dollars, thousands } from "../situation/thousands.ts";
import { decidingReason, leadsOf } from "../telling/deciding-reason.ts";
import { behindIn } from "../telling/explain.ts";
import { contextOf } from "./context.ts";
import { pointsTable } from "./points-table.ts";
import { choicesOn, type Topic } from "./topics.ts";

/** What a record says besides the decision itself. */
export interface RecordFrame {
  /** The day of the decision; without it the commit says when. */
  readonly date?: string;
  readonly decisionMakers?: readonly string[];
  readonly consulted?: readonly string[];
  readonly informed?: readonly string[];
  /** File of the record that this one replaces. */
  readonly supersedes?: string;
  /** What a change asks of data and people: Markdown paragraphs. */
  readonly toMove?: readonly string[];
}

/** One record in MADR 4, as Markdown with front matter. */
export function recordText(topic: Topic, decision: Decision, frame: RecordFrame): string {
  const choices = choicesOn(topic, decision);
  const parts = [
    frontMatter(frame),
    `# ${topic.title}: ${choices.map(({ title }) => title).join(", ")}`,
    `## Context and Problem Statement\n\n${contextOf(decision)}\n\n${topic.problem}`,
    list("## Decision Drivers", drivers(choices, decision)),
    list("## Considered Options", choices.flatMap((choice) => [choice.title, ...choice.rejected.filter(({ code }) => code !== "N00").map(({ title }) => title)].map((title) => `${label(choice.question)}: ${title}`))),
    `## Decision Outcome\n\n${[...choices.map(outcome), ...background(choices, decision)].join("\n\n")}`,
    list("### Consequences", choices.flatMap(consequences)),
    frame.toMove === undefined || frame.toMove.length === 0 ? "" : ["### What has to be moved", ...frame.toMove].join("\n\n"),
    list("### Confirmation", confirmations(choices)),
    `## Pros and Cons of the Options\n\n${choices.map(prosAndCons).join("\n\n")}`,
    list("## More Information", more(choices, decision, frame)),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function frontMatter({ date, decisionMakers, consulted, informed }: RecordFrame): string {
  const people = (key: string, names: readonly string[] | undefined): string[] => (names === undefined || names.length === 0 ? [] : [`${key}: ${JSON.stringify(names)}`]);
  const lines = ["status: accepted", ...(date === undefined ? [] : [`date: ${date}`]), ...people("decision-makers", decisionMakers), ...people("consulted", consulted), ...people("informed", informed)];
  return `---\n${lines.join("\n")}\n---`;
}

function drivers(choices: readonly Choice[], { profile }: Decision): readonly string[] {
  const { constraints, budgetUsdMonth, slo } = profile;
  const rules = [
    ...(constraints.regulations.length > 0 ? [`Rules: ${constraints.regulations.map((rule) => said("constraints.regulations", rule)).join(", ")}`] : []),
    ...(constraints.residency.length > 0 ? [`Data stay in: ${constraints.residency.map((place) => said("constraints.residency", place)).join(", ")}`] : []),
    ...(constraints.onPrem ? ["It runs on premises"] : []),
    ...(constraints.customerInstalled ? ["Customers install it"] : []),
    `99 % of the requests within ${slo.p99Ms} ms, ${slo.availability} % available, at most ${thousands(budgetUsdMonth)} USD a month`,
  ];
  const strongest = choices.flatMap(leadsOf).filter(({ lead, reason }) => lead > 0 && reason.points > 0 && reason.criterion !== "default").sort((a, b) => b.lead - a.lead);
  return [...rules, ...new Set(strongest.slice(0, 5).map(({ reason }) => sentence(reason.because)))];
}

function outcome(choice: Choice): string {
  const why = choice.pinned ? `it was fixed beforehand${choice.otherwise === undefined ? "" : ` (${choice.otherwise.sentence})`}` : (decidingReason(choice)?.because ?? "nothing else fits");
  const table = choice.reasons.length < 2 ? "" : `\n\n${pointsTable("Argument", [...choice.reasons.map((reason) => [signed(reason.points), argument(reason)] as const), [`**${choice.score.toFixed(2)}**`, "**sum**"]])}`;
  return `Chosen for ${inner(choice.question)}: "${choice.title}", because ${why}.${table}`;
}

/** The figures behind an architecture: forces on the code, workloads, what it costs. */
function background(choices: readonly Choice[], { forces, workloads, sizing, profile }: Decision): readonly string[] {
  const asks = (question: string): boolean => choices.some((choice) => choice.question === question);
  const { cost } = sizing;
  return [
    ...(asks("decomposition") ? [`Forces on the code, need ${forces.need} less resistance ${forces.resistance} = ${forces.net}:\n\n${pointsTable("Force", forces.contributions.map(({ points, because }) => [signed(points), sentence(because)] as const))}`] : []),
    ...(asks("compute") && workloads.length > 1 ? [`By workload:\n\n${workloads.map(({ name, title, because }) => `- ${name === "api" ? "API" : sentence(name)} (${because}): ${title}`).join("\n")}`] : []),
    ...(asks("compute") && cost !== undefined ? [`${loadShrinks(profile.load) ? "At today's load functions" : "Functions"} would cost about ${dollars(cost.functionsUsd)} USD a month, containers (${cost.instances} at the peak) about ${dollars(cost.containersUsd)} USD; ${meetingOf(cost)}. ${sentence(weightOf(cost))}. ${cost.yardstick ? "Yardstick, prices" : "Prices"} of ${cost.cloud}: ${cost.prices}.`] : []),
  ];
}

function argument({ criterion, because, weight, uncertain }: Contribution): string {
  const head = weight === undefined ? sentence(because) : `${criterion} (weight ${(100 * weight).toFixed(0)} %): ${because}`;
  return uncertain === true ? `${head} (estimate)` : head;
}

function consequences(choice: Choice): readonly string[] {
  const { reasons, tradeOff, reversibility, title, rejected } = choice;
  const good = leadsOf(choice).filter(({ reason, lead }) => reason.points > 0 && lead > 0).slice(0, 2);
  const bad = reasons.filter(({ points }) => points < 0).slice(0, 2);
  return [
    ...good.map(({ reason }) => `Good, because ${reason.because}`),
    ...[...bad.map(({ because }) => because), ...behind(choice)].map((because) => `Bad, because ${because}`),
    ...(tradeOff === undefined ? [] : [`Neutral, because it is a trade: ${tradeOff.charAt(0).toLowerCase()}${tradeOff.slice(1).replace(/\.$/, "")}`]),
    ...(reversibility === undefined || rejected.length === 0 ? [] : [`Changing ${title} later is ${reversibility}`]),
  ];
}

/** From this many points on, an argument in which the runner-up is ahead is a price of the choice. */
const price = 0.3;

/** What speaks for the runner-up of a weighed choice, at most two of it. */
function behind(choice: Choice): readonly string[] {
  return leadsOf(choice).toReversed().flatMap(({ reason, theirs, lead }) => (theirs !== undefined && lead <= -price ? [behindIn(reason, theirs, choice.runnerUp?.title ?? "")] : [])).slice(0, 2);
}

function confirmations(choices: readonly Choice[]): readonly string[] {
  const named = [...new Set(choices.flatMap(({ confirmedBy }) => confirmedBy ?? []))];
  return ["`create-backend check` compares the repository with `backend.yaml`, in the pipeline and on every machine", ...named.map((one) => (/^[a-z]+(-[a-z]+)+$/.test(one) ? `Policy \`${one}\`` : sentence(one)))];
}

function prosAndCons({ question, title, reasons, rejected }: Choice): string {
  const weighty = reasons.filter(({ points }) => points !== 0).sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const own = [`- Chosen`, ...weighty.slice(0, 4).map(({ points, because }) => `- ${points < 0 ? "Bad" : "Good"}, because ${because}`)];
  const others = new Map<string, string[]>();
  for (const one of rejected) if (one.code !== "N00") addTo(others, lossOf(one), one.title);
  return [`### ${label(question)}`, `#### ${title}\n\n${own.join("\n")}`, ...[...others].map(([why, titles]) => `#### ${titles.join(", ")}\n\n- Bad, because it ${why}`)].join("\n\n");
}

function lossOf({ code, sentence: told }: Choice["rejected"][number]): string {
  return /^(loses|scores|does not)/.test(told) ? told.replace(" because ", ": ") : `is out (${code}): ${told.replace(`removed, ${code}: `, "")}`;
}

function more(choices: readonly Choice[], decision: Decision, { supersedes }: RecordFrame): readonly string[] {
  const questions = new Set(choices.map(({ question }) => question));
  const flips = (decision.flips?.profile ?? []).filter(({ becomes }) => becomes.some(({ question }) => questions.has(question))).slice(0, 3);
  const { expired, overridden } = decision.evidence;
  return [
    ...(supersedes === undefined ? [] : [`Supersedes [${supersedes}](${supersedes})`]),
    `Confidence: ${choices.map(({ question, confidence }) => `${inner(question)} ${confidence}`).join(", ")}`,
    ...choices.flatMap(({ runnerUp }) => (runnerUp === undefined ? [] : [`Runner-up: ${runnerUp.title}, ${runnerUp.sentence}`])),
    ...choices.flatMap(({ title, health }) => (health === undefined ? [] : [`Health of ${title}: ${health}`])),
    ...choices.flatMap(({ bestGenerated, advised, withoutRadar, withoutOverrides }) => [bestGenerated, advised, withoutRadar, withoutOverrides].flatMap((aside) => (aside === undefined ? [] : [sentence(aside.sentence)]))),
    ...flips.map(({ sentence: words }) => `Revisit when the situation changes: ${words}`),
    ...overridden.map(({ id, reason }) => `Fact replaced by the organisation: \`${id}\`, ${reason}`),
    ...(expired.length === 0 ? [] : [`Facts that have expired: ${expired.slice(0, 5).map((id) => `\`${id}\``).join(", ")}${expired.length > 5 ? ` and ${expired.length - 5} more` : ""}`]),
    `Decided by engine ${decision.engine}, catalogue ${decision.catalogueVersion}, profile ${decision.profileVersion}`,
  ];
}

function list(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${heading}\n\n${lines.map((line) => `- ${line}`).join("\n")}`;
}

/** Questions that are called otherwise than they are written. */
const labels: Readonly<Record<string, string>> = { "api-style": "API style", "push-style": "Pushing to clients", broker: "Events between apps", auth: "Authentication", "telemetry-backend": "Monitoring backend", infrastructure: "Infrastructure as code" };

function label(question: string): string {
  return labels[question] ?? sentence(question.replaceAll("-", " "));
}

/** As a label stands within a sentence. */
function inner(question: string): string {
  const text = label(question);
  return text.startsWith("API") ? text : text.toLowerCase();
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function signed(points: number): string {
  return `${points < 0 ? "-" : "+"}${Math.abs(points).toFixed(2)}`;
}

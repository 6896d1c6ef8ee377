import { averageOfUsers, loadShrinks, peakFactor } from "../../profile/load-of-users.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Turn } from "../choosing/choose.ts";
import { said } from "../situation/said.ts";
import type { Known } from "../situation/technologies.ts";
import type { Contradiction } from "../decision.ts";
import { isForbidden } from "../organisation/radar.ts";
import { counted } from "../situation/counted.ts";
import { threeDigits } from "../situation/sizing.ts";
import { thousands } from "../situation/thousands.ts";
import { keysBehind } from "./answered.ts";
import { overBudget, type Purse } from "./money.ts";
import { pinsAtOdds } from "./pins-at-odds.ts";

/** Below one request per second any growth is one of many times, and tells nothing. */
const leastRps = 1;

type Row = readonly [code: string, when: boolean, keys: readonly string[], what: string, fix: string];

/** Contradictions that a profile carries by itself, whatever is chosen (reference model 3.10). */
export function contradictionsIn(profile: Profile): readonly Contradiction[] {
  const errors = errorRows(profile).map((row) => ["error", row] as const);
  const warnings = [...loadRows(profile), ...goalRows(profile), ...idleRows(profile)].map((row) => ["warning", row] as const);
  return [...errors, ...warnings].flatMap(([severity, [code, when, keys, what, fix]]) => (when ? [{ code, severity, keys, what, fix }] : []));
}

function errorRows({ constraints }: Profile): readonly Row[] {
  return [
    ["X03", constraints.onPrem && constraints.existingCloud !== undefined, ["constraints.onPrem", "constraints.existingCloud"],
      `It must run on premises, and the cloud in use is ${constraints.existingCloud}.`, "Drop existingCloud, or set onPrem to false."],
  ];
}

/** Whether today's load was told, in requests or in users; what we assume of it contradicts nobody. */
function tellsLoadNow(profile: Profile): boolean {
  return tells(profile, "load.peakRpsNow") || profile.load.users !== undefined;
}

function tells({ origins }: Profile, key: string): boolean {
  return origins[key] === "answered" || origins[key] === "file";
}

function loadRows(profile: Profile): readonly Row[] {
  const { load, team, slo, work } = profile;
  const fromUsers = load.users === undefined ? undefined : averageOfUsers({ ...load, users: load.users }) * peakFactor[load.pattern];
  const apart = fromUsers === undefined || fromUsers === 0 ? 1 : load.peakRpsNow / fromUsers;
  const growth = load.peakRps24m / Math.max(load.peakRpsNow, leastRps);
  return [
    ["X05", growth > 100 && load.growthReason === undefined && tellsLoadNow(profile), ["load.peakRpsNow", "load.peakRps24m"],
      `The load grows from ${thousands(threeDigits(load.peakRpsNow))} to ${thousands(threeDigits(load.peakRps24m))} requests per second in 24 months, and nothing says why.`, "Name the reason in load.growthReason, or plan for less."],
    ["X23", loadShrinks(load), ["load.peakRpsNow", "load.peakRps24m"],
      `The load shrinks from ${thousands(threeDigits(load.peakRpsNow))} to ${thousands(threeDigits(load.peakRps24m))} requests per second in 24 months; machines and costs are counted for today's.`, `Correct ${tells(profile, "load.users24m") && !tells(profile, "load.peakRps24m") ? "users24m" : "peakRps24m"}, or decide again when the load has fallen.`],
    ["X16", apart > 10 || apart < 0.1, ["load.users", "load.peakRpsNow"],
      `${load.users} users make about ${(fromUsers ?? 0).toFixed(1)} requests per second at the peak, the profile says ${load.peakRpsNow}.`, "Keep the figure that was measured and drop the other."],
    ["X17", team.in18m < team.now, ["team.now", "team.in18m"], `The team shrinks from ${team.now} to ${counted(team.in18m, "engineer")}.`, "Confirm it by planning for the smaller team, or correct in18m."],
    ["X12", load.pattern === "spiky_idle" && slo.p99Ms < 200, ["load.pattern", "slo.p99Ms"],
      `Traffic comes in spikes after idle time, and 99 % must be answered in ${slo.p99Ms} ms: the first request of a spike will not be where instances stop between them.`, "Keep one instance warm, or allow 200 ms."],
    ["X07", slo.p99Ms <= 50 && work.includes("streaming"), ["slo.p99Ms", "work"],
      `Answers are streamed, and 99 % must be done in ${slo.p99Ms} ms.`, "Set the limit for the first byte, or for the other requests only."],
    ["X21", profile.workMs > slo.p99Ms && work.includes("short_requests") && tells(profile, "workMs") && tells(profile, "slo.p99Ms"), ["workMs", "slo.p99Ms"],
      `A request typically takes ${thousands(profile.workMs)} ms, and 99 % must be answered in ${thousands(slo.p99Ms)} ms.`, "Allow more in slo.p99Ms, or put what takes long behind a queue and give workMs of the rest."],
  ];
}

function goalRows(profile: Profile): readonly Row[] {
  const { slo, ops, delivery, constraints, independence, team, data, domain, models, work, budgetUsdMonth } = profile;
  const strict = constraints.regulations.filter((rule) => rule === "dora" || rule === "pci" || rule === "hipaa");
  const mostSkilled = Math.max(0, ...Object.values(team.skills));
  const skilled = Object.keys(team.skills).length === 0 || mostSkilled > 0.3;
  const heavy = work.length > 0 && work.every((kind) => kind === "cpu_heavy" || kind === "gpu");
  return [
    ["X04", slo.availability >= 99.99 && !ops.includes("monitoring_oncall"), ["slo.availability", "ops"],
      `${slo.availability} % allows minutes a month, and nobody is on call.`, "Set up on-call, or promise 99.9 %."],
    ["X08", delivery.weeks <= 8 && strict.length > 0, ["delivery.weeks", "constraints.regulations"],
      `${strict.map((rule) => said("constraints.regulations", rule)).join(", ")} in ${counted(delivery.weeks, "week")}: the audit alone takes longer.`, "Release to a closed group first, or move the date."],
    ["X11", independence.parts === "several" && team.in18m <= 7, ["independence.parts", "team.in18m"],
      `Several parts must stand alone, and one team of ${team.in18m} must run them all.`, "Separate one part, or say why several are needed."],
    ["X13", data.needs.includes("vectors") && models.use === "none" && domain !== "ai_llm" && !data.needs.includes("search"), ["data.needs", "models.use"],
      "Vectors are stored, and neither a model nor a search uses them.", "Drop vectors, or set models.use."],
    ["X13", domain === "ai_llm" && models.use === "none" && !data.needs.includes("vectors"), ["domain", "models.use"],
      "It is an application on language models, and uses no model.", "Set models.use to hosted or own, or name another domain."],
    ["X14", !skilled && delivery.weeks <= 12, ["team.skills", "delivery.weeks"],
      `${mostSkilled === 0 ? "Nobody ships unaided in any language" : `No language is shipped unaided by more than ${Math.round(mostSkilled * 100)} % of the team`}, and the release is in ${counted(delivery.weeks, "week")}.`, "Add someone who does, or move the date."],
    ["X18", heavy && budgetUsdMonth < 100, ["work", "budgetUsdMonth"], `All of the work is heavy, and ${budgetUsdMonth} USD a month is the ceiling.`, "Raise the ceiling, or buy the computation as a service."],
  ];
}

/** Answers that count only beside another one, which was not given. */
function idleRows({ data, delivery }: Profile): readonly Row[] {
  const fresh = delivery.codebase === "greenfield";
  return [
    ["X13", data.vectorsMillions > 0 && !data.needs.includes("vectors"), ["data.vectorsMillions", "data.needs"],
      `${thousands(data.vectorsMillions)} million vectors are named, and vectors are not among what the data need, so they do not count.`, "Add vectors to data.needs, or drop data.vectorsMillions."],
    ["X22", fresh && (delivery.language !== undefined || delivery.stack.length > 0), ["delivery.codebase", delivery.language === undefined ? "delivery.stack" : "delivery.language"],
      `The code is new, and present code is named (${[delivery.language, ...delivery.stack].filter((word) => word !== undefined).join(", ")}), so that does not count.`, "Set delivery.codebase to brownfield, or say under team what the team ships and runs."],
  ];
}

/** Contradictions between the answers and the profile: money, the cloud in use, the radar, pins. */
export function contradictionsOfAnswers(turns: readonly Turn[], purse: Purse, known: Known): readonly Contradiction[] {
  const { pins } = purse;
  return [...overBudget(turns, purse), ...cloudThatMustBeLeft(turns, known), ...unknownLanguagesOnly(turns), ...nothingLeft(turns), ...pinsAtOdds(turns, pins, known)];
}

/** X10: the cloud in use is ruled out by a place, a rule or a ban; another one is chosen, and a move is no detail. Own premises are X03. */
function cloudThatMustBeLeft(turns: readonly Turn[], known: Known): readonly Contradiction[] {
  const turn = turns.find(({ step }) => step.question === "cloud");
  const lost = turn?.assessed.find(({ option, removed }) => known.existing(option) && removed?.kind === "constraint" && removed.code !== "H03");
  if (lost?.removed === undefined || turn?.chosen === undefined || turn.chosen.option === lost.option) return [];
  const [other = "radar"] = keysBehind(lost.option, lost.removed);
  return [{ code: "X10", severity: "warning", keys: ["constraints.existingCloud", other], what: `${lost.option.title} is in use, and ${other} rules it out: ${lost.removed.sentence.replace(/^removed, /, "")}.`, fix: `Change ${other}, or plan the move to ${turn.chosen.option.title} as a project of its own.` }];
}

/** X15: the radar rules out everything that the team ships. */
function unknownLanguagesOnly(turns: readonly Turn[]): readonly Contradiction[] {
  const languages = turns.find(({ step }) => step.question === "language")?.assessed ?? [];
  const shipped = languages.filter(({ contributions }) => contributions.some(({ criterion, value, uncertain }) => criterion === "team" && (value ?? 0) > 0 && uncertain !== true));
  if (shipped.length === 0 || shipped.some(({ removed }) => removed?.code !== "H09")) return [];
  const names = shipped.map(({ option }) => option.title).join(", ");
  const held = shipped.find((one) => !isForbidden(one));
  const way = held === undefined ? `Allow ${shipped[0]?.option.title ?? names} in the radar again` : `Waive the radar for ${held.option.title} with a reason`;
  return [{ code: "X15", severity: "error", keys: ["team.skills", "radar"], what: `The team ships ${names}, and the radar rules ${shipped.length === 1 ? "it" : "all of them"} out.`, fix: `${way}, or hire for what it allows.` }];
}

/** Whether constraints forbid every answer of a question. Where a trait asks the question, it may not arise at all. */
export function forbidsAll({ chosen, assessed }: Turn): boolean {
  const open = assessed.some(({ removed, option }) => removed === undefined || removed.kind === "gate" || option.needs["trait"] !== undefined);
  return chosen === undefined && !open && assessed.some(({ removed }) => removed?.kind === "constraint");
}

/** X20: a question whose every answer a constraint forbids. */
function nothingLeft(turns: readonly Turn[]): readonly Contradiction[] {
  return turns.filter(forbidsAll).map(({ step, assessed }): Contradiction => {
    const forbidden = assessed.filter(({ removed }) => removed?.kind === "constraint");
    const keys = [...new Set(forbidden.flatMap(({ option, removed }) => (removed === undefined ? [] : keysBehind(option, removed))))];
    const titles = forbidden.map(({ option }) => option.title).join(", ");
    return { code: "X20", severity: "warning", keys, what: `Nothing is left for ${step.question}: ${titles} ${forbidden.length === 1 ? "is" : "are all"} ruled out.`, fix: `${wayOut(keys)}, or pin what you use instead (answers.${step.question}).` };
  });
}

/** Of money one needs more, of everything else one asks less. */
function wayOut(keys: readonly string[]): string {
  const less = keys.filter((key) => key !== "budgetUsdMonth");
  const ways = [...(less.length < keys.length ? ["raise budgetUsdMonth"] : []), ...(less.length > 0 ? [`ask less in ${less.join(" or ")}`] : [])];
  const [first = "allow one of them again", ...rest] = ways;
  return [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest].join(", ");
}

import type { Option } from "../../catalogue/option.ts";
import type { Removal, When } from "../../catalogue/rules.ts";
import type { Signals } from "../../catalogue/signals.ts";
import type { Removed } from "../choosing/assess.ts";
import type { Turn } from "../choosing/choose.ts";
import { signalsOf } from "../choosing/condition.ts";
import type { Profile } from "../../profile/profile.ts";

/** The keys of the profile that a signal rests on. Signals of the catalogue or of earlier choices rest on none. */
const keysOf: Partial<Readonly<Record<keyof Signals, readonly string[]>>> = {
  "team.now": ["team.now"], "team.in18m": ["team.in18m"], "team.teams": ["team.in18m"],
  "delivery.weeks": ["delivery.weeks"], "delivery.horizonYears": ["delivery.horizonYears"], "delivery.codebase": ["delivery.codebase"], "delivery.boundaries": ["delivery.boundaries"],
  domain: ["domain"], "domain.class": ["domain"],
  "load.peakNow": ["load.peakRpsNow"], "load.peak24m": ["load.peakRps24m"], "load.average24m": ["load.peakRps24m", "load.pattern"], "load.pattern": ["load.pattern"], "load.connections": ["load.connections"],
  work: ["work"], "work.ms": ["workMs"],
  "data.needs": ["data.needs"], "data.sizeGb": ["data.sizeGb24m"], "data.crossModuleTx": ["data.crossModuleTx"], "data.vectorsMillions": ["data.vectorsMillions"], "data.writesPerSecond": ["data.writesPerSecond"], "data.strict": ["domain", "data.needs", "data.crossModuleTx"],
  "models.use": ["models.use"], "slo.p99Ms": ["slo.p99Ms"], "slo.availability": ["slo.availability"],
  "constraints.regulations": ["constraints.regulations"], "constraints.residency": ["constraints.residency"], "constraints.onPrem": ["constraints.onPrem"], "constraints.customerInstalled": ["constraints.customerInstalled"], "constraints.hasCloud": ["constraints.existingCloud"], "constraints.exitDuty": ["constraints.regulations"],
  ops: ["ops"], "ops.level": ["ops"], budget: ["budgetUsdMonth"],
  "independence.parts": ["independence.parts"], "independence.contention": ["independence.contention"],
  "split.need": ["team.in18m", "independence.parts", "independence.contention"],
  "split.resistance": ["delivery.boundaries", "data.crossModuleTx", "delivery.weeks", "delivery.horizonYears", "ops"],
  "split.net": ["team.in18m", "independence.parts", "independence.contention", "delivery.boundaries", "data.crossModuleTx", "delivery.weeks", "delivery.horizonYears", "ops"],
  "cost.functionsExtraUsd": ["load.peakRps24m", "load.pattern", "workMs"], "cost.functionsRatio": ["load.peakRps24m", "load.pattern", "workMs"], "cost.matters": ["load.peakRps24m", "budgetUsdMonth"], "cost.onlyFunctionsFit": ["budgetUsdMonth", "load.peakRps24m", "load.pattern"],
  "self.known": ["team.skills"], "self.share": ["team.skills"],
};

/** What the criteria of the language rest on; the rest (ease) rests on the catalogue alone. */
const keysOfCriteria: Readonly<Record<string, readonly string[]>> = {
  team: ["team.skills"], fit: ["domain"], speed: ["delivery.weeks"], hiring: ["team.in18m"], perf: ["load.peakRps24m"], scal: ["load.peakRps24m"], ai: ["domain"],
};

/** Share of what an answer rests on, 0..1, that the user said (or that follows from it) rather than our defaults. */
export function answeredShare(turn: Turn, profile: Profile): number {
  const rests = turn.step.method === "weighted" ? weightedKeys(turn) : ruleKeys(turn).map((key) => [key, 1] as const);
  const total = rests.reduce((sum, [, weight]) => sum + weight, 0);
  if (total === 0) return 1;
  const said = groupsSaid.get(profile) ?? saidGroups(profile);
  groupsSaid.set(profile, said);
  const isSaid = (key: string): boolean => said.has(groupOf(key));
  return rests.reduce((sum, [key, weight]) => sum + (isSaid(key) ? weight : 0), 0) / total;
}

/** Keys that are asked in one breath: who names one constraint has thought of the others. Of the team, head count and skills are two questions. */
function groupOf(key: string): string {
  const [group = key] = key.split(".");
  return group === "team" ? key : group;
}

/** Every answer of a decision asks for them. */
const groupsSaid = new WeakMap<Profile, ReadonlySet<string>>();

function saidGroups({ origins }: Profile): ReadonlySet<string> {
  return new Set(Object.entries(origins).flatMap(([key, origin]) => (origin === "default" ? [] : [groupOf(key)])));
}

function weightedKeys({ chosen }: Turn): readonly (readonly [string, number])[] {
  return (chosen?.contributions ?? []).flatMap(({ criterion, weight = 0 }) => (keysOfCriteria[criterion] ?? []).map((key) => [key, weight] as const));
}

function ruleKeys({ assessed }: Turn): readonly string[] {
  return [...new Set(assessed.flatMap(({ option }) => keysOfRules(option)))];
}

const keysOfOptions = new WeakMap<Option, readonly string[]>();

/** Keys that the rules of an option look at. */
function keysOfRules(option: Option): readonly string[] {
  const cached = keysOfOptions.get(option);
  if (cached !== undefined) return cached;
  const { points = [], removals = [], gates = [] } = option.rules ?? {};
  const conditions: (When | undefined)[] = [...points.map(({ when }) => when), ...removals.map(({ when }) => when), ...gates.map(({ needs }) => needs)];
  const keys = [...new Set(conditions.flatMap(signalsOf).flatMap((signal) => keysOf[signal] ?? []))];
  keysOfOptions.set(option, keys);
  return keys;
}

/** Keys of the profile that removals look at. */
export function keysOfRemovals(removals: readonly Removal[]): readonly string[] {
  return [...new Set(removals.flatMap(({ when }) => signalsOf(when)).flatMap((signal) => keysOf[signal] ?? []))];
}

/** Keys of the profile that took an option out of the running, or `radar`. */
export function keysBehind({ rules }: Option, { code, sentence, keys }: Removed): readonly string[] {
  if (keys !== undefined) return keys;
  if (code === "H09") return ["radar"];
  const own = [...(rules?.removals ?? []).filter((one) => sentence.endsWith(one.because)).map(({ when }) => when), ...(rules?.gates ?? []).filter((one) => sentence.includes(one.missing)).map(({ needs }) => needs)];
  return [...new Set(own.flatMap(signalsOf).flatMap((signal) => keysOf[signal] ?? []))];
}

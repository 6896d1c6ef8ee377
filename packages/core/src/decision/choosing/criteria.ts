import type { Option } from "../../catalogue/option.ts";
import type { Work } from "../../catalogue/words.ts";
import { carriedPeak } from "../../profile/load-of-users.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Contribution } from "../decision.ts";
import { classesOf } from "../situation/domain-class.ts";
import { counted } from "../situation/counted.ts";
import { said } from "../situation/said.ts";
import { growthOf } from "../situation/team.ts";
import type { Known } from "../situation/technologies.ts";
import type { Mind } from "./mind.ts";
import { isUncertain } from "./evidence.ts";

export const criteria = ["team", "fit", "speed", "hiring", "perf", "ease", "scal", "ai"] as const;
export type Criterion = (typeof criteria)[number];

const baseWeights: Readonly<Record<Criterion, number>> = { team: 0.34, fit: 0.2, speed: 0.12, hiring: 0.08, perf: 0.08, ease: 0.08, scal: 0.05, ai: 0.05 };
/** Largest usage share of any language in the survey that `usage` facts come from; fixed so that scores never depend on who competes. */
const largestUsage = 66;
/** Value of a criterion that an option has no fact for. */
const unknownValue = 5;

/** Years of life up to which building is most of the cost. */
const shortLife = 1;

/** Weights of the language criteria for a profile; they add up to 1 (reference model 3.4). */
export function weightsFor(profile: Profile): Weights {
  const known = weightsOf.get(profile);
  if (known !== undefined) return known;
  const weights = computeWeights(profile);
  weightsOf.set(profile, weights);
  return weights;
}

export type Weights = Readonly<Record<Criterion, number>>;

const weightsOf = new WeakMap<Profile, Weights>();

function computeWeights(profile: Profile): Weights {
  const raw = { ...baseWeights };
  for (const { criterion, factor } of adjustmentsFor(profile)) raw[criterion] *= factor;
  const sum = criteria.reduce((total, criterion) => total + raw[criterion], 0);
  return Object.fromEntries(criteria.map((criterion) => [criterion, raw[criterion] / sum])) as Record<Criterion, number>;
}

/** A reason to weigh a criterion more or less. */
export interface Adjustment {
  readonly criterion: Criterion;
  readonly factor: number;
  readonly because: string;
}

/** What in a profile moves the weights. */
export function adjustmentsFor(profile: Profile): readonly Adjustment[] {
  const { team, delivery, load, work, slo } = profile;
  const peak = carriedPeak(load);
  const brownfield = delivery.codebase === "brownfield";
  const open = isOpen(profile);
  const rows: readonly (Adjustment | false)[] = [
    open && { criterion: "team", factor: 0.2, because: "nothing is known about the team" },
    fitOfUnknown(profile),
    brownfield && { criterion: "team", factor: 1.5, because: "a migration is expensive" },
    peak < 100 && { criterion: "perf", factor: 0.25, because: "below 100 requests per second the language's speed is invisible" },
    peak < 100 && { criterion: "scal", factor: 0.25, because: "below 100 requests per second scaling is no question" },
    peak >= 1000 && { criterion: "perf", factor: peak > 10_000 ? 3.5 : 2, because: `${Math.round(peak)} requests per second at the peak` },
    peak > 10_000 && { criterion: "scal", factor: 2, because: `${Math.round(peak)} requests per second at the peak` },
    work.includes("cpu_heavy") && { criterion: "perf", factor: 2, because: "the work is heavy on the CPU" },
    slo.p99Ms <= 50 && { criterion: "perf", factor: 1.5, because: `99 % within ${slo.p99Ms} ms` },
    (load.connections >= 100_000 || peak >= 50_000) && { criterion: "fit", factor: 1.6, because: "at this load the runtime model decides" },
    !brownfield && delivery.weeks <= 12 && { criterion: "speed", factor: 2, because: `${counted(delivery.weeks, "week")} to the first release` },
    delivery.horizonYears <= shortLife && { criterion: "speed", factor: 1.5, because: "it is gone in a year, so what it takes to build is most of what it costs" },
    aiAdjustment(profile),
    growthOf(team) > 0 && { criterion: "hiring", factor: 1 + Math.min(1, growthOf(team)), because: `the team grows from ${team.now} to ${team.in18m}` },
  ];
  return rows.filter((row) => row !== false);
}

/** From this share on the team has known ground of its own. */
const knownGround = 0.5;

/** Where nothing is known of a team, what the domain is built in says half as much again; that fades as its first skills are named, so that naming one never speaks against it. */
function fitOfUnknown(profile: Profile): Adjustment | false {
  const unknown = 1 - Math.min(1, Math.max(0, ...Object.values(profile.team.skills)) / knownGround);
  return unknown > 0 && !namesCode(profile) && { criterion: "fit", factor: 1 + unknown / 2, because: unknown === 1 ? "nothing is known about the team, so what the domain is built in says more" : "no language is shipped by half of the team, so what the domain is built in says more" };
}

/** Work that asks for no API beside the models: it runs on their machines or waits in their queue. */
const besideModels: ReadonlySet<Work> = new Set<Work>(["gpu", "cpu_heavy", "long_jobs"]);

/** Calling a model that others host takes an HTTP client; training and serving one's own takes the libraries. */
function aiAdjustment({ domain, models, work }: Profile): Adjustment {
  if (domain !== "ai_llm" && models.use === "own" && work.includes("gpu") && work.every((kind) => besideModels.has(kind))) return { criterion: "ai", factor: 4, because: "models of one's own are all of the work" };
  if (domain !== "ai_llm") return { criterion: "ai", factor: 0.4, because: "models are not the product" };
  return models.use === "own" ? { criterion: "ai", factor: 4, because: "models of one's own are the product" } : { criterion: "ai", factor: 2, because: "models are the product, and others host them" };
}

/** Nothing that was said tells what the team ships in. */
export function isOpen(profile: Profile): boolean {
  const { knows, skills } = profile.team;
  return !namesCode(profile) && knows.length === 0 && Object.values(skills).every((share) => share === 0);
}

/** It says what the present code is made of. */
function namesCode({ delivery }: Profile): boolean {
  return delivery.codebase === "brownfield" && (delivery.language !== undefined || delivery.stack.length > 0);
}

/** The value of a criterion for a language, 0 to 10, with the words for it. */
export interface Valued {
  readonly value: number;
  readonly because: string;
  readonly fact?: string;
  readonly uncertain: boolean;
}

/** Values of a language on every criterion, on absolute scales: who else competes never matters. */
export function valuesOf(language: Option, mind: Mind): Readonly<Record<Criterion, Valued>> {
  const { profile } = mind;
  const fromFact = (fact: string, words: string): Valued => {
    const found = language.facts[fact];
    if (typeof found?.value !== "number") return { value: unknownValue, because: `${words} unknown, counted as ${unknownValue}`, uncertain: true };
    return { value: found.value, because: `${words} ${found.value} of 10`, fact, uncertain: isUncertain(found, mind.today) };
  };
  return {
    team: teamValue(language, mind),
    fit: fitOf(profile, (family) => fromFact(`fit.${family}`, `fit for ${said("domain", profile.domain)}`)),
    speed: fromFact("speed", "speed of development"),
    hiring: hiringValue(language, mind.today),
    perf: fromFact("perf", "speed at run time"),
    ease: fromFact("ease", "ease of learning"),
    scal: fromFact("scal", "room to scale"),
    ai: fromFact("ai", "libraries for models and data"),
  };
}

/** The fit for the families of a domain, each by its share. */
function fitOf(profile: Profile, fitFor: (family: string) => Valued): Valued {
  const parts = classesOf(profile).map(([family, share]) => [fitFor(family), share] as const);
  const [[first] = [fitFor("default")]] = parts;
  if (parts.length <= 1) return first;
  const value = rounded(parts.reduce((sum, [one, share]) => sum + share * one.value, 0));
  return { ...first, value, because: `fit for ${said("domain", profile.domain)} ${value} of 10, between single events and a stream`, uncertain: parts.some(([one]) => one.uncertain) };
}

function hiringValue(language: Option, today: string | undefined): Valued {
  const usage = language.facts["usage"];
  if (typeof usage?.value !== "number") return { value: unknownValue, because: `use among developers unknown, counted as ${unknownValue}`, uncertain: true };
  return { value: Math.min(10, 10 * Math.sqrt(usage.value / largestUsage)), because: `${usage.value} % of developers use ${usage.of ?? "it"}`, fact: "usage", uncertain: isUncertain(usage, today) };
}

function teamValue(language: Option, { profile, known, catalogue }: Mind): Valued {
  const own = known.shareOf(language);
  const near = nearestSkill(language, known);
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  if (own >= near.value && own > 0) {
    const because = known.presumed(language) ? `${known.existing(language) ? "the present code is in" : "the team runs"} ${language.title}, which counts as ${percent(own)} of the team` : `${percent(own)} of the team ship ${language.title}`;
    return { value: 10 * own, because, uncertain: false };
  }
  if (near.value > 0) {
    const title = catalogue.get(language.question)?.find(({ name }) => name === near.name)?.title ?? near.name;
    return { value: 10 * near.value, because: `${percent(known.shareNamed(near.name))} of the team ship ${title}, which is near enough to count as ${percent(near.value)}`, fact: `adjacent.${near.name}`, uncertain: true };
  }
  const because = Object.keys(profile.team.skills).length === 0 ? "nobody said what the team knows" : `nobody in the team ships ${language.title}`;
  return { value: 0, because, uncertain: false };
}

const adjacent = "adjacent.";

/** The skill that carries over best: share of the team times nearness. By name, so that it counts even where the catalogue lacks that language. */
function nearestSkill({ facts }: Option, known: Known): { readonly name: string; readonly value: number } {
  let best = { name: "", value: 0 };
  for (const [key, fact] of Object.entries(facts)) {
    if (!key.startsWith(adjacent) || typeof fact.value !== "number") continue;
    const name = key.slice(adjacent.length);
    const value = fact.value * known.shareNamed(name);
    if (value > best.value) best = { name, value };
  }
  return best;
}

/** Points of a language per criterion: weight times value, to two digits. */
export function weigh(weights: Readonly<Record<Criterion, number>>, values: Readonly<Record<Criterion, Valued>>): readonly Contribution[] {
  return criteria.map((criterion) => {
    const { value, because, fact, uncertain } = values[criterion];
    const weight = weights[criterion];
    return { criterion, points: rounded(weight * value), weight, value, because, ...(fact === undefined ? {} : { fact }), ...(uncertain ? { uncertain } : {}) };
  });
}

/** The score of contributions under other weights. */
export function reweighed(contributions: readonly Contribution[], weights: Weights): number {
  return rounded(contributions.reduce((total, { criterion, points, value }) => total + (value === undefined ? points : rounded(weights[criterion as Criterion] * value)), 0));
}

/** Two digits, so that what is printed adds up to what is compared. */
export function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

/** Sum of the points, free of binary dust. */
export function scoreOf(contributions: readonly Contribution[]): number {
  return rounded(contributions.reduce((total, { points }) => total + points, 0));
}

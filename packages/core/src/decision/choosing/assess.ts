import type { Option } from "../../catalogue/option.ts";
import type { Removal } from "../../catalogue/rules.ts";
import type { Profile } from "../../profile/profile.ts";
import { holds } from "./condition.ts";
import { endOf } from "./health.ts";
import { rounded, scoreOf, valuesOf, weigh, weightsFor } from "./criteria.ts";
import type { Contribution } from "../decision.ts";
import type { Step } from "./plan.ts";
import { counted } from "../situation/counted.ts";
import { said } from "../situation/said.ts";
import { seenBy, type Seen } from "../situation/situation.ts";
import type { Known } from "../situation/technologies.ts";
import type { Mind } from "./mind.ts";

/** Why an option is out of the running. */
export interface Removed {
  readonly code: string;
  readonly sentence: string;
  /** A gate can be passed later by putting in place what is missing; a constraint cannot. */
  readonly kind: "constraint" | "gate" | "unneeded";
  /** Keys of the profile behind it, where it is not a rule of the option's own. */
  readonly keys?: readonly string[];
  /** What else would rule it out, if this did not. */
  readonly others?: readonly Removal[];
}

/** An option judged in a situation. */
export interface Assessed {
  readonly option: Option;
  readonly contributions: readonly Contribution[];
  readonly score: number;
  readonly removed?: Removed;
}

/** Judges one option of a step in the situation reached so far. */
export function assess(option: Option, step: Step, mind: Mind): Assessed {
  const seen = seenBy(option, mind.signals, mind.known);
  const contributions = [...(step.method === "weighted" ? weighed(option, mind) : []), ...pointsOf(option, seen)];
  const removed = removalOf(option, seen, mind);
  return { option, contributions, score: scoreOf(contributions), ...(removed === undefined ? {} : { removed }) };
}

/** Best first: score, then the catalogue's order, then the name. */
export function byScore(a: Assessed, b: Assessed): number {
  return b.score - a.score || a.option.order - b.option.order || (a.option.name < b.option.name ? -1 : 1);
}

/** From this many engineers on, those who ship the language of the present code go on writing it faster than others could replace it. */
const engineersOfLargeCode = 100;

/** Whether the present code is too large to be caught up with by a rewrite. */
export function isLarge({ team }: Profile): boolean {
  return team.now >= engineersOfLargeCode;
}

/** What keeping the language of the present code is worth, beside what the team knows of it: a rewrite is a project of its own. */
function presentCode(option: Option, { profile, known }: Mind): Contribution {
  const points = rounded(0.8 * (1 + (isLarge(profile) ? carriers(option, profile, known) : 0)));
  return { criterion: "present code", points, because: `the present code is in ${option.title}, and a rewrite is a project of its own` };
}

/** Below this part of the largest share in the team, those who ship the language of the present code are overtaken by those who ship another. */
const overtaken = 0.75;

/** The share of the team that goes on writing the present code, as far as no other language has more people. */
function carriers(option: Option, { team }: Profile, known: Known): number {
  const share = known.shareOf(option);
  const most = Math.max(share, ...Object.values(team.skills));
  return share === 0 ? 0 : share * Math.max(0, (share / most - overtaken) / (1 - overtaken));
}

function weighed(option: Option, mind: Mind): readonly Contribution[] {
  const points = weigh(weightsFor(mind.profile), valuesOf(option, mind));
  if (mind.known.existing(option)) return [...points, presentCode(option, mind)];
  const most = mostOfTeam(option, mind);
  return most === undefined ? points : [...points, most];
}

/** Shares of the team between which its majority comes to count, and what it counts. */
const majority = { from: 0.5, full: 0.6, points: 0.3 };

/** What it is worth that most of the team ship a language: they can review each other and share the nights, which a few cannot. It comes in gradually, so that no single engineer decides. */
function mostOfTeam(option: Option, { known }: Mind): Contribution | undefined {
  const share = known.shareOf(option);
  const points = rounded(majority.points * Math.min(1, (share - majority.from) / (majority.full - majority.from)));
  return points <= 0 || known.presumed(option) ? undefined : { criterion: "majority", points, because: `most of the team ship ${option.title}, so they can review each other's work` };
}

function pointsOf(option: Option, seen: Seen): Contribution[] {
  const given: Contribution[] = [];
  for (const { points, because, times, when } of option.rules?.points ?? []) {
    if (!holds(when, seen)) continue;
    const counted = rounded(times === undefined ? points : points * seen.self[times]);
    if (counted !== 0) given.push({ criterion: when === undefined ? "default" : "rule", points: counted, because });
  }
  return given;
}

function removalOf(option: Option, seen: Seen, mind: Mind): Removed | undefined {
  const rules = option.rules;
  if (rules?.arises !== undefined && !holds(rules.arises.when, seen)) return { code: "N00", sentence: `not needed: ${rules.arises.because}`, kind: "unneeded" };
  const place = placeRemoval(option, mind);
  if (place !== undefined) return { code: place.code, sentence: `removed, ${place.code}: ${place.because}`, kind: "constraint", keys: [place.key] };
  const [hard, ...others] = (rules?.removals ?? []).filter(({ when }) => holds(when, seen));
  if (hard !== undefined) return { code: hard.code, sentence: `removed, ${hard.code}: ${hard.because}`, kind: "constraint", ...(others.length === 0 ? {} : { others }) };
  const failed = (rules?.gates ?? []).filter(({ needs }) => !holds(needs, seen));
  const [first] = failed;
  return first === undefined ? undefined : { code: first.code, sentence: `missing: ${failed.map(({ missing }) => missing).join(", ")}`, kind: "gate" };
}

/** Constraints that hold for every option alike: machines (H01), bans, places, regulations (H06), support (H10), the budget (H11). */
function placeRemoval(option: Option, { profile, known, today }: Mind): { code: string; because: string; key: string } | undefined {
  const { constraints, budgetUsdMonth, delivery, work } = profile;
  const { facts } = option;
  const { places, rules, ended, ends } = subjectsOf(facts);
  if (known.banned(option)) return { code: "H06", because: "the profile bans it", key: "constraints.bannedClouds" };
  const away = places ? constraints.residency.find((place) => facts[`region.${place}`]?.value !== true) : undefined;
  if (away !== undefined) return { code: "H06", because: `it has no region in ${said("constraints.residency", away)}`, key: "constraints.residency" };
  const unmet = rules ? constraints.regulations.find((rule) => facts[`meets.${rule}`]?.value !== true) : undefined;
  if (unmet !== undefined) return { code: "H06", because: `it does not offer what ${said("constraints.regulations", unmet)} asks for`, key: "constraints.regulations" };
  if (facts["gpu"]?.value === false && work.includes("gpu")) return { code: "H01", because: "it has no machines with graphics processors", key: "work" };
  if (ended !== undefined) return { code: "H10", because: ended, key: "delivery.horizonYears" };
  if (ends !== undefined && today !== undefined && ends < yearsAfter(today, delivery.horizonYears / 2)) return { code: "H10", because: `its support ends ${ends}, before half of the ${counted(delivery.horizonYears, "year")} it must live`, key: "delivery.horizonYears" };
  const floor = facts["floor.usdMonth"]?.value;
  if (typeof floor === "number" && floor > budgetUsdMonth) return { code: "H11", because: `it costs at least ${floor} USD a month, the budget is ${budgetUsdMonth}`, key: "budgetUsdMonth" };
  return undefined;
}

interface Subjects {
  readonly places: boolean;
  readonly rules: boolean;
  /** Why nobody looks after it any more. */
  readonly ended: string | undefined;
  /** The month from which nobody will. */
  readonly ends: string | undefined;
}

const subjects = new WeakMap<Option["facts"], Subjects>();

/** What the facts of an option speak of; where they are silent, nothing is held against it. */
function subjectsOf(facts: Option["facts"]): Subjects {
  const known = subjects.get(facts);
  if (known !== undefined) return known;
  const speaksOf = (prefix: string): boolean => Object.keys(facts).some((key) => key.startsWith(prefix));
  const ends = facts["supportEnds"]?.value;
  const found = { places: speaksOf("region."), rules: speaksOf("meets."), ended: endOf(facts), ends: typeof ends === "string" ? ends : undefined };
  subjects.set(facts, found);
  return found;
}

/** `2026-11-23` and 1.5 years are `2028-05`. */
function yearsAfter(day: string, years: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + Math.round(years * 12);
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

import type { Catalogue } from "../catalogue/option.ts";
import type { Profile } from "../profile/profile.ts";
import { catalogueVersion, fingerprint } from "./catalogue-version.ts";
import { answer, mindOf, type Asked } from "./choosing/answer.ts";
import type { Mind } from "./choosing/mind.ts";
import type { Turn } from "./choosing/choose.ts";
import { adjustmentsFor, criteria, weightsFor } from "./choosing/criteria.ts";
import { pinsOf } from "./choosing/pins.ts";
import type { Choice, Contradiction, Decision, Doubt, Weight } from "./decision.ts";
import { confidenceIn, confidenceWith, doubtsOf } from "./doubt/confidence.ts";
import { contradictionsIn, contradictionsOfAnswers } from "./doubt/contradictions.ts";
import { impassesIn } from "./doubt/impasses.ts";
import { leadingQuestions } from "./doubt/outcome.ts";
import { profileFlipsOf } from "./doubt/profile-flips.ts";
import { isRobust } from "./doubt/robustness.ts";
import { stabilityOf } from "./doubt/stability.ts";
import { weightFlipsOf } from "./doubt/weight-flips.ts";
import { applyOverrides, type Override } from "./organisation/overrides.ts";
import type { Radar, RadarWaiver } from "./organisation/radar-model.ts";
import { radarNotes } from "./organisation/radar-names.ts";
import { applyRadar } from "./organisation/radar.ts";
import { compareCosts } from "./situation/cost.ts";
import { forcesOn } from "./situation/forces.ts";
import { pricesFor, type PriceList } from "./situation/prices.ts";
import { sizingOf } from "./situation/sizing.ts";
import { unknownWordsIn } from "./situation/technologies.ts";
import { workloadsOf } from "./situation/workloads.ts";
import { cautionsOn } from "./telling/cautions.ts";
import { choicesOf, missesGenerator } from "./telling/choices.ts";
import { dominatedIn } from "./telling/dominated.ts";
import { evidenceOf, expiredOf } from "./telling/evidence.ts";
import { labelOf } from "./telling/label.ts";
import { notesOn } from "./telling/notes.ts";
import { runnerUpsOf } from "./telling/runner-ups.ts";

/** Version of the rules in this code; facts have the catalogue's version. */
export const engineVersion = "1.0";

export interface DecideOptions {
  /** Choose only what we can generate; what was passed over is said. */
  readonly generatesOnly?: boolean;
  readonly radar?: Radar;
  /** Exceptions to the radar, each with its reason. */
  readonly waivers?: readonly RadarWaiver[];
  readonly overrides?: readonly Override[];
  /** The day of deciding, `2026-11-23`: facts and radar entries expire by it. Without it nothing does. */
  readonly today?: string;
  /** Also search for what would change the decision; takes about ten times as long. */
  readonly flips?: boolean;
}

/** Decides an architecture and a stack for a profile. Pure: the same profile, catalogue and options give the same decision. Throws `CB-030` or `CB-032` when a pinned answer or its question does not exist, `CB-033` when an override names nothing, `CB-035` when the radar or a waiver does, `CB-036` when the radar approves nothing. */
export function decide(profile: Profile, catalogue: Catalogue, options: DecideOptions = {}): Decision {
  const factual = options.overrides === undefined ? catalogue : applyOverrides(catalogue, options.overrides);
  const { radar, waivers, today } = options;
  const underRadar = (facts: Catalogue): Catalogue => (radar === undefined ? facts : applyRadar(facts, { radar, waivers, today }));
  const ruled = underRadar(factual);
  const pins = pinsOf(profile, catalogue);
  const asked: Asked = { pins, generatesOnly: options.generatesOnly ?? false, forced: true, ...(options.today === undefined ? {} : { today: options.today }) };
  const turns = answer(profile, ruled, asked) ?? [];
  const known = versions(profile, ruled);
  const doubts = doubtsAbout(turns, { profile, catalogue: ruled, asked }, known.profileVersion);
  const choices = choicesOf(turns, {
    pins,
    free: pins.size === 0 ? turns : (answer(profile, ruled, { ...asked, pins: new Map() }) ?? []),
    unruled: options.radar === undefined ? turns : (answer(profile, factual, asked) ?? []),
    published: factual === catalogue ? turns : (answer(profile, underRadar(catalogue), asked) ?? []),
    other: asked.generatesOnly || missesGenerator(turns) ? (answer(profile, ruled, { ...asked, generatesOnly: !asked.generatesOnly }) ?? []) : turns,
    generatesOnly: asked.generatesOnly,
    horizonYears: profile.delivery.horizonYears,
    doubt: doubts.of,
  });
  const mind = mindOf(profile, ruled, asked);
  const evidence = evidenceOf(turns, ruled, options.today);
  return {
    ...known,
    label: labelOf(turns),
    choices,
    ...situationTold(turns, { profile, catalogue: ruled, asked }),
    runnerUps: runnerUpsOf(choices),
    dominated: dominatedIn(turns),
    contradictions: doubts.contradictions,
    impasses: impassesIn(turns.filter(({ step }) => !pins.has(step.question)), profile, (relaxed) => answer(relaxed, ruled, { ...asked, pins: pinsOf(relaxed, catalogue), forced: false }) !== undefined),
    ...confidenceIn(choices),
    evidence,
    ...(options.flips === true ? { flips: { weights: turns.flatMap(weightFlipsOf), profile: profileFlipsOf(profile, ruled, asked) } } : {}),
    notes: notesOn(choices, { known: mind.known, words: unknownWordsIn(profile, ruled), expired: evidence.expired, cautions: cautionsOn(turns, mind), radar: radarNotes(factual, options) }),
  };
}

interface Matter {
  readonly profile: Profile;
  readonly catalogue: Catalogue;
  readonly asked: Asked;
}

function versions(profile: Profile, catalogue: Catalogue): Pick<Decision, "schema" | "engine" | "catalogueVersion" | "profile" | "profileVersion"> {
  return { schema: 1, engine: engineVersion, catalogueVersion: catalogueVersion(catalogue), profile, profileVersion: fingerprint(profile) };
}

/** Contradictions, and for each answer how far to trust it. Robustness is only looked at where all else is well, for it costs most. */
function doubtsAbout(turns: readonly Turn[], { profile, catalogue, asked }: Matter, seed: string): { contradictions: readonly Contradiction[]; of: (turn: Turn) => Pick<Choice, "confidence" | "doubts" | "stability"> } {
  const mind: Mind = mindOf(profile, catalogue, asked);
  const prices = pricesAt(turns, profile, catalogue);
  const floorAt = (availability: number): number | undefined => (prices?.yardstick === true ? undefined : compareCosts({ ...profile, slo: { ...profile.slo, availability } }, prices)?.floorUsd);
  const contradictions = [...contradictionsIn(profile), ...contradictionsOfAnswers(turns, { profile, pins: new Set(asked.pins.keys()), floorAt }, mind.known)];
  let robust: boolean | undefined;
  return {
    contradictions,
    of: (turn) => {
      const stability = Math.round(1000 * stabilityOf(turn, mind, seed)) / 1000;
      const expired = turn.chosen !== undefined && expiredOf(turn.chosen.option, asked.today).length > 0;
      const told = (doubts: readonly Doubt[]): Pick<Choice, "confidence" | "doubts" | "stability"> => ({ confidence: confidenceWith(doubts), doubts, stability });
      const doubts = doubtsOf(turn, { profile, contradictions, stability, expired });
      if (doubts.length > 0 || !leadingQuestions.includes(turn.step.question)) return told(doubts);
      robust ??= isRobust(profile, catalogue, asked);
      return told(robust ? [] : ["fragile"]);
    },
  };
}

function situationTold(turns: readonly Turn[], { profile, catalogue, asked }: Matter): Pick<Decision, "notNeeded" | "forces" | "weights" | "sizing" | "workloads"> {
  const turnOf = (question: string): Turn | undefined => turns.find(({ step }) => step.question === question);
  const language = turnOf("language")?.chosen?.option;
  const pricedAt = turnOf("cloud")?.chosen?.option.name;
  const only = ["decomposition", "compute"];
  return {
    notNeeded: Object.fromEntries(turns.flatMap((turn) => (turn.chosen === undefined ? [[turn.step.question, whyOpen(turn)]] : []))),
    forces: forcesOn(profile),
    weights: weightsTold(profile),
    sizing: sizingOf(profile, { prices: pricesAt(turns, profile, catalogue), language, functionsRuledOut: functionsRuledOut(turnOf("compute")) }),
    workloads: workloadsOf(profile, turnOf("compute"), (variant) => answer(variant, catalogue, { ...asked, only, pricedAt })?.find(({ step }) => step.question === "compute")),
  };
}

/** Code of the constraint that takes functions out, where one does. */
function functionsRuledOut(compute: Turn | undefined): string | undefined {
  const removed = compute?.assessed.find(({ option }) => option.traits.includes("functions"))?.removed;
  return removed?.kind === "constraint" ? removed.code : undefined;
}

/** Prices of the cloud that was chosen. */
function pricesAt(turns: readonly Turn[], profile: Profile, catalogue: Catalogue): PriceList | undefined {
  return pricesFor(profile, catalogue, turns.find(({ step }) => step.question === "cloud")?.chosen?.option.name);
}

/** Why a question has no answer: a constraint that stood in the way counts more than that others were not needed. */
function whyOpen({ assessed }: Turn): string {
  const ruledOut = assessed.find(({ removed }) => removed?.kind === "constraint") ?? assessed[0];
  return ruledOut?.removed?.sentence ?? "no option fits";
}

function weightsTold(profile: Profile): readonly Weight[] {
  const weights = weightsFor(profile);
  const adjustments = adjustmentsFor(profile);
  return criteria.map((criterion) => ({ criterion, weight: weights[criterion], because: adjustments.filter((one) => one.criterion === criterion).map(({ factor, because }) => `x ${Number(factor.toFixed(2))}: ${because}`) }));
}

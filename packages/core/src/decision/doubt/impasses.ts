import type { Profile } from "../../profile/profile.ts";
import type { Assessed } from "../choosing/assess.ts";
import type { Turn } from "../choosing/choose.ts";
import type { Impasse } from "../decision.ts";
import { isForbidden } from "../organisation/radar.ts";
import { mustAnswer } from "../choosing/plan.ts";

/** Questions whose every option a constraint removed, with the constraints that would give one back when dropped alone. */
export function impassesIn(turns: readonly Turn[], profile: Profile, works: (relaxed: Profile) => boolean): readonly Impasse[] {
  const empty = turns.filter(({ step, chosen }) => mustAnswer(step) && chosen?.removed?.kind === "constraint");
  if (empty.length === 0) return [];
  const giveUp = waysOut(profile, works);
  const least = giveUp.includes(budget) ? leastBudget(turns, profile, works) : undefined;
  return empty.map(({ step, assessed }) => {
    const codes = [...new Set(assessed.flatMap(({ removed }) => (removed === undefined ? [] : [removed.code])))].sort();
    const way = giveUp.length > 0 ? `give up ${giveUp.length === 1 ? "" : "one of: "}${giveUp.map((key) => (key === budget ? withAmount(least) : key)).join(", ")}` : (wayOfRadar(assessed) ?? "no two of them are enough to give up");
    const radar = giveUp.length > 0 ? sideOfRadar(assessed) : "";
    return { question: step.question, codes, giveUp, sentence: `Nothing is left for ${step.question} (${codes.join(", ")}); ${way}.${radar}` };
  });
}

const budget = "budgetUsdMonth";

/** A budget is not given up but raised. */
function withAmount(least: number | undefined): string {
  return least === undefined ? budget : `${budget} (raise it to ${least} at least)`;
}

/** The least price that the budget rules out and with which something is left of every question. */
function leastBudget(turns: readonly Turn[], profile: Profile, works: (relaxed: Profile) => boolean): number | undefined {
  const floors = turns.flatMap(({ assessed }) => assessed).flatMap(({ option, removed }) => (removed?.code === "H11" ? [option.facts["floor.usdMonth"]?.value] : []));
  return [...new Set(floors.filter((floor) => typeof floor === "number"))].sort((a, b) => a - b).find((floor) => works({ ...profile, budgetUsdMonth: floor }));
}

/** The other side, where giving up an answer is one way and changing the radar may be another. */
function sideOfRadar(assessed: readonly Assessed[]): string {
  const titles = ruledByRadar(assessed).map(({ option }) => option.title);
  return titles.length === 0 ? "" : ` The radar rules out ${titles.slice(0, 3).join(", ")}${titles.length > 3 ? `, and ${titles.length - 3} more` : ""}.`;
}

function ruledByRadar(assessed: readonly Assessed[]): readonly Assessed[] {
  return assessed.filter(({ removed }) => removed?.code === "H09");
}

/** What the radar only holds can be waived; what it forbids must be allowed again. */
function wayOfRadar(assessed: readonly Assessed[]): string | undefined {
  const ruled = ruledByRadar(assessed);
  const titles = (some: readonly Assessed[]): string => some.slice(0, 3).map(({ option }) => option.title).join(", ");
  const [forbidden, held] = [ruled.filter(isForbidden), ruled.filter((one) => !isForbidden(one))];
  const ways = [...(held.length > 0 ? [`waive the radar with a reason for one of: ${titles(held)}`] : []), ...(forbidden.length > 0 ? [`allow one of these in the radar again: ${titles(forbidden)}`] : [])];
  return ways.length === 0 ? undefined : ways.join(", or ");
}

/** Constraints any one of which, dropped, restores an answer; where none does, pairs that do. */
function waysOut(profile: Profile, works: (relaxed: Profile) => boolean): readonly string[] {
  const all = relaxationsOf(profile);
  const single = all.filter(({ relaxed }) => works(relaxed));
  if (single.length > 0) return single.map(({ key }) => key);
  return all.flatMap((one, index) => {
    const later = new Set(all.slice(index + 1).map(({ key }) => key));
    return relaxationsOf(one.relaxed).filter(({ key, relaxed }) => later.has(key) && works(relaxed)).map(({ key }) => `${one.key} and ${key}`);
  });
}

interface Relaxation {
  readonly key: string;
  readonly relaxed: Profile;
}

/** The profile with one constraint dropped, for each that it has. */
function relaxationsOf(profile: Profile): readonly Relaxation[] {
  const { constraints, work, slo, answers } = profile;
  const constrained = (key: string, change: Partial<Profile["constraints"]>): Relaxation => ({ key: `constraints.${key}`, relaxed: { ...profile, constraints: { ...constraints, ...change } } });
  return [
    ...(constraints.onPrem ? [constrained("onPrem", { onPrem: false })] : []),
    ...(constraints.customerInstalled ? [constrained("customerInstalled", { customerInstalled: false })] : []),
    ...(constraints.residency.length > 0 ? [constrained("residency", { residency: [] })] : []),
    ...(constraints.bannedClouds.length > 0 ? [constrained("bannedClouds", { bannedClouds: [] })] : []),
    ...constraints.regulations.map((rule) => constrained(`regulations: ${rule}`, { regulations: constraints.regulations.filter((other) => other !== rule) })),
    ...work.map((kind) => ({ key: `work: ${kind}`, relaxed: { ...profile, work: work.filter((other) => other !== kind) } })),
    { key: "slo.p99Ms", relaxed: { ...profile, slo: { ...slo, p99Ms: 1e6 } } },
    { key: "slo.availability", relaxed: { ...profile, slo: { ...slo, availability: 99 } } },
    { key: "budgetUsdMonth", relaxed: { ...profile, budgetUsdMonth: 1e9 } },
    ...Object.keys(answers).map((question) => ({ key: `answers.${question}`, relaxed: { ...profile, answers: Object.fromEntries(Object.entries(answers).filter(([other]) => other !== question)) } })),
  ];
}

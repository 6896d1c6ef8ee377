import type { Fact, Option } from "../../catalogue/option.ts";
import { counted } from "../situation/counted.ts";
import { healthOf, type Health } from "../choosing/health.ts";

/** What is known of a technology's health and what it asks for over the horizon, in one sentence with its source; undefined where nothing is recorded. */
export function healthTold({ facts }: Pick<Option, "facts">, horizonYears: number): string | undefined {
  const health = healthOf(facts);
  const fact = facts["health.lastRelease"] ?? facts["health.service"];
  if (health === undefined || fact === undefined) return undefined;
  const parts = [
    ...(health.service ? ["run and kept current by its vendor, without versions of its own"] : []),
    ...(health.noticeMonths === undefined ? [] : [`an end is announced at least ${health.noticeMonths} months ahead`]),
    ...(health.lastRelease === undefined ? [] : [`last release ${health.lastRelease}`]),
    ...versionsTold(health, horizonYears),
    ...policyTold(facts["health.policy"]),
  ];
  return `${parts.join("; ")} (${placeOf(fact.source)}, ${fact.date})`;
}

/** Where it says how it answers to vulnerabilities. */
function policyTold(policy: Fact | undefined): readonly string[] {
  return policy?.value === true ? [`vulnerabilities by the policy at ${policy.source.replace(/^https:\/\/(?:www\.)?|\/$/g, "")}`] : [];
}

function versionsTold({ cadenceMonths, supportMonths }: Health, years: number): readonly string[] {
  const comes = cadenceMonths === undefined ? [] : [`a new version every ${monthsTold(cadenceMonths)}`];
  if (supportMonths === undefined) return comes;
  const moves = Math.ceil((years * 12) / supportMonths) - 1;
  const asked = moves === 0 ? `one can carry ${years === 1 ? "the whole year" : `all ${years} years`}` : `at least ${counted(moves, "upgrade")} in ${counted(years, "year")}`;
  return [...comes, `each supported for ${monthsTold(supportMonths)}: ${asked}`];
}

function monthsTold(months: number): string {
  return months === 1 ? "month" : `${months} months`;
}

function placeOf(source: string): string {
  return /^https?:\/\/(?:www\.)?([^/]+)/.exec(source)?.[1] ?? source;
}

import { loadShrinks } from "../../profile/load-of-users.ts";
import { counted } from "../situation/counted.ts";
import { said } from "../situation/said.ts";
import { thousands } from "../situation/thousands.ts";
import type { Decision } from "../decision.ts";

/** The situation in two or three sentences; what nobody said is marked as assumed. */
export function contextOf({ profile, sizing, choices }: Decision): string {
  const { team, delivery, domain, load, origins } = profile;
  const assumed = (key: string): string => (origins[key] === "default" ? " (assumed)" : "");
  const titles = new Map([choices["language"], choices["framework"]].flatMap((choice) => (choice === undefined ? [] : [choice, ...choice.rejected].map(({ option, title }) => [option, title] as const))));
  const skills = Object.entries(team.skills).map(([name, share]) => `${Math.round(share * 100)} % ship ${titles.get(name) ?? name}`);
  const code = delivery.codebase === "greenfield" ? "New code" : `Existing code${delivery.language === undefined ? "" : ` in ${titles.get(delivery.language) ?? delivery.language}`}`;
  return [
    `Domain: ${said("domain", domain)}${assumed("domain")}. ${counted(team.now, "backend engineer")}${assumed("team.now")}, ${team.in18m} in 18 months${skills.length === 0 ? "" : `; ${skills.join(", ")}`}.`,
    `${code}, first release in ${counted(delivery.weeks, "week")}${assumed("delivery.weeks")}, made to last ${counted(delivery.horizonYears, "year")}${assumed("delivery.horizonYears")}.`,
    `At most ${peaks(load)} in 24 months${assumed("load.peakRps24m")}; the traffic is ${said("load.pattern", load.pattern)}${assumed("load.pattern")}. ${loadShrinks(load) ? "Today's take" : "That takes"} about ${amount(sizing.vcpu)} virtual CPUs at the peak.`,
  ].join(" ");
}

/** The later peak, and today's before it where that is what machines are counted for. */
function peaks(load: Decision["profile"]["load"]): string {
  if (loadShrinks(load)) return `${perSecond(load.peakRpsNow)} today, and ${amount(load.peakRps24m)}`;
  return perSecond(load.peakRps24m);
}

function perSecond(rps: number): string {
  return `${amount(rps)} ${rps === 1 ? "request" : "requests"} per second`;
}

function amount(value: number): string {
  return thousands(value >= 100 ? Math.round(value) : Number(value.toPrecision(2)));
}

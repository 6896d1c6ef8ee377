import type { Fact, Option } from "../../catalogue/option.ts";

/** Without a release for so long, and for longer than its own rhythm explains, a technology counts as abandoned. */
const silentMonths = 36;
const silentRhythms = 1.5;

/** What is recorded of a technology's health: of itself, never of one version of it. */
export interface Health {
  /** Month of the last release. */
  readonly lastRelease?: string;
  readonly cadenceMonths?: number;
  readonly supportMonths?: number;
  /** Run by its vendor, without versions that anyone could fall behind. */
  readonly service: boolean;
  readonly noticeMonths?: number;
}

/** The health that facts speak of; undefined where they speak of none. */
export function healthOf(facts: Option["facts"]): Health | undefined {
  const lastRelease = facts["health.lastRelease"]?.value;
  const service = facts["health.service"]?.value === true;
  if (typeof lastRelease !== "string" && !service) return undefined;
  return { service, ...(typeof lastRelease === "string" ? { lastRelease } : {}), ...numberOf("cadenceMonths", facts), ...numberOf("supportMonths", facts), ...numberOf("noticeMonths", facts) };
}

/** Why a technology is at its end: archived, or silent for longer than its rhythm explains by the day its releases were listed. So an old catalogue ends nothing. */
export function endOf(facts: Option["facts"]): string | undefined {
  if (facts["archived"]?.value === true) return "nobody maintains it any more";
  const { lastRelease, cadenceMonths = 0 } = healthOf(facts) ?? {};
  const seen = facts["health.lastRelease"]?.date;
  if (lastRelease === undefined || seen === undefined || Number.isNaN(monthsOf(seen))) return undefined;
  const silent = monthsOf(seen) - monthsOf(lastRelease);
  return silent > Math.max(silentMonths, silentRhythms * cadenceMonths) ? `its last release was ${lastRelease}, nothing came in the ${silent} months after it` : undefined;
}

function numberOf<K extends "cadenceMonths" | "supportMonths" | "noticeMonths">(name: K, facts: Readonly<Record<string, Fact>>): Partial<Record<K, number>> {
  const value = facts[`health.${name}`]?.value;
  return typeof value === "number" ? ({ [name]: value } as Record<K, number>) : {};
}

function monthsOf(when: string): number {
  return Number(when.slice(0, 4)) * 12 + Number(when.slice(5, 7) || "1");
}

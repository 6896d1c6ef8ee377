import { profileQuestions } from "../../../interview/profile-questions.ts";

/** Keys of the profile as a person reads them, in the order of reading. */
export const keyTitles: Readonly<Record<string, string>> = {
  domain: "What is being built",
  "team.now": "Engineers today",
  "team.in18m": "Engineers in 18 months",
  "team.skills": "Share of the team that ships in it",
  "team.knows": "What the team runs today",
  "delivery.weeks": "Weeks to the first release",
  "delivery.horizonYears": "Years it must live",
  "delivery.codebase": "Code",
  "delivery.language": "Language of the present code",
  "delivery.stack": "Technologies of the present code",
  "delivery.boundaries": "Boundaries in the domain",
  "load.peakRpsNow": "Requests per second at the peak, today",
  "load.peakRps24m": "Requests per second at the peak, in 24 months",
  "load.users": "Users today",
  "load.users24m": "Users in 24 months",
  "load.dailyActiveShare": "Share of the users active on a day",
  "load.requestsPerDay": "Requests of an active user on a day",
  "load.pattern": "Shape of the traffic",
  "load.connections": "Connections open at once",
  "load.growthReason": "Reason for the growth",
  work: "Kinds of work",
  workMs: "Wall time of a request, ms",
  "data.needs": "What the data must allow",
  "data.sizeGb24m": "GB of data in 24 months",
  "data.crossModuleTx": "Transactions span several parts",
  "data.vectorsMillions": "Million vectors",
  "data.writesPerSecond": "Writes per second",
  "models.use": "Models in use",
  "slo.p99Ms": "99 % answered within, ms",
  "slo.availability": "Availability, %",
  "constraints.regulations": "Rules that apply",
  "constraints.residency": "Places the data must stay in",
  "constraints.onPrem": "Own data centre",
  "constraints.customerInstalled": "Customers install it",
  "constraints.existingCloud": "Cloud in use",
  "constraints.bannedClouds": "Clouds that are banned",
  ops: "What is in place today",
  budgetUsdMonth: "Budget a month, USD",
  "independence.parts": "Parts that must stand alone",
  "independence.contention": "Teams that wait for each other",
  answers: "Answers that were fixed",
  modules: "Modules",
  name: "Name",
};

export function keyTitle(key: string): string {
  return keyTitles[key] ?? key;
}

const titles = new Map(profileQuestions.flatMap(({ answer }) => ("titles" in answer ? [[answer.key, answer.titles] as const] : [])));

/** A value of the profile as a person reads it. */
export function valueText(key: string, value: unknown): string {
  if (value === undefined) return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map((one) => word(key, String(one))).join(", ");
  if (typeof value === "object" && value !== null) return Object.entries(value).map(([name, inner]) => pair(key, name, inner)).join(", ") || "none";
  return typeof value === "string" ? word(key, value) : JSON.stringify(value);
}

function pair(key: string, name: string, inner: unknown): string {
  if (key === "team.skills") return `${name} ${Math.round(Number(inner) * 100)} %`;
  return typeof inner === "string" ? `${name}: ${inner}` : name;
}

function word(key: string, text: string): string {
  return titles.get(key)?.[text] ?? (/^[a-z]+(_[a-z]+)+$/.test(text) ? text.replaceAll("_", " ") : text);
}

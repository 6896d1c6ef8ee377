import type { Finding } from "@create-backend/core";
import { textOf } from "../graph/text.ts";
import { readYamlDocuments, type YamlValue } from "../graph/yaml-value.ts";
import type { Span } from "../graph/span.ts";
import { healthFinding } from "./health.ts";
import { globOf } from "../graph/glob.ts";
import type { Scene } from "./run-policy.ts";
import type { WaiverTerms } from "./waiver-terms.ts";

export const waiversPath = ".backend/waivers.yaml";

/** An agreed exception. */
interface Waiver {
  readonly policy: string;
  readonly path: string;
  readonly owner: string;
  readonly reason: string;
  readonly granted: string | undefined;
  readonly expires: string;
  /** How many findings it covered when it was granted. */
  readonly covers: number;
  readonly at: Span;
}

export interface Subtraction {
  readonly kept: readonly Finding[];
  readonly taken: readonly Finding[];
  readonly health: readonly Finding[];
}

/** Takes waived findings away; an expired, widened or useless waiver is a finding itself. */
export function subtractWaivers(findings: readonly Finding[], scene: Scene, terms: WaiverTerms): Subtraction {
  const text = textOf(scene.tree, waiversPath);
  if (text === undefined) return { kept: findings, taken: [], health: [] };
  const { waivers, health } = readWaivers(text, scene);
  const taken = new Set<Finding>();
  for (const waiver of waivers) {
    const left = daysBetween(terms.now, waiver.expires);
    const covered = findings.filter((finding) => finding.policy === waiver.policy && globOf(waiver.path).test(finding.location.path));
    health.push(...opinionsOn(waiver, covered.length, terms).map((opinion) => healthFinding(scene, opinion)));
    if (left >= 0) for (const finding of covered.slice(0, waiver.covers)) taken.add(finding);
  }
  return { kept: findings.filter((finding) => !taken.has(finding)), taken: [...taken], health };
}

type Opinion = Parameters<typeof healthFinding>[1];

function opinionsOn(waiver: Waiver, covered: number, { now, longest, notice }: WaiverTerms): readonly Opinion[] {
  const left = daysBetween(now, waiver.expires);
  const { policy, path, owner, expires, at, covers, granted } = waiver;
  const facts = { policy, path, owner, expires };
  const name = `The waiver of ${owner} for ${policy} on ${path}`;
  if (left < 0) return [{ ailment: "expired-waiver", at, facts, message: `${name} ended on ${expires}; what it covered counts again.`, fix: "Mend what it covered, or agree on a new waiver with its owner." }];
  if (covered === 0) return [{ ailment: "unused-waiver", at, facts, message: `${name} covers nothing any more.`, fix: "Remove it." }];
  const opinions: Opinion[] = [];
  if (covered > covers) opinions.push({ ailment: "widened-waiver", at, facts, message: `${name} was granted for ${covers} and would now cover ${covered}.`, fix: "Mend the new ones; a waiver does not grow." });
  if (left <= notice) opinions.push({ ailment: "expiring-waiver", at, facts, message: `${name} ends in ${left} days.`, fix: "Mend what it covers before then.", severity: "warning" });
  const life = granted === undefined ? left : daysBetween(new Date(`${granted}T00:00:00Z`), expires);
  if (life > longest) opinions.push({ ailment: "broken-waiver", at, facts, message: `${name} lasts ${life} days; ${longest} is the longest allowed.`, fix: "Choose a nearer date." });
  return opinions;
}

/** Whole days from a moment to the end of a date, UTC; negative when it has passed. */
export function daysBetween(now: Date, date: string): number {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return Math.round((Date.parse(`${date}T00:00:00Z`) - today) / 86_400_000);
}

function readWaivers(text: string, scene: Scene): { readonly waivers: readonly Waiver[]; readonly health: Finding[] } {
  const file = readYamlDocuments(waiversPath, text);
  const health: Finding[] = [];
  const complain = (at: Span, message: string): void => {
    health.push(healthFinding(scene, { ailment: "broken-waiver", at, facts: { problem: message }, message, fix: "A waiver says policy, path, reason, owner and expires (YYYY-MM-DD); covers and granted are optional." }));
  };
  if (!("roots" in file)) {
    complain(file.at, `${waiversPath} is not valid YAML: ${file.why}.`);
    return { waivers: [], health };
  }
  const waivers = (file.roots[0]?.get("waivers").items() ?? []).flatMap((item) => {
    const missing = ["policy", "path", "reason", "owner", "expires"].filter((key) => (item.get(key).text ?? "").trim() === "");
    const expires = item.get("expires").text ?? "";
    if (missing.length === 0 && isDate(expires)) return [waiverOf(item)];
    complain(item.at, missing.length > 0 ? `A waiver lacks ${missing.join(", ")}.` : `"${expires}" is no date.`);
    return [];
  });
  return { waivers, health };
}

/** Whether a text is a day, as 2026-11-25. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function waiverOf(item: YamlValue): Waiver {
  const text = (key: string): string => item.get(key).text ?? "";
  const covers = Number(item.get("covers").text ?? "1");
  const granted = item.get("granted").text;
  return {
    policy: text("policy"), path: text("path"), reason: text("reason"), owner: text("owner"), expires: text("expires"), at: item.at,
    covers: Number.isInteger(covers) && covers > 0 ? covers : 1,
    granted: granted !== undefined && isDate(granted) ? granted : undefined,
  };
}

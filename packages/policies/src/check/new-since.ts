import { grouped, type FileTree, type Finding } from "@create-backend/core";
import type { CheckResult } from "./check.ts";
import { betweenNames, debtLine } from "./debt-key.ts";
import { fingerprintOf } from "./finding-of.ts";

/** What is new, and how many were left out because they are older. */
export interface Narrowed {
  readonly result: CheckResult;
  readonly older: number;
}

/**
 * Leaves what an earlier state did not have. The same finding twice where it was once is new once; what moved with its file
 * (`renames`: old path → new path) is not new. `raised`: what is found by comparing the two states themselves.
 */
export function newSince(now: CheckResult, before: CheckResult, { renames, raised }: { readonly renames: ReadonlyMap<string, string>; readonly raised: readonly Finding[] }): Narrowed {
  const known = new Map<string, number>();
  for (const finding of [...before.findings, ...before.health, ...before.waived, ...before.baselined]) {
    const fingerprint = renames.size === 0 ? finding.fingerprint : movedFingerprint(finding, renames);
    known.set(fingerprint, (known.get(fingerprint) ?? 0) + 1);
  }
  // What is waived or in the baseline now takes its share first.
  for (const { fingerprint } of [...now.waived, ...now.baselined]) known.set(fingerprint, (known.get(fingerprint) ?? 0) - 1);
  return narrowed({ ...now, health: [...now.health, ...raised] }, ({ fingerprint }) => {
    const left = known.get(fingerprint) ?? 0;
    known.set(fingerprint, left - 1);
    return left <= 0;
  });
}

/** What an earlier state says of circles, by policy, as a baseline says it; empty where no circle is found now, or none was then. */
export function circlesBefore(now: CheckResult, before: CheckResult, tree: FileTree): ReadonlyMap<string, readonly string[]> {
  const circles = (result: CheckResult): readonly Finding[] => [...result.findings, ...result.waived, ...result.baselined].filter(({ facts }) => facts["members"] !== undefined);
  const policies = new Set(circles(now).map(({ policy }) => policy));
  const then = grouped(circles(before).filter(({ policy }) => policies.has(policy)), ({ policy }) => policy);
  return new Map([...then].map(([policy, found]) => [policy, found.map((finding) => debtLine(finding, tree))]));
}

/** Leaves what touches one of the files, old or new. */
export function touching(now: CheckResult, paths: ReadonlySet<string>): Narrowed {
  return narrowed(now, ({ location, related = [] }) => paths.has(location.path) || related.some(({ path }) => paths.has(path)));
}

function narrowed(now: CheckResult, keeps: (finding: Finding) => boolean): Narrowed {
  const findings = now.findings.filter(keeps);
  const health = now.health.filter(keeps);
  return { result: { ...now, findings, health }, older: now.findings.length + now.health.length - findings.length - health.length };
}

/** The fingerprint that a finding has after files were renamed. */
function movedFingerprint({ policy, location: { path }, facts }: Finding, renames: ReadonlyMap<string, string>): string {
  const renamed = (text: string): string => renames.get(text) ?? text;
  const moved = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value.split(betweenNames).map(renamed).join("")]));
  return fingerprintOf(policy, renamed(path), moved);
}

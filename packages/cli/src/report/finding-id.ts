import { createHash } from "node:crypto";
import type { Finding } from "@create-backend/core";

/** A short name of a finding, the same wherever lines move: what `explain` takes. */
export function idOf({ fingerprint }: Pick<Finding, "fingerprint">): string {
  return `f-${createHash("sha256").update(fingerprint).digest("hex").slice(0, 8)}`;
}

/** Findings with a fingerprint each: who reads a report drops a second one with the same, so the second of two alike (one table named twice in a file) gets a number. */
export function toldApart(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { fingerprint } = finding;
    const times = seen.get(fingerprint) ?? 0;
    seen.set(fingerprint, times + 1);
    return times === 0 ? finding : { ...finding, fingerprint: `${fingerprint}-${times}` };
  });
}

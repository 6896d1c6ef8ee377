import type { FileTree, Finding, Location } from "@create-backend/core";
import type { Facts, NamedPolicy, Verdict } from "../define-policy.ts";
import { defineFact, derivedFrom } from "../graph/derived.ts";
import { positionOf } from "../graph/position.ts";
import type { Span } from "../graph/span.ts";

/** A span as a location: line and column are worked out here and nowhere else. */
export function locationOf(tree: FileTree, { path, start, end }: Span): Location {
  return { path, ...(derivedFrom(tree, path, { ...positionFact, about: `${start}-${end}` }) ?? { line: 1, column: 1 }) };
}

const positionFact = defineFact("position", (text, _, about): Omit<Location, "path"> => {
  const [start = 0, end = 0] = about.split("-").map(Number);
  const from = positionOf(text, start);
  if (end <= start) return from;
  const to = positionOf(text, end);
  return { ...from, endLine: to.line, endColumn: to.column };
});

/** Makes a finding of a verdict: sentence and remedy come from the policy. */
export function findingOf(policy: NamedPolicy, { at, facts, related }: Verdict, tree: FileTree): Finding {
  return {
    policy: policy.name,
    severity: policy.severity ?? "error",
    location: locationOf(tree, at),
    facts,
    message: policy.message(facts),
    fix: typeof policy.fix === "string" ? policy.fix : policy.fix(facts),
    fingerprint: fingerprintOf(policy.name, at.path, facts),
    ...(related === undefined || related.length === 0 ? {} : { related: related.map((span) => locationOf(tree, span)) }),
  };
}

/** Policy, path and facts in one readable line: no line numbers, so it holds when code moves within its file. A circle lies at no path: where to cut it is advice. */
export function fingerprintOf(policy: string, path: string, facts: Facts): string {
  const isCircle = "cut" in facts;
  const said = Object.keys(facts).sort().filter((key) => (isCircle ? key !== "cut" && key !== "size" : facts[key] !== path)).map((key) => `${key}=${facts[key]}`);
  return [policy, ...(isCircle ? [] : [path]), ...said].join(" ").replace(/\s+/g, " ");
}

/** Orders findings by path, line, column and policy. */
export function byPlace(a: Finding, b: Finding): number {
  return compare(a.location.path, b.location.path) || a.location.line - b.location.line || a.location.column - b.location.column || compare(a.policy, b.policy) || compare(a.fingerprint, b.fingerprint);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

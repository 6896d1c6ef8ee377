import { grouped, type Finding, type Severity } from "@create-backend/core";
import type { CheckResult } from "@create-backend/policies";

/** A policy (or an ailment of the judging itself) as reports name it. */
export interface Rule {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** Why it matters, in Markdown; empty where nothing is known. */
  readonly why: string;
  /** The whole page, Markdown. */
  readonly page: string;
}

/** A check that was narrowed to what is new, or to what was touched. */
export interface Narrowing {
  readonly by: "new" | "changed";
  /** The state that it was compared with: as the user knows it, and its commit. */
  readonly since: string;
  readonly commit: string;
  /** Findings that are not shown. */
  readonly left: number;
}

/** Everything that a report may say. */
export interface Judged {
  readonly project: string;
  /** Where it lies in the git repository around it; empty for its top. */
  readonly below: string;
  readonly tool: string;
  readonly result: CheckResult;
  readonly narrowing?: Narrowing;
  readonly ruleOf: (policy: string) => Rule;
  /** The names of every policy that was run. */
  readonly policies: readonly string[];
  /** One line of a file, 1-based, for excerpts. */
  readonly lineOf: (path: string, line: number) => string | undefined;
}

/** Findings about the repository and about how well it could be judged, as one list. */
export function allFindings({ result }: Judged): readonly Finding[] {
  return [...result.findings, ...result.health];
}

/** With paths from the top of the git repository, as platforms that show findings beside code expect them; its fingerprints stay apart from those of its neighbours. */
export function fromTop(judged: Judged): Judged {
  const { below, result } = judged;
  if (below === "") return judged;
  const placed = <Place extends { readonly path: string }>(place: Place): Place => ({ ...place, path: `${below}/${place.path}` });
  const moved = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => ({ ...finding, location: placed(finding.location), fingerprint: `${below} ${finding.fingerprint}`, ...(finding.related === undefined ? {} : { related: finding.related.map(placed) }) }));
  return { ...judged, result: { ...result, findings: moved(result.findings), health: moved(result.health), waived: moved(result.waived), baselined: moved(result.baselined) } };
}

/** Findings by policy: those of policies first, in the order of the policies, then ailments. */
export function byRule(judged: Judged): readonly (readonly [Rule, readonly Finding[]])[] {
  return [...grouped(allFindings(judged), ({ policy }) => policy)].map(([policy, findings]) => [judged.ruleOf(policy), findings] as const);
}

/** What was taken from the list, in words: `2 waived`, `3 known from the baseline`. */
export function asideOf({ result: { waived, baselined }, narrowing }: Judged): readonly string[] {
  const left = narrowing === undefined || narrowing.left === 0 ? [] : [narrowing.by === "new" ? `${narrowing.left} older than ${narrowing.since}` : `${narrowing.left} in files that are as they were at ${narrowing.since}`];
  return [...left, ...(waived.length === 0 ? [] : [`${waived.length} waived`]), ...(baselined.length === 0 ? [] : [`${baselined.length} known from the baseline`])];
}

/** How many of each weight. */
export function countOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** `2 errors, 1 warning`; `no findings` of none. */
export function countText(findings: readonly Finding[]): string {
  const counts = countOf(findings);
  const said = (["error", "warning", "info"] as const).filter((severity) => counts[severity] > 0);
  if (said.length === 0) return "no findings";
  return said.map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 || severity === "info" ? "" : "s"}`).join(", ");
}

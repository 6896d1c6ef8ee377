import type { Finding, Severity, TreeFile } from "@create-backend/core";
import type { Facts } from "../define-policy.ts";
import type { ImportKind } from "../graph/facts.ts";
import type { Edge } from "../graph/graph.ts";
import type { Span } from "../graph/span.ts";
import { fingerprintOf, locationOf } from "./finding-of.ts";
import type { Scene } from "./run-policy.ts";

/** What can be wrong with the judging itself. A checker that looks away must say so. */
export const ailments = {
  "unreadable-file": "A source or manifest that cannot be followed to its end",
  "unfollowed-link": "A link in a module, an app or the platform behind which nothing was judged",
  "unresolved-import": "An import that should lead to a file of this repository and leads nowhere",
  "file-in-no-module": "A source file that belongs to no module, app or platform",
  "nothing-judged": "A policy that has to judge something and found nothing",
  "empty-selector": "A selector of a rule that fits no file",
  "contradicting-rules": "A rule that asks for, or allows, what others forbid altogether",
  "unused-waiver": "A waiver that covers no finding any more",
  "expired-waiver": "A waiver whose date has passed",
  "expiring-waiver": "A waiver whose date is near",
  "widened-waiver": "A waiver that covers more than was agreed",
  "broken-waiver": "A waiver that cannot be read or lacks what it must say",
  "stale-baseline": "A baseline entry that matches no finding any more",
  "widened-baseline": "A baseline that covers more than was agreed",
} as const;

export type Ailment = keyof typeof ailments;

export interface Symptom {
  readonly ailment: Ailment;
  readonly at: Span;
  readonly facts: Facts;
  readonly message: string;
  readonly fix: string;
  readonly severity?: Severity;
}

/** A health finding has the shape of any other; its policy is called `health/…`. */
export function healthFinding(scene: Scene, { ailment, at, facts, message, fix, severity = "error" }: Symptom): Finding {
  const policy = `health/${ailment}`;
  return { policy, severity, location: locationOf(scene.tree, at), facts, message, fix, fingerprint: fingerprintOf(policy, at.path, facts) };
}

/** Whether a finding is about the judging itself. */
export function isAilment(policy: string): boolean {
  return policy.startsWith("health/");
}

/** What was wrong with the sources: unreadable, unresolved, unplaced. */
export function sourceHealth(scene: Scene): readonly Finding[] {
  const { units, edges } = scene.facts.graph;
  const findings: Finding[] = [];
  for (const { path, broken, place } of units.values()) {
    if (broken !== undefined) findings.push(unreadable(scene, { path, start: broken, end: broken }, "a bracket, a quote or a comment is not closed, or closed twice"));
    if (place.room === "outside" && scene.rules === undefined) findings.push(healthFinding(scene, unplaced(path, scene)));
  }
  const elsewhere = new Map<string, { readonly edge: Edge; readonly why: string; imports: number }>();
  for (const edge of edges) {
    const { from, fact, target } = edge;
    if (target.kind !== "unresolved" || isIdle(from.path, fact.kind)) continue;
    const { why, made } = target;
    if (made !== undefined) {
      const known = elsewhere.get(made);
      if (known === undefined) elsewhere.set(made, { edge, why, imports: 1 });
      else known.imports++;
      continue;
    }
    findings.push(
      healthFinding(scene, {
        ailment: "unresolved-import",
        at: { path: from.path, start: fact.start, end: fact.end },
        facts: { specifier: fact.specifier, why },
        message: `"${fact.specifier}" leads nowhere: ${why}. No policy could judge this import.`,
        fix: "Correct the import, or generate the file before the check.",
      }),
    );
  }
  for (const [made, { edge, why, imports }] of elsewhere) findings.push(healthFinding(scene, madeElsewhere(made, { edge, why, imports })));
  return findings;
}

/** What comments name is neither loaded nor, in most repositories, compiled; what a bundle asks for by paths lies inside of it. */
function isIdle(path: string, kind: ImportKind): boolean {
  return kind === "documentation" || (kind === "reference" && /\.[cm]?jsx?$/.test(path)) || /\.min\.[cm]?js$/.test(path);
}

/** Sources that are made while others are built: one sentence for all that import them, and no mistake of theirs. */
function madeElsewhere(made: string, { edge: { from, fact }, why, imports }: { readonly edge: Edge; readonly why: string; readonly imports: number }): Symptom {
  return {
    ailment: "unresolved-import",
    at: { path: from.path, start: fact.start, end: fact.end },
    facts: { specifier: made, why },
    message: `${made} is not in this checkout: ${why}. No policy could judge what imports it, ${imports === 1 ? "here" : `here and in ${imports - 1} more places`}.`,
    fix: "Leave it so where a build makes it; to have it judged, have it checked in.",
    severity: "warning",
  };
}

/** Manifests that could not be read. */
export function manifestHealth(scene: Scene): readonly Finding[] {
  return scene.facts.documents.flatMap((document) => (document.kind === "broken" ? [unreadable(scene, document.at, document.why)] : []));
}

const leads: Readonly<Record<NonNullable<TreeFile["unfollowed"]>, string>> = { outside: "out of the repository", folder: "to a folder", nowhere: "nowhere" };

/** Links that were not followed where sources belong. */
export function linkHealth(scene: Scene): readonly Finding[] {
  return [...scene.tree].flatMap(([path, { unfollowed, leads: led }]) => {
    const { room } = scene.layout.placeOf(path);
    // What lies in a folder of the repository is judged where it lies.
    if (unfollowed === undefined || led !== undefined || !(room === "module" || room === "app" || room === "platform")) return [];
    return [healthFinding(scene, { ailment: "unfollowed-link", at: { path, start: 0, end: 0 }, facts: { leads: unfollowed }, message: `${path} is a link that leads ${leads[unfollowed]}, and nothing was judged behind it.`, fix: "Put files in its place, or import them from where they are.", severity: "warning" })];
  });
}

function unreadable(scene: Scene, at: Span, why: string): Finding {
  return healthFinding(scene, { ailment: "unreadable-file", at, facts: { why }, message: `${at.path} cannot be read to its end: ${why}.`, fix: "Mend the syntax; what comes after this place was not judged." });
}

function unplaced(path: string, { blueprint }: Scene): Symptom {
  const known = blueprint.modules.map(({ name }) => name).join(", ");
  return {
    ailment: "file-in-no-module",
    at: { path, start: 0, end: 0 },
    facts: {},
    message: `${path} belongs to no module, app or platform, so no policy judges it.`,
    fix: `Move it into a module (${known}), or add its module to backend.yaml.`,
  };
}

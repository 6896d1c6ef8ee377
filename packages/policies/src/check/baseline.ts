import { grouped, type FileTree, type Finding } from "@create-backend/core";
import { baselineFolder, ceilingText, entriesByPolicy, isEntry, policyOf, readLines, type Ceiling, type Entry } from "./baseline-lines.ts";
import { debtLine, isSameDebt, marksOf } from "./debt-key.ts";
import { membersAmong, owedCircle } from "../graph/known-circles.ts";
import { healthFinding } from "./health.ts";
import type { Scene } from "./run-policy.ts";
import type { Subtraction } from "./waivers.ts";

/** Takes known debt away. An entry that matches nothing any more, a ceiling above what is left and one that is broken through are findings, so the file can only shrink. */
export function subtractBaseline(findings: readonly Finding[], scene: Scene): Subtraction {
  const lines = readLines(scene.tree);
  const entries = lines.filter(isEntry);
  if (lines.length === 0) return { kept: findings, taken: [], health: [] };
  const owed = owedBy(findings, entries, scene.tree);
  const used = new Set(owed.values());
  const taken = findings.filter((finding) => owed.has(finding));
  const ceilings = lines.filter((line): line is Ceiling => "most" in line);
  const under = grouped(used, (entry) => `${entry.path} ${policyOf(entry)}`);
  return {
    kept: findings.filter((finding) => !owed.has(finding)),
    taken,
    health: [...entries.filter((entry) => !used.has(entry)).map((entry) => paid(entry, scene)), ...ceilings.flatMap((ceiling) => opinionOn(ceiling, under.get(`${ceiling.path} ${ceiling.policy}`)?.length ?? 0, scene))],
  };
}

/** The findings that no baseline covers. */
export function beyondBaseline(findings: readonly Finding[], { tree }: Pick<Scene, "tree">): readonly Finding[] {
  const known = entriesByPolicy(tree);
  const owed = owedBy(findings, [...new Set(findings.map(({ policy }) => policy))].flatMap((policy) => known.get(policy) ?? []), tree);
  return findings.filter((finding) => !owed.has(finding));
}

/** Which line covers which finding, each once: first those that say the very same, then those whose symbols have come or gone. */
function owedBy(findings: readonly Finding[], entries: readonly Entry[], tree: Scene["tree"]): ReadonlyMap<Finding, Entry> {
  const owed = new Map<Finding, Entry>();
  const exact = grouped(entries, ({ line }) => line);
  const rest: (readonly [finding: Finding, line: string])[] = [];
  for (const finding of findings) {
    const line = debtLine(finding, tree);
    // Earlier versions wrote fingerprints, which hold a path.
    const entry = exact.get(line)?.shift() ?? exact.get(finding.fingerprint)?.shift();
    if (entry === undefined) rest.push([finding, line]);
    else owed.set(finding, entry);
  }
  const free = new Map<string, Set<Entry>>();
  const wanted = new Set(rest.map(([{ policy }]) => policy));
  for (const entry of [...exact.values()].flat().filter((each) => wanted.has(policyOf(each)))) for (const mark of marksOf(entry.line)) free.set(mark, (free.get(mark) ?? new Set()).add(entry));
  for (const [finding, line] of rest) {
    const entry = likeIn(free, line);
    if (entry === undefined) continue;
    for (const mark of marksOf(entry.line)) free.get(mark)?.delete(entry);
    owed.set(finding, entry);
  }
  for (const [finding, line] of rest) {
    const entry = owed.has(finding) ? undefined : smallerIn(entries, line);
    if (entry !== undefined) owed.set(finding, entry);
  }
  return owed;
}

/** The entry of a circle that has become smaller, or fell into several: what is left of it is no new debt. */
function smallerIn(entries: readonly Entry[], line: string): Entry | undefined {
  const circle = owedCircle(line);
  if (circle === undefined) return undefined;
  const members = new Map(circle.members.map((member) => [member, member]));
  return entries.find((entry) => {
    const before = policyOf(entry) === circle.policy ? owedCircle(entry.line) : undefined;
    return before?.level === circle.level && membersAmong(members, before.members).length === members.size;
  });
}

function likeIn(free: ReadonlyMap<string, ReadonlySet<Entry>>, line: string): Entry | undefined {
  for (const mark of marksOf(line)) for (const entry of free.get(mark) ?? []) if (isSameDebt(entry.line, line)) return entry;
  return undefined;
}

function paid({ line, ...at }: Entry, scene: Scene): Finding {
  return healthFinding(scene, { ailment: "stale-baseline", at, facts: { entry: line }, message: `The debt "${line}" is paid.`, fix: "Remove this line from the baseline; `create-backend check --fix` does so." });
}

function opinionOn({ policy, most, ...at }: Ceiling, owed: number, scene: Scene): readonly Finding[] {
  const facts = { ceiling: policy, agreed: String(most), owed: String(owed) };
  if (owed > most) return [healthFinding(scene, { ailment: "widened-baseline", at, facts, message: `The baseline covers ${most} of ${policy} here, and there are ${owed} now.`, fix: "Mend the new ones; a baseline does not grow." })];
  if (owed < most) return [healthFinding(scene, { ailment: "stale-baseline", at, facts, message: `The baseline still allows ${most} of ${policy} here, and ${owed} are left.`, fix: `Lower the ceiling to ${owed}; \`create-backend check --fix\` does so.` })];
  return [];
}

/** The baseline files that make these findings known debt: path → text. */
export function baselineOf(findings: readonly Finding[], tree: FileTree, moduleOf: (path: string) => string): ReadonlyMap<string, string> {
  const byModule = grouped(findings, ({ location }) => moduleOf(location.path));
  return new Map([...byModule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([module, owed]) => [`${baselineFolder}${module}.txt`, fileText(owed, tree)]));
}

function fileText(owed: readonly Finding[], tree: FileTree): string {
  const counts = new Map<string, number>();
  for (const { policy } of owed) counts.set(policy, (counts.get(policy) ?? 0) + 1);
  const ceilings = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([policy, most]) => ceilingText(policy, most));
  return `${[...ceilings, ...owed.map((finding) => debtLine(finding, tree)).sort()].join("\n")}\n`;
}

/** Ceilings that are higher than they were in an earlier state, or new beside others: debt that was agreed on afterwards. */
export function raisedCeilings(scene: Scene, before: Scene["tree"]): readonly Finding[] {
  const then = readLines(before).filter((line): line is Ceiling => "most" in line);
  if (then.length === 0) return [];
  const known = new Map(then.map(({ path, policy, most }) => [`${path} ${policy}`, most]));
  return readLines(scene.tree).flatMap((line) => {
    if (!("most" in line)) return [];
    const { policy, most, ...at } = line;
    const agreed = known.get(`${line.path} ${policy}`) ?? 0;
    if (most <= agreed) return [];
    return [healthFinding(scene, { ailment: "widened-baseline", at, facts: { ceiling: policy, agreed: String(agreed), raised: String(most) }, message: `The ceiling of ${policy} was raised from ${agreed} to ${most}.`, fix: "Mend what is new, or agree on a waiver with an end; ceilings only fall." })];
  });
}

import { grouped, type FileTree, type Finding } from "@create-backend/core";
import { textOf } from "../graph/text.ts";
import { debtLine, isSameDebt, marksOf } from "./debt-key.ts";
import { healthFinding } from "./health.ts";
import type { Scene } from "./run-policy.ts";
import type { Subtraction } from "./waivers.ts";

/** Folder of the debt that was there on day one: one file per module, a ceiling for every policy, one finding a line by its symbols, sorted. */
export const baselineFolder = ".backend/baseline/";

/** Takes known debt away. An entry that matches nothing any more, a ceiling above what is left and one that is broken through are findings, so the file can only shrink. */
export function subtractBaseline(findings: readonly Finding[], scene: Scene): Subtraction {
  const lines = readLines(scene);
  const entries = lines.filter(isEntry);
  if (lines.length === 0) return { kept: findings, taken: [], health: [] };
  const owed = owedBy(findings, entries, scene.tree);
  const used = new Set(owed.values());
  const taken = findings.filter((finding) => owed.has(finding));
  const ceilings = lines.filter((line): line is Ceiling => "most" in line);
  const under = grouped(taken, (finding) => `${owed.get(finding)?.path} ${finding.policy}`);
  return {
    kept: findings.filter((finding) => !owed.has(finding)),
    taken,
    health: [...entries.filter((entry) => !used.has(entry)).map((entry) => paid(entry, scene)), ...ceilings.flatMap((ceiling) => opinionOn(ceiling, under.get(`${ceiling.path} ${ceiling.policy}`)?.length ?? 0, scene))],
  };
}

const byPolicy = new WeakMap<FileTree, ReadonlyMap<string, readonly Entry[]>>();

/** The findings that no baseline covers: what an editor asks for at every change, so the lines are read once. */
export function beyondBaseline(findings: readonly Finding[], { tree }: Pick<Scene, "tree">): readonly Finding[] {
  const known = byPolicy.get(tree) ?? grouped(readLines({ tree }).filter(isEntry), policyOf);
  byPolicy.set(tree, known);
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
  return owed;
}

function likeIn(free: ReadonlyMap<string, ReadonlySet<Entry>>, line: string): Entry | undefined {
  for (const mark of marksOf(line)) for (const entry of free.get(mark) ?? []) if (isSameDebt(entry.line, line)) return entry;
  return undefined;
}

interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

interface Entry extends Place {
  readonly line: string;
}

function isEntry(line: Entry | Ceiling): line is Entry {
  return "line" in line;
}

/** A line begins with its policy. */
function policyOf({ line }: Entry): string {
  return line.split(" ", 1)[0] as string;
}

/** How many findings of a policy a module may owe. */
interface Ceiling extends Place {
  readonly policy: string;
  readonly most: number;
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

const ceilingLine = /^# ceiling (\S+) (\d+)$/;

function readLines({ tree }: Pick<Scene, "tree">): readonly (Entry | Ceiling)[] {
  const lines: (Entry | Ceiling)[] = [];
  for (const path of tree.keys()) {
    if (!path.startsWith(baselineFolder) || !path.endsWith(".txt")) continue;
    let start = 0;
    for (const line of (textOf(tree, path) ?? "").split("\n")) {
      const text = line.trim();
      const [, policy, most] = ceilingLine.exec(text) ?? [];
      const at = { path, start, end: start + text.length };
      if (policy !== undefined) lines.push({ ...at, policy, most: Number(most) });
      else if (text !== "" && !text.startsWith("#")) lines.push({ ...at, line: text });
      start += line.length + 1;
    }
  }
  return lines;
}

/** The ceiling of a policy in a module, as a line of its baseline. */
export function ceilingText(policy: string, most: number): string {
  return `# ceiling ${policy} ${most}`;
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
  const then = readLines({ tree: before }).filter((line): line is Ceiling => "most" in line);
  if (then.length === 0) return [];
  const known = new Map(then.map(({ path, policy, most }) => [`${path} ${policy}`, most]));
  return readLines(scene).flatMap((line) => {
    if (!("most" in line)) return [];
    const { policy, most, ...at } = line;
    const agreed = known.get(`${line.path} ${policy}`) ?? 0;
    if (most <= agreed) return [];
    return [healthFinding(scene, { ailment: "widened-baseline", at, facts: { ceiling: policy, agreed: String(agreed), raised: String(most) }, message: `The ceiling of ${policy} was raised from ${agreed} to ${most}.`, fix: "Mend what is new, or agree on a waiver with an end; ceilings only fall." })];
  });
}

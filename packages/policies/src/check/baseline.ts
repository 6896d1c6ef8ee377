import { grouped, type Finding } from "@create-backend/core";
import { textOf } from "../graph/text.ts";
import { healthFinding } from "./health.ts";
import type { Scene } from "./run-policy.ts";
import type { Subtraction } from "./waivers.ts";

/** Folder of the debt that was there on day one: one file per module, a ceiling for every policy, one fingerprint a line, sorted. */
export const baselineFolder = ".backend/baseline/";

/** Takes known debt away. An entry that matches nothing any more, a ceiling above what is left and one that is broken through are findings, so the file can only shrink. */
export function subtractBaseline(findings: readonly Finding[], scene: Scene): Subtraction {
  const lines = readLines(scene);
  const entries = lines.filter((line): line is Entry => "fingerprint" in line);
  if (lines.length === 0) return { kept: findings, taken: [], health: [] };
  const known = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  const taken = findings.filter(({ fingerprint }) => known.has(fingerprint));
  const seen = new Set(taken.map(({ fingerprint }) => fingerprint));
  const stale = entries.filter(({ fingerprint }) => !seen.has(fingerprint));
  const ceilings = lines.filter((line): line is Ceiling => "most" in line);
  const owed = grouped(taken, ({ policy, fingerprint }) => `${known.get(fingerprint)?.path} ${policy}`);
  return {
    kept: findings.filter(({ fingerprint }) => !known.has(fingerprint)),
    taken,
    health: [...stale.map((entry) => paid(entry, scene)), ...ceilings.flatMap((ceiling) => opinionOn(ceiling, owed.get(`${ceiling.path} ${ceiling.policy}`)?.length ?? 0, scene))],
  };
}

interface Line {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

interface Entry extends Line {
  readonly fingerprint: string;
}

/** How many findings of a policy a module may owe. */
interface Ceiling extends Line {
  readonly policy: string;
  readonly most: number;
}

function paid({ fingerprint, ...at }: Entry, scene: Scene): Finding {
  return healthFinding(scene, { ailment: "stale-baseline", at, facts: { entry: fingerprint }, message: `The debt "${fingerprint}" is paid.`, fix: "Remove this line from the baseline; `create-backend check --fix` does so." });
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
      else if (text !== "" && !text.startsWith("#")) lines.push({ ...at, fingerprint: text });
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
export function baselineOf(findings: readonly Finding[], moduleOf: (path: string) => string): ReadonlyMap<string, string> {
  const byModule = grouped(findings, ({ location }) => moduleOf(location.path));
  return new Map([...byModule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([module, owed]) => [`${baselineFolder}${module}.txt`, fileText(owed)]));
}

function fileText(owed: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { policy } of owed) counts.set(policy, (counts.get(policy) ?? 0) + 1);
  const ceilings = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([policy, most]) => ceilingText(policy, most));
  return `${[...ceilings, ...[...new Set(owed.map(({ fingerprint }) => fingerprint))].sort()].join("\n")}\n`;
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

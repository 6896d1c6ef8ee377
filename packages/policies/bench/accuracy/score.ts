/** Edges between files of one repository, each as `from → to`. */
export type Edges = ReadonlySet<string>;

/** Why an edge is in one list only: what stands in the source, and who is right about it. */
export interface Class {
  readonly reason: string;
  readonly right: "ours" | "theirs" | "both";
}

/** Names the class of a difference; undefined when nobody has explained it yet. */
export type Classify = (edge: string, side: "missed" | "extra") => Class | undefined;

/** How our edges compare with an oracle's. */
export interface Score {
  readonly subject: string;
  readonly files: number;
  readonly theirs: number;
  readonly common: number;
  readonly classes: ReadonlyMap<string, number>;
  /** Differences that no class explains, or in which we are wrong. */
  readonly wrong: readonly string[];
  readonly missed: number;
  readonly extra: number;
}

export function edge(from: string, to: string): string {
  return `${from} → ${to}`;
}

/** Compares edges; differences in which the oracle is wrong, or both may be meant, are counted by class and not held against us. */
export function scoreOf(subject: string, { files, ours, theirs, classify }: { readonly files: number; readonly ours: Edges; readonly theirs: Edges; readonly classify: Classify }): Score {
  const classes = new Map<string, number>();
  const wrong: string[] = [];
  const tally = { missed: 0, extra: 0 };
  const judge = (each: string, side: "missed" | "extra"): void => {
    const found = classify(each, side);
    const key = `${side}: ${found === undefined ? "not explained" : `${found.reason} (right: ${found.right})`}`;
    classes.set(key, (classes.get(key) ?? 0) + 1);
    if (found !== undefined && found.right !== "theirs") return;
    wrong.push(`${side} ${each}`);
    tally[side]++;
  };
  for (const each of theirs) if (!ours.has(each)) judge(each, "missed");
  for (const each of ours) if (!theirs.has(each)) judge(each, "extra");
  const common = [...theirs].filter((each) => ours.has(each)).length;
  return { subject, files, theirs: theirs.size, common, classes, wrong, ...tally };
}

/** One line for people. */
export function lineOf({ subject, files, theirs, common, missed, extra }: Score): string {
  const percent = (part: number, whole: number): string => `${whole === 0 ? "–" : ((100 * part) / whole).toFixed(3)} %`;
  return `${subject}: ${files} files, ${theirs} edges of the oracle, ${common} in both; recall ${percent(common, common + missed)}, precision ${percent(common, common + extra)}`;
}

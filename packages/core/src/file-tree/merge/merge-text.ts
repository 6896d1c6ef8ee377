import { diff3MergeRegions } from "node-diff3";

/** Three states of one text: what we wrote last, what the user made of it, what we would write now. */
export interface ThreeTexts {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Names in the conflict markers. */
export interface MarkerLabels {
  readonly mine: string;
  readonly base: string;
  readonly theirs: string;
}

/** A merged text; with conflicts it holds labelled diff3 markers. `conflicts` counts the places. */
export interface MergedText {
  readonly text: string;
  readonly conflicts: number;
}

/** Merges line by line (diff3). Line ends follow the user's text. Source: Khanna, Kunal, Pierce, "A Formal Investigation of Diff3", 2007. */
export function mergeText(texts: ThreeTexts, labels: MarkerLabels): MergedText {
  const crlf = usesCrlf(texts.mine);
  const lines = (text: string): string[] => text.replaceAll("\r\n", "\n").split("\n");
  let conflicts = 0;
  const merged = diff3MergeRegions(lines(texts.mine), lines(texts.base), lines(texts.theirs)).flatMap((region) => {
    if (region.stable) return region.bufferContent;
    const { aContent: mine, oContent: base, bContent: theirs } = region;
    if (same(mine, theirs) || same(base, theirs)) return mine;
    if (same(base, mine)) return theirs;
    conflicts += 1;
    return [`<<<<<<< ${labels.mine}`, ...mine, `||||||| ${labels.base}`, ...base, "=======", ...theirs, `>>>>>>> ${labels.theirs}`];
  });
  const text = merged.join("\n");
  return { text: crlf ? text.replaceAll("\n", "\r\n") : text, conflicts };
}

/** More lines end in CR LF than in LF alone. */
export function usesCrlf(text: string): boolean {
  const crlf = text.split("\r\n").length - 1;
  return crlf > 0 && crlf * 2 > text.split("\n").length - 1;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}

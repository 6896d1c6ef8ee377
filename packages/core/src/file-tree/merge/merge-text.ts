import { hunksBetween, type Hunk } from "./hunks.ts";

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

type Side = "mine" | "theirs";

/** A stretch of the base that one side changed, or both. What touches is one place. */
interface Place {
  from: number;
  to: number;
  readonly hunks: Record<Side, Hunk[]>;
}

/** What stands in a place that both sides changed, and not alike. */
type Settle = (place: Place, old: readonly string[], sides: Readonly<Record<Side, readonly string[]>>) => readonly string[];

/** Merges line by line (diff3), with differences placed as git places them. Line ends follow the user's text. Source: Khanna, Kunal, Pierce, "A Formal Investigation of Diff3", 2007. */
export function mergeText(texts: ThreeTexts, labels: MarkerLabels): MergedText {
  let conflicts = 0;
  const text = mergedLines(texts, (_, old, { mine, theirs }) => {
    conflicts += 1;
    return [`<<<<<<< ${labels.mine}`, ...mine, `||||||| ${labels.base}`, ...old, "=======", ...theirs, `>>>>>>> ${labels.theirs}`];
  });
  return { text, conflicts };
}

/** Merges line by line without a conflict: where two changes touch and do not overlap, both are made, the user's addition above the other one; where they overlap, the user's alone. */
export function mergeFavouringMine(texts: ThreeTexts): string {
  return mergedLines(texts, ({ from, hunks }, old) => {
    const [mine, theirs] = [hunks.mine, hunks.theirs].map((own) => own.flatMap(lineByLine)) as [Hunk[], Hunk[]];
    const apart = theirs.filter((hunk) => !mine.some((own) => overlap(own, hunk)));
    return patched(old, [...mine, ...apart].toSorted((a, b) => a.from - b.from || a.to - b.to), from);
  });
}

/** Lines that stand in place of as many others, each as a difference of its own. */
function lineByLine(hunk: Hunk): readonly Hunk[] {
  return hunk.to - hunk.from === hunk.lines.length ? hunk.lines.map((line, index) => ({ from: hunk.from + index, to: hunk.from + index + 1, lines: [line] })) : [hunk];
}

function overlap(a: Hunk, b: Hunk): boolean {
  return a.from < b.to && b.from < a.to;
}

function mergedLines(texts: ThreeTexts, settle: Settle): string {
  const base = linesOf(texts.base);
  const pieces: (readonly string[])[] = [];
  let at = 0;
  for (const place of placesOf({ mine: hunksBetween(base, linesOf(texts.mine)), theirs: hunksBetween(base, linesOf(texts.theirs)) })) {
    const { from, to, hunks } = place;
    const old = base.slice(from, to);
    const [mine, theirs] = [hunks.mine, hunks.theirs].map((own) => patched(old, own, from)) as [string[], string[]];
    pieces.push(base.slice(at, from));
    at = to;
    if (hunks.mine.length === 0 || same(mine, theirs)) pieces.push(theirs);
    else if (hunks.theirs.length === 0) pieces.push(mine);
    else pieces.push(settle(place, old, { mine, theirs }));
  }
  const text = [...pieces, base.slice(at)].flat().join("\n") + (endsLine(texts) ? "\n" : "");
  return usesCrlf(texts.mine) ? text.replaceAll("\n", "\r\n") : text;
}

function placesOf(hunks: Readonly<Record<Side, readonly Hunk[]>>): readonly Place[] {
  const all = (["mine", "theirs"] as const).flatMap((side) => hunks[side].map((hunk) => ({ side, hunk })));
  const places: Place[] = [];
  for (const { side, hunk } of all.toSorted((a, b) => a.hunk.from - b.hunk.from)) {
    const last = places.at(-1);
    const place = last !== undefined && hunk.from <= last.to ? last : { from: hunk.from, to: hunk.to, hunks: { mine: [], theirs: [] } };
    if (place !== last) places.push(place);
    place.to = Math.max(place.to, hunk.to);
    place.hunks[side].push(hunk);
  }
  return places;
}

/** Lines that begin at `start` of the base, as a side has them. */
function patched(lines: readonly string[], hunks: readonly Hunk[], start: number): string[] {
  const ends = [0, ...hunks.map(({ to }) => to - start)];
  const pieces = hunks.map(({ from, lines: own }, index) => [...lines.slice(ends[index], from - start), ...own]);
  return [...pieces.flat(), ...lines.slice(ends.at(-1))];
}

/** Without the end of the last line, which is merged apart: as a line of its own it would be one that everything added at the end of a file may stand behind. */
function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
}

function endsLine({ base, mine, theirs }: ThreeTexts): boolean {
  return (mine.endsWith("\n") === base.endsWith("\n") ? theirs : mine).endsWith("\n");
}

/** More lines end in CR LF than in LF alone. */
export function usesCrlf(text: string): boolean {
  const crlf = text.split("\r\n").length - 1;
  return crlf > 0 && crlf * 2 > text.split("\n").length - 1;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}

import type { Box, TwoTexts } from "./middle.ts";

type Place = readonly [number, number];

/** Places of the lines that stand once in either part of the box: the most of them that stand in the same order in both. */
export function anchorsIn({ base, other }: TwoTexts, { left, right, top, bottom }: Box): readonly Place[] {
  const [mine, theirs] = [placesOf(base, left, right), placesOf(other, top, bottom)];
  const anchors = [...mine].flatMap(([line, at]): readonly Place[] => {
    const there = theirs.get(line);
    return at === undefined || there === undefined ? [] : [[at, there]];
  });
  return inOrder(anchors);
}

/** Undefined for a line that stands more than once. */
function placesOf(lines: readonly string[], from: number, to: number): ReadonlyMap<string, number | undefined> {
  const places = new Map<string, number | undefined>();
  lines.slice(from, to).forEach((line, index) => places.set(line, places.has(line) ? undefined : from + index));
  return places;
}

/** The longest increasing run, found by piles as in patience sorting. */
function inOrder(anchors: readonly Place[]): readonly Place[] {
  const tops: number[] = [];
  const below: (number | undefined)[] = [];
  anchors.forEach(([, there], index) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((anchors[tops[middle] ?? 0]?.[1] ?? 0) < there) low = middle + 1;
      else high = middle;
    }
    below[index] = tops[low - 1];
    tops[low] = index;
  });
  const run: Place[] = [];
  for (let index = tops.at(-1); index !== undefined; index = below[index]) run.push(anchors[index] ?? [0, 0]);
  return run.reverse();
}

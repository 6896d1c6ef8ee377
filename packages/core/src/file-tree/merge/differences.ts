import { diffArrays } from "diff";

/** A stretch of lines that both texts have, or one of them. */
export interface Stretch {
  readonly added: boolean;
  readonly removed: boolean;
  readonly value: readonly string[];
}

/** The shortest way from one text to another takes time that grows with the square of its length; a longer one is not looked for. */
const longestWay = 1000;

/** How one text becomes another: in the fewest lines, or, where they are far apart, around the lines that each has once. */
export function differences(base: readonly string[], other: readonly string[]): readonly Stretch[] {
  return diffArrays([...base], [...other], { maxEditLength: longestWay }) ?? aroundAnchors(base, other);
}

function aroundAnchors(base: readonly string[], other: readonly string[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let [at, there] = [0, 0];
  for (const [from, to] of [...inOrder(anchorsOf(base, other)), [base.length, other.length] as const]) {
    stretches.push(...between(base.slice(at, from), other.slice(there, to), base.length), ...only(base.slice(from, from + 1), {}));
    [at, there] = [from + 1, to + 1];
  }
  return stretches;
}

/** What has no anchor in it is another text as a whole. */
function between(base: readonly string[], other: readonly string[], whole: number): readonly Stretch[] {
  return base.length < whole ? differences(base, other) : [...only(base, { removed: true }), ...only(other, { added: true })];
}

function only(value: readonly string[], { added = false, removed = false }): readonly Stretch[] {
  return value.length === 0 ? [] : [{ added, removed, value }];
}

/** Places of the lines that stand once in either text, in the order of the first. */
function anchorsOf(base: readonly string[], other: readonly string[]): readonly (readonly [number, number])[] {
  const [mine, theirs] = [placesOf(base), placesOf(other)];
  return [...mine].flatMap(([line, at]) => {
    const there = theirs.get(line);
    return at === undefined || there === undefined ? [] : [[at, there] as const];
  });
}

/** Undefined for a line that stands more than once. */
function placesOf(lines: readonly string[]): ReadonlyMap<string, number | undefined> {
  const places = new Map<string, number | undefined>();
  lines.forEach((line, at) => places.set(line, places.has(line) ? undefined : at));
  return places;
}

/** The most of them that stand in the same order in both: the longest increasing run, found by piles as in patience sorting. */
function inOrder(anchors: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
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
  const run: (readonly [number, number])[] = [];
  for (let index = tops.at(-1); index !== undefined; index = below[index]) run.push(anchors[index] ?? [0, 0]);
  return run.reverse();
}

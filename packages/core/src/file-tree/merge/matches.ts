import { anchorsIn } from "./anchors.ts";
import { middleOf, type Box, type TwoTexts } from "./middle.ts";

/** Places of the lines that two texts have in common, one for one and in order; before the first and behind the last of them stand the texts' ends. */
export interface Matches {
  readonly base: number[];
  readonly other: number[];
}

/** The shortest way from one text to another takes time that grows with the square of its length; a longer one (counted from both ends) is not looked for. */
const longestWay = 500;

/** What both texts have, so that one becomes the other in the fewest lines, or, where they are far apart, around the lines that each has once. What only one of them has is no step on the way, as in git. */
export function matchesBetween(base: readonly string[], other: readonly string[]): Matches {
  const [mine, theirs] = [shared(base, other), shared(other, base)];
  const texts = { base: mine.map((at) => base[at] ?? ""), other: theirs.map((at) => other[at] ?? "") };
  const pairs: (readonly [number, number])[] = [];
  walk(texts, { left: 0, right: mine.length, top: 0, bottom: theirs.length }, pairs);
  return { base: [-1, ...pairs.map(([at]) => mine[at] ?? 0), base.length], other: [-1, ...pairs.map(([, at]) => theirs[at] ?? 0), other.length] };
}

/** Where lines stand that the other text has, too. */
function shared(lines: readonly string[], other: readonly string[]): readonly number[] {
  const known = new Set(other);
  return lines.flatMap((line, at) => (known.has(line) ? [at] : []));
}

function walk({ base, other }: TwoTexts, { left, right, top, bottom }: Box, pairs: (readonly [number, number])[]): void {
  let [head, tail] = [0, 0];
  const rest = (): number => Math.min(right - left, bottom - top) - head - tail;
  while (rest() > 0 && base[left + head] === other[top + head]) head += 1;
  while (rest() > 0 && base[right - 1 - tail] === other[bottom - 1 - tail]) tail += 1;
  const run = (from: number, to: number, length: number): void => {
    for (let index = 0; index < length; index += 1) pairs.push([from + index, to + index]);
  };
  run(left, top, head);
  if (rest() > 0) between({ base, other }, { left: left + head, right: right - tail, top: top + head, bottom: bottom - tail }, pairs);
  run(right - tail, bottom - tail, tail);
}

/** Both halves of the way; a box whose way is too long is divided at its anchors, and without one it has nothing in common. */
function between(texts: TwoTexts, box: Box, pairs: (readonly [number, number])[]): void {
  const middle = middleOf(texts, box, longestWay);
  const stops = middle === undefined ? anchorsIn(texts, box) : [middle];
  if (stops.length === 0) return;
  let { left, top } = box;
  for (const [right, bottom] of [...stops, [box.right, box.bottom] as const]) {
    walk(texts, { left, right, top, bottom }, pairs);
    [left, top] = [right, bottom];
  }
}

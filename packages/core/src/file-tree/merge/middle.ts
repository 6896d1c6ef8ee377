/** Lines `left` to `right` of one text and `top` to `bottom` of another. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface TwoTexts {
  readonly base: readonly string[];
  readonly other: readonly string[];
}

/** How far one comes on every diagonal (place in the base less place in the other text) with as many edits as there were steps. */
interface Front {
  low: number;
  high: number;
  readonly reach: Int32Array;
}

/** A place in the middle of the shortest way through the box, sought from both its ends; undefined where it takes more steps than `most` from either. Of several, the one that git takes. Source: Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, section 4b. */
export function middleOf(texts: TwoTexts, box: Box, most: number): readonly [number, number] | undefined {
  const around = { low: box.left - box.bottom, high: box.right - box.top };
  const zero = 1 - around.low;
  const front = (diagonal: number, at: number): Front => ({ low: diagonal, high: diagonal, reach: new Int32Array(around.high - around.low + 3).fill(at, diagonal + zero, diagonal + zero + 1) });
  const [there, back] = [front(box.left - box.top, box.left), front(box.right - box.bottom, box.right)];
  const odd = (there.low - back.low) % 2 !== 0;
  for (let steps = 0; steps < most; steps += 1) {
    widen(there, around, { zero, beyond: -1 });
    const met = forward({ texts, box, zero }, there, odd ? back : undefined) ?? (widen(back, around, { zero, beyond: box.right + 1 }), backward({ texts, box, zero }, back, odd ? undefined : there));
    if (met !== undefined) return met;
  }
  return undefined;
}

/** One diagonal more to either side, or, at the edge of the box, one less. */
function widen(front: Front, around: { readonly low: number; readonly high: number }, { zero, beyond }: { readonly zero: number; readonly beyond: number }): void {
  if (front.low > around.low) front.reach[zero + (front.low -= 1) - 1] = beyond;
  else front.low += 1;
  if (front.high < around.high) front.reach[zero + (front.high += 1) + 1] = beyond;
  else front.high -= 1;
}

interface Ground {
  readonly texts: TwoTexts;
  readonly box: Box;
  readonly zero: number;
}

function forward({ texts: { base, other }, box, zero }: Ground, { low, high, reach }: Front, back: Front | undefined): readonly [number, number] | undefined {
  for (let diagonal = high; diagonal >= low; diagonal -= 2) {
    let at = Math.max(placed(reach, zero + diagonal - 1) + 1, placed(reach, zero + diagonal + 1));
    while (at < box.right && at - diagonal < box.bottom && base[at] === other[at - diagonal]) at += 1;
    reach[zero + diagonal] = at;
    if (isIn(back, diagonal) && placed(back.reach, zero + diagonal) <= at) return [at, at - diagonal];
  }
  return undefined;
}

function backward({ texts: { base, other }, box, zero }: Ground, { low, high, reach }: Front, there: Front | undefined): readonly [number, number] | undefined {
  for (let diagonal = high; diagonal >= low; diagonal -= 2) {
    let at = Math.min(placed(reach, zero + diagonal - 1), placed(reach, zero + diagonal + 1) - 1);
    while (at > box.left && at - diagonal > box.top && base[at - 1] === other[at - 1 - diagonal]) at -= 1;
    reach[zero + diagonal] = at;
    if (isIn(there, diagonal) && at <= placed(there.reach, zero + diagonal)) return [at, at - diagonal];
  }
  return undefined;
}

function isIn(front: Front | undefined, diagonal: number): front is Front {
  return front !== undefined && front.low <= diagonal && diagonal <= front.high;
}

function placed(reach: Int32Array, index: number): number {
  return reach[index] ?? 0;
}

/** Entries of a collection by their names. */
export type Entries = ReadonlyMap<string, unknown>;

interface Sides {
  readonly base: Entries;
  readonly mine: Entries;
  readonly theirs: Entries;
}

/** What nobody has under its old name any more, and what each side has in its place. */
interface Gone {
  readonly name: string;
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** Whether an item that neither has any more gave way to something of its own on each side: what each has in its place may be the same item under another name. */
export function replacedByBoth(sides: Sides): boolean {
  return goneIn(sides).some(({ mine, theirs }) => mine.some((one) => !sides.theirs.has(one)) && theirs.some((one) => !sides.mine.has(one)));
}

/** Names that both sides changed: `to` is undefined where they did not to the same one. It is a new name where what stands in its place says the same. */
export function renamedByBoth(sides: Sides, saysTheSame: (was: unknown, now: unknown) => boolean): readonly { readonly name: string; readonly to: string | undefined }[] {
  return goneIn(sides).flatMap(({ name, ...places }) => {
    const [mine, theirs] = (["mine", "theirs"] as const).map((side) => places[side].filter((one) => saysTheSame(sides.base.get(name), sides[side].get(one)))) as [string[], string[]];
    const to = mine.find((one) => theirs.includes(one));
    return mine.length > 0 && theirs.length > 0 ? [{ name, to }] : [];
  });
}

function goneIn({ base, mine, theirs }: Sides): readonly Gone[] {
  const names = [...base.keys()];
  return names.flatMap((name, index) => {
    if (mine.has(name) || theirs.has(name)) return [];
    const [above, below] = [names.slice(0, index), names.slice(index + 1)];
    return [{ name, mine: inPlaceOf(base, mine, { above, below }), theirs: inPlaceOf(base, theirs, { above, below }) }];
  });
}

/** What a side has of its own between the nearest entries of the base that it still has above and below a place. */
function inPlaceOf(base: Entries, side: Entries, { above, below }: { readonly above: readonly string[]; readonly below: readonly string[] }): readonly string[] {
  const names = [...side.keys()];
  const start = names.indexOf(above.findLast((name) => side.has(name)) ?? "") + 1;
  const next = below.find((name) => side.has(name));
  return names.slice(start, next === undefined ? names.length : names.indexOf(next)).filter((name) => !base.has(name));
}

/** What only `lines` has lies between two places of `own`, and what the other text has there between the same two of `others`. Where equal lines leave open which of them are the new ones: what meets is joined, and each group lies as late as it can, or beside a change of the other text where it can. Every text is read alike, so both sides of a merge say of the same change that it is at the same place; it is git's way, too. */
export function slide(lines: readonly string[], own: number[], others: readonly number[]): void {
  for (let group = 1; group < own.length; group += 1) if (sizeOf(own, group) > 0) group = settled(lines, { own, others }, group);
}

interface Groups {
  readonly own: number[];
  readonly others: readonly number[];
}

function settled(lines: readonly string[], { own, others }: Groups, start: number): number {
  let [group, first, beside] = [start, start, 0];
  const note = (): void => void (beside = sizeOf(others, group) > 0 ? group : beside);
  for (let size = 0; size !== sizeOf(own, group); ) {
    size = sizeOf(own, group);
    beside = 0;
    while (goesUp(lines, own, group)) group -= 1;
    first = group;
    note();
    while (goesDown(lines, own, group)) {
      group += 1;
      note();
    }
  }
  if (beside >= first) while (group > beside && goesUp(lines, own, group)) group -= 1;
  return group;
}

function sizeOf(places: readonly number[], group: number): number {
  return at(places, group) - at(places, group - 1) - 1;
}

/** The line above the group is as its last one: that one is taken for the common line. */
function goesUp(lines: readonly string[], own: number[], group: number): boolean {
  if (group < 2 || lines[at(own, group - 1)] !== lines[at(own, group) - 1]) return false;
  own[group - 1] = at(own, group) - 1;
  return true;
}

function goesDown(lines: readonly string[], own: number[], group: number): boolean {
  if (group > own.length - 2 || lines[at(own, group - 1) + 1] !== lines[at(own, group)]) return false;
  own[group] = at(own, group - 1) + 1;
  return true;
}

function at(places: readonly number[], index: number): number {
  return places[index] ?? 0;
}

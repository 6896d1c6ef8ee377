const context = 3;
/** How far two texts may drift apart before they are taken for different to their ends. */
const farthest = 400;

type Row = readonly [sign: " " | "-" | "+", line: string];

/** A unified diff of two texts. */
export function diffText(path: string, before: string, after: string): string {
  const rows = rowsOf(linesOf(before), linesOf(after));
  const hunks = hunksOf(rows);
  return [`--- ${before === "" ? "/dev/null" : `a/${path}`}`, `+++ ${after === "" ? "/dev/null" : `b/${path}`}`, ...hunks, ""].join("\n");
}

function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** Lines that both have stay; where they part, the nearest place at which they meet again is looked for. */
function rowsOf(before: readonly string[], after: readonly string[]): readonly Row[] {
  const rows: Row[] = [];
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const [skipLeft, skipRight] = nextMeeting(before, after, [left, right]);
    for (const line of before.slice(left, left + skipLeft)) rows.push(["-", line]);
    for (const line of after.slice(right, right + skipRight)) rows.push(["+", line]);
    [left, right] = [left + skipLeft, right + skipRight];
    if (left < before.length && right < after.length) {
      rows.push([" ", before[left] as string]);
      [left, right] = [left + 1, right + 1];
    }
  }
  return rows;
}

function nextMeeting(before: readonly string[], after: readonly string[], [left, right]: readonly [number, number]): readonly [number, number] {
  const [restLeft, restRight] = [before.length - left, after.length - right];
  for (let distance = 0; distance <= Math.min(farthest, restLeft + restRight); distance++)
    for (let skip = 0; skip <= distance; skip++)
      if (skip < restLeft && distance - skip < restRight && before[left + skip] === after[right + distance - skip]) return [skip, distance - skip];
  return [restLeft, restRight];
}

function hunksOf(rows: readonly Row[]): readonly string[] {
  const near = (index: number): boolean => rows.slice(Math.max(0, index - context), index + context + 1).some(([sign]) => sign !== " ");
  const lines: string[] = [];
  let [left, right, open] = [0, 0, -1];
  rows.forEach(([sign, line], index) => {
    if (near(index)) {
      if (open < 0) open = lines.push(headOf(rows, { index, left, right }, near)) - 1;
      lines.push(`${sign}${line}`);
    } else open = -1;
    if (sign !== "+") left++;
    if (sign !== "-") right++;
  });
  return lines;
}

function headOf(rows: readonly Row[], { index, left, right }: { readonly index: number; readonly left: number; readonly right: number }, near: (index: number) => boolean): string {
  let end = index;
  while (end < rows.length && near(end)) end++;
  const hunk = rows.slice(index, end);
  const count = (other: string): number => hunk.filter(([sign]) => sign !== other).length;
  const range = (start: number, length: number): string => `${length === 0 ? start : start + 1},${length}`;
  return `@@ -${range(left, count("+"))} +${range(right, count("-"))} @@`;
}

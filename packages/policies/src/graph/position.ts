/** The text that was asked about last, with the offset of every line: findings come file by file. */
let last: { readonly text: string; readonly starts: readonly number[] } = { text: "", starts: [0] };

/** 1-based line and column (UTF-16 units) of an offset. */
export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const starts = lineStarts(text);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}

/** Offset of the first character of a 1-based line; the end of the text when there are fewer lines. */
export function offsetOfLine(text: string, line: number): number {
  return line < 1 ? 0 : (lineStarts(text)[line - 1] ?? text.length);
}

function lineStarts(text: string): readonly number[] {
  if (last.text === text) return last.starts;
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  last = { text, starts };
  return starts;
}

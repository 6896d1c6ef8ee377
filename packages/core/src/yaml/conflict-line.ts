/** The line on which a conflict that a merge has left in a text begins, counted from 1; undefined where there is none. */
export function conflictLine(text: string): number | undefined {
  const lines = text.split(/\r?\n/);
  const [begin, end] = [lines.findIndex((line) => /^<{7}( |$)/.test(line)), lines.findLastIndex((line) => /^>{7}( |$)/.test(line))];
  return begin >= 0 && end > begin ? begin + 1 : undefined;
}

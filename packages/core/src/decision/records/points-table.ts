/** A Markdown table of points and what they are for, laid out as formatters lay it out. */
export function pointsTable(heading: string, rows: readonly (readonly [points: string, text: string])[]): string {
  const all = [["Points", heading] as const, ...rows];
  const [left, right] = [0, 1].map((column) => Math.max(3, ...all.map((row) => (row[column] ?? "").length))) as [number, number];
  const line = ([points, text]: readonly [string, string]): string => `| ${points.padStart(left)} | ${text.padEnd(right)} |`;
  return [line(["Points", heading]), `| ${"-".repeat(left - 1)}: | ${"-".repeat(right)} |`, ...rows.map(line)].join("\n");
}

/** Aligns the columns of a Markdown table as formatters do. Lines that are no rows stay as they are. */
export function alignTable(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const rows = lines.filter(isRow).map(cellsOf);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.filter((row) => !isRuler(row)).map((row) => (row[column] ?? "").length)));
  return lines.map((line) => (isRow(line) ? alignRow(cellsOf(line), widths) : line)).join("\n");
}

function isRow(line: string): boolean {
  return line.startsWith("|");
}

function cellsOf(line: string): string[] {
  return line.replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
}

function isRuler(row: readonly string[]): boolean {
  return row.every((cell) => /^-+$/.test(cell));
}

function alignRow(row: readonly string[], widths: readonly number[]): string {
  const cells = widths.map((width, column) => (isRuler(row) ? "-".repeat(width) : (row[column] ?? "").padEnd(width)));
  return `| ${cells.join(" | ")} |`;
}

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { isGreen, type CombinationRow, type StepRow } from "./run-combination.ts";

/** What `results.json` keeps of one combination. */
export interface RecordedRow {
  readonly combination: string;
  readonly title: string;
  readonly green: boolean;
  readonly date: string;
  readonly seconds: number;
  readonly steps: Readonly<Record<string, RecordedStep>>;
}

/** One step's verdict, in words. */
export interface RecordedStep {
  readonly title: string;
  readonly status: "passed" | "failed" | "skipped";
  readonly said: string;
  readonly seconds: number;
  readonly figures?: Readonly<Record<string, number>>;
}

const BEGIN = "<!-- lab:begin -->";
const END = "<!-- lab:end -->";

/** A row as it is kept. */
export function recorded(row: CombinationRow, date: string): RecordedRow {
  const steps = Object.fromEntries(row.steps.map((step) => [step.id, recordedStep(step)]));
  return { combination: row.combination.name, title: row.combination.title, green: isGreen(row), date, seconds: Math.round(row.seconds), steps };
}

function recordedStep({ title, result, seconds }: StepRow): RecordedStep {
  const said = result.status === "skipped" ? `SKIPPED because ${result.reason}` : result.detail;
  const figures = result.status === "passed" && result.figures !== undefined ? { figures: rounded(result.figures) } : {};
  return { title, status: result.status, said, seconds: Number(seconds.toFixed(1)), ...figures };
}

function rounded(figures: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(2))]));
}

/** Rows by combination, the new ones in place of the old, in the order given. */
export function merge(old: readonly RecordedRow[], fresh: readonly RecordedRow[], order: readonly string[]): readonly RecordedRow[] {
  const byName = new Map([...old, ...fresh].map((row) => [row.combination, row]));
  return order.flatMap((name) => byName.get(name) ?? []);
}

/** Reads what was recorded before; nothing when there is nothing. */
export function readResults(path: string): readonly RecordedRow[] {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as readonly RecordedRow[]) : [];
}

/** Writes the rows as readable JSON. */
export function writeResults(path: string, rows: readonly RecordedRow[]): void {
  writeFileSync(path, `${JSON.stringify(rows, null, 2)}\n`);
}

/** The README's table: a column for each combination, a line for each proof. */
export function table(rows: readonly RecordedRow[]): string {
  const ids = [...new Set(rows.flatMap((row) => Object.keys(row.steps)))];
  const titleOf = (id: string): string => rows.map((row) => row.steps[id]?.title).find((title) => title !== undefined) ?? id;
  const lines = [
    `| Proven by \`pnpm lab\` | ${rows.map((row) => row.title).join(" | ")} |`,
    `| --- | ${rows.map(() => "---").join(" | ")} |`,
    ...ids.map((id) => `| ${titleOf(id)} | ${rows.map((row) => cell(row.steps[id])).join(" | ")} |`),
    `| **all** | ${rows.map((row) => (row.green ? `**green**, ${row.date}` : `**red**, ${row.date}`)).join(" | ")} |`,
  ];
  return lines.join("\n");
}

function cell(step: RecordedStep | undefined): string {
  if (step === undefined) return "";
  if (step.status === "passed") return `✓ ${short(step.said)}`;
  return step.status === "failed" ? "✗" : `– ${short(step.said.replace(/^SKIPPED because /, ""))}`;
}

function short(text: string): string {
  const line = text.replaceAll("|", "/").replaceAll("\n", " ");
  return line.length > 90 ? `${line.slice(0, 87)}…` : line;
}

/** Puts the table between the README's markers; a README without them is left alone. */
export function withTable(readme: string, rows: readonly RecordedRow[]): string {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from < 0 || to < from) return readme;
  return `${readme.slice(0, from + BEGIN.length)}\n${table(rows)}\n${readme.slice(to)}`;
}

import type { DiskChange } from "@create-backend/core";
import type { Screen } from "../../terminal/session.ts";
import { wrap } from "../../terminal/text.ts";

/** What a generator makes, and who brings it. */
export interface Made {
  /** `endpoint cancel-order in orders` */
  readonly label: string;
  readonly by: string;
  readonly changes: readonly DiskChange[];
}

/** What is written, or was: new files are the user's at once, and files that are there get something added. */
export function madeText({ label, by, changes }: Made, { screen: { style, width }, done }: { screen: Screen; done: boolean }): string {
  const lines = changes.map(({ path, before }) => `  ${before === undefined ? style.green("+") : style.cyan("~")} ${path}`);
  const head = `${done ? `${style.green("✓")} ` : ""}${style.bold(label)}${by === "create-backend" ? "" : style.dim(`  by ${by}`)}`;
  const tail = done ? "All of it is yours. Look at it with git diff, and write what it has to do." : "New files (+) are yours from the first minute; files that are there (~) get something added.";
  return [head, ...lines, ...wrap(tail, width).map(style.dim), ""].join("\n");
}

export function nothingText({ label }: Made, { style }: Screen): string {
  return `${style.green("✓")} Nothing to do: ${label} is there already.\n`;
}

/** The same for programs. */
export function madeDocument({ label, by, changes }: Made, done: boolean): object {
  return { made: label, by, written: done, files: changes.map(({ path, before }) => ({ path, change: before === undefined ? "new" : "added to" })) };
}

import type { DiskChange } from "@create-backend/core";
import type { Wish } from "@create-backend/templates";
import type { Screen } from "../../terminal/session.ts";

/** What is written, or was: new files are the user's at once, and files that are there get something added. */
export function madeText({ kind, module, name }: Wish, changes: readonly DiskChange[], { screen: { style }, done }: { screen: Screen; done: boolean }): string {
  const lines = changes.map(({ path, before }) => `  ${before === undefined ? style.green("+") : style.cyan("~")} ${path}`);
  const head = `${done ? `${style.green("✓")} ` : ""}${style.bold(`${kind} ${name} in ${module}`)}`;
  const tail = done ? "All of it is yours. Look at it with git diff, and write what it has to do." : "New files (+) are yours from the first minute; files that are there (~) get something added.";
  return [head, ...lines, style.dim(tail), ""].join("\n");
}

export function nothingText({ kind, module, name }: Wish, { style }: Screen): string {
  return `${style.green("✓")} Nothing to do: ${module} has the ${kind} ${name} already.\n`;
}

/** The same for programs. */
export function madeDocument(wish: Wish, changes: readonly DiskChange[], done: boolean): object {
  return { ...wish, written: done, files: changes.map(({ path, before }) => ({ path, change: before === undefined ? "new" : "added to" })) };
}

/** One thing that `add` knows, for the list. */
export interface Listed {
  readonly name: string;
  readonly summary: string;
}

import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseBlueprint, textFile, UserError } from "@create-backend/core";
import { fixesFor, type Fix } from "@create-backend/policies";
import type { Arguments } from "../../command-line/command.ts";
import { agreement } from "../../disk/find-repository.ts";
import { writeFile } from "../../disk/write-file.ts";
import { diffText } from "../../report/diff-text.ts";
import type { Session } from "../../terminal/session.ts";
import { judge, type Repository } from "../judge-repository.ts";

/** One thing mended can show the next: an import through a door may need a use. */
const rounds = 4;

/** A repository after everything that is safe was mended. */
export interface Mended {
  readonly repository: Repository;
  readonly fixes: readonly Fix[];
  /** Paths that differ, in order. */
  readonly changed: readonly string[];
}

/** Refuses what does not go with `--fix`. `CB-186` */
export function assertFixable(args: Arguments): void {
  if (args.has("dry-run") && !args.has("fix")) throw new UserError("CB-186", { what: "--dry-run without --fix means nothing.", why: "A check writes nothing anyhow.", todo: "Say --fix --dry-run to see what would be mended.", place: { key: "--dry-run" } });
  const other = ["new", "since", "changed"].find((flag) => args.has(flag));
  if (args.has("fix") && other !== undefined) throw new UserError("CB-186", { what: `--fix does not go with --${other}.`, why: "It mends whatever can be mended safely, old or new.", todo: `Run \`create-backend check --fix\` first, then \`create-backend check --${other}\`.`, place: { key: "--fix" } });
}

/** Mends in memory. */
export function mend(before: Repository): Mended {
  const fixes: Fix[] = [];
  let repository = before;
  for (let round = 0; round < rounds; round++) {
    const found = fixesFor(repository.tree, repository.blueprint, judge(repository));
    if (found.length === 0) break;
    fixes.push(...found);
    repository = withFixes(repository, found);
  }
  const changed = [...new Set(fixes.map(({ path }) => path))].filter((path) => textAt(repository, path) !== textAt(before, path)).sort();
  return { repository, fixes, changed };
}

function withFixes({ root, tree, blueprint }: Repository, fixes: readonly Fix[]): Repository {
  const mended = new Map(tree);
  for (const { path, text } of fixes) {
    if (text === "") mended.delete(path);
    else mended.set(path, textFile(`${textAt({ tree }, path).startsWith("\ufeff") ? "\ufeff" : ""}${text}`, "seed", tree.get(path)?.executable ?? false));
  }
  const text = fixes.findLast(({ path }) => path === agreement)?.text;
  return { root, tree: mended, blueprint: text === undefined ? blueprint : parseBlueprint(text, agreement) };
}

function textAt({ tree }: Pick<Repository, "tree">, path: string): string {
  const content = tree.get(path)?.content ?? "";
  return typeof content === "string" ? content : "";
}

/** What would be written, as a diff. */
export function mendedDiff(before: Repository, { repository, changed }: Mended): string {
  return changed.map((path) => diffText(path, textAt(before, path), textAt(repository, path))).join("");
}

/** Writes what was mended. */
export function writeMended({ repository, changed }: Mended): void {
  for (const path of changed) {
    if (repository.tree.has(path)) writeFile(repository.root, path, textAt(repository, path));
    else rmSync(join(repository.root, path), { force: true });
  }
}

/** What was mended, a line each. */
export function mendedText({ fixes, changed }: Mended, { style }: Session["err"]): string {
  if (changed.length === 0) return `${style.green("✓")} Nothing can be mended without you.\n`;
  return [`${style.green("✓")} ${changed.length === 1 ? "One file" : `${changed.length} files`} mended:`, ...fixes.map(({ path, what }) => `  ${style.cyan(path)} ${what}`), "", ""].join("\n");
}

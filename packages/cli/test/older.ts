import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseBlueprint, type FileTree, type TreeFile } from "@create-backend/core";
import { registeredOptions, render, withRecord } from "@create-backend/templates";
import { folderSource } from "../../templates/scripts/folder-source.ts";

const source = folderSource();

const agreementText = (language: string): string => `version: 1
name: shop
${language === "python" ? "language: python\nframework: fastapi" : "language: typescript\nframework: fastify"}
decomposition: modular-monolith
compute: containers
database: postgresql
pipeline: github-actions
monitoring: opentelemetry
modules:
  catalog: { owner: team-catalog }
  orders: { owner: team-orders, uses: [catalog], publishes: [order-placed] }
`;

/** Writes a repository as an older version of the templates would have, and commits it. `edit` makes the older tree from today's. */
export function olderRepository(root: string, edit: (files: Map<string, TreeFile>) => void = () => undefined, language = "typescript"): void {
  const rendering = render(parseBlueprint(agreementText(language)), { options: registeredOptions, source, tool: "0.0.9" });
  const files = new Map(rendering.tree);
  edit(files);
  writeAll(root, withRecord({ tree: files, facts: rendering.facts }));
  git(root, "init", "-q", "-b", "main");
  commit(root);
}

/** Makes another text of a text file of a tree. */
export function rewrite(files: Map<string, TreeFile>, path: string, change: (text: string) => string): void {
  const file = files.get(path);
  if (file === undefined) throw new Error(`There is no ${path}.`);
  files.set(path, { ...file, content: change(String(file.content)) });
}

export function writeAll(root: string, tree: FileTree): void {
  for (const [path, { content, executable }] of tree) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    if (executable) chmodSync(join(root, path), 0o755);
  }
}

export function git(root: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync("git", ["-c", "user.name=ada", "-c", "user.email=ada@example.com", ...words], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${words.join(" ")}: ${stderr}`);
  return stdout;
}

export function commit(root: string): void {
  git(root, "add", "--all");
  git(root, "commit", "-q", "--allow-empty", "-m", "x");
}

/** Every file outside of `.git`, with mode and bytes. */
export function snapshot(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory()).map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return Object.fromEntries(files.filter((path) => !path.startsWith(".git/")).sort().map((path) => [path, `${statSync(join(root, path)).mode & 0o111 ? "x" : "-"}${readFileSync(join(root, path), "latin1")}`]));
}

/** Changes a file on the disk. */
export function change(root: string, path: string, edit: (text: string) => string): void {
  writeFileSync(join(root, path), edit(readFileSync(join(root, path), "utf8")));
}

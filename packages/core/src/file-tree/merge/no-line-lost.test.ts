import fc from "fast-check";
import { expect, test } from "vitest";
import { unpackBase, verifyBase } from "../base.ts";
import { follow, type Followed } from "../follow/follow.ts";
import { lockOf, type LockFacts } from "../lock.ts";
import { treeOf, type FileTree, type TreeFile } from "../tree.ts";


const histories = Number(process.env["HISTORIES"] ?? 10_000);
const paths = ["a.txt", "src/b.ts", "src/B2.ts", "package.json", "ci.yml", ".gitignore", "bin/run", "logo.png"];

type Edit =
  | { readonly kind: "insert" | "replace" | "remove"; readonly path: number; readonly line: number }
  | { readonly kind: "delete" | "mode" | "crlf" | "move" | "binary"; readonly path: number }
  | { readonly kind: "add"; readonly path: number };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constantFrom("insert" as const, "replace" as const, "remove" as const), path: fc.nat(7), line: fc.nat(12) }),
  fc.record({ kind: fc.constantFrom("delete" as const, "mode" as const, "crlf" as const, "move" as const, "binary" as const, "add" as const), path: fc.nat(7) }),
);

function contentOf(path: string): string | Uint8Array {
  if (path === "logo.png") return new Uint8Array([137, 80, 78, 71]);
  if (path === "package.json") return `${JSON.stringify({ name: "shop", dependencies: { a: "1.0.0", b: "1.0.0" }, scripts: { test: "t", lint: "l" } }, null, 2)}\n`;
  if (path === "ci.yml") return "name: ci\njobs:\n  one: { runs: x }\n  two:\n    steps: [a, b]\n";
  return Array.from({ length: 8 }, (_, line) => `${path} line ${line}\n`).join("");
}

const start: FileTree = treeOf(paths.map((path) => [path, { content: contentOf(path), executable: path.startsWith("bin/"), owner: path === "src/B2.ts" ? "seed" : "managed" }]));

/** Applies edits; every line that is written is unique, so that it can be looked for afterwards. */
function edited(tree: FileTree, edits: readonly Edit[], who: string): FileTree {
  const files = new Map(tree);
  edits.forEach((change, index) => {
    const path = [...files.keys()][change.path % Math.max(files.size, 1)];
    const file = path === undefined ? undefined : files.get(path);
    const mark = `${who}-${index}`;
    if (change.kind === "add") files.set(`new/${index % 2 === 0 ? (who === "user" ? "Shared" : "shared") : index % 3 === 0 ? "both" : mark}.txt`, { content: `${mark}\n`, executable: false, owner: "managed" });
    else if (path !== undefined && file !== undefined) applyEdit(files, { path, file, change, mark });
  });
  return treeOf(files);
}

function applyEdit(files: Map<string, TreeFile>, { path, file, change, mark }: { path: string; file: TreeFile; change: Edit; mark: string }): void {
  if (change.kind === "delete") files.delete(path);
  else if (change.kind === "mode") files.set(path, { ...file, executable: !file.executable });
  else if (change.kind === "move") {
    files.delete(path);
    files.set(`moved/${mark}-${path.split("/").at(-1) ?? ""}`, file);
  } else if (change.kind === "binary") files.set(path, { ...file, content: new TextEncoder().encode(`\0${mark}\n`) });
  else if (typeof file.content === "string") files.set(path, { ...file, content: rewritten(path, file.content, { change, mark }) });
}

function rewritten(path: string, content: string, { change, mark }: { change: Edit; mark: string }): string {
  if (change.kind === "crlf") return content.replaceAll(/\r?\n/g, "\r\n");
  const line = "line" in change ? change.line : 0;
  if (path.endsWith("package.json")) return rewrittenJson(content, mark, line) ?? content;
  const lines = content.split("\n");
  const text = path.endsWith(".yml") ? `${mark}: 1` : mark;
  const at = path.endsWith(".yml") ? 1 : Math.min(line, lines.length - 1);
  if (change.kind === "insert") lines.splice(at, 0, text);
  else if (change.kind === "replace" && !path.endsWith(".yml")) lines.splice(at, 1, text);
  else if (change.kind === "remove" && !path.endsWith(".yml")) lines.splice(at, 1);
  return lines.join("\n");
}

function rewrittenJson(content: string, mark: string, line: number): string | undefined {
  try {
    const value = JSON.parse(content) as { dependencies?: Record<string, string>; scripts?: Record<string, string> };
    if (line % 3 === 0) value.dependencies = { ...value.dependencies, [mark]: "1.0.0" };
    else if (line % 3 === 1) value.scripts = { ...value.scripts, test: mark };
    else value.scripts = { [mark]: mark, ...value.scripts };
    return `${JSON.stringify(value, null, 2)}\n`;
  } catch {
    return undefined;
  }
}

function textOf(file: TreeFile | undefined): string {
  return file === undefined ? "" : typeof file.content === "string" ? file.content : new TextDecoder("latin1").decode(file.content);
}

/** Marks of one side that stand neither in the result nor in a conflict nor belong to a path that the plan lists, or to a seed, in which only the agreement is followed. */
function lost(merge: Followed, side: FileTree, who: string): string[] {
  const result = [...merge.tree.values()].map(textOf).join("\n");
  const inConflicts = merge.conflicts.flatMap(({ mine, theirs }) => [textOf(mine), textOf(theirs)]).join("\n");
  const listed = new Set(merge.steps.filter((step) => who !== "user" || step.outcome === "stay-deleted").flatMap((step) => [step.path, step.from ?? ""]));
  return [...side].flatMap(([path, file]) => {
    const marks = textOf(file).match(new RegExp(`${who}-\\d+`, "g")) ?? [];
    return marks.filter((mark) => !new RegExp(`${mark}\\b`).test(`${result}\n${inConflicts}`) && !(who !== "user" && (listed.has(path) || file.owner === "seed"))).map((mark) => `${mark} of ${path}`);
  });
}

const edits = fc.array(edit, { maxLength: 6 });
const stays = (all: readonly Edit[]): Edit[] => all.filter(({ kind }) => kind !== "move");
const facts: LockFacts = { tool: "1.0.0", options: [], agreement: {} };

test(`in ${histories} random histories (edits of a user, of the templates and of the agreement) no line disappears unseen, and the second update has nothing to do`, { timeout: 600_000 }, () => {
  const counts = { histories: 0, conflicts: 0, seen: 0, losses: 0, again: 0 };
  fc.assert(
    fc.property(edits, edits, fc.array(edit, { maxLength: 2 }), (users, templates, agreed) => {
      const mine = edited(start, users, "user");
      const before = edited(start, stays(templates), "template");
      const theirs = edited(before, stays(agreed), "agreement");
      const merge = follow({ lock: lockOf(start, facts), base: start, before, mine, theirs, facts });
      const losses = [...lost(merge, mine, "user"), ...lost(merge, theirs, "template"), ...lost(merge, theirs, "agreement")];
      counts.histories += 1;
      counts.losses += losses.length;
      counts.conflicts += merge.conflicts.length;
      counts.seen += merge.steps.length;
      expect(losses).toEqual([]);
      if (merge.conflicts.length > 0 || counts.histories % 5 > 0) return;
      counts.again += 1;
      const { tree: base, wrong } = verifyBase(merge.lock, unpackBase(merge.base.content as Uint8Array) ?? new Map());
      expect([wrong, follow({ lock: merge.lock, base, before: theirs, mine: merge.tree, theirs, facts }).changes]).toEqual([[], []]);
    }),
    { numRuns: histories },
  );
  console.log(`${counts.histories} histories, ${counts.losses} losses; ${counts.seen} decisions listed, ${counts.conflicts} conflicts; ${counts.again} updated twice, no change`);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { unpackBase, verifyBase } from "../base.ts";
import { follow, type Followed } from "../follow/follow.ts";
import { lockOf, type Lock, type LockFacts } from "../lock.ts";
import { treeOf, type FileTree, type TreeFile } from "../tree.ts";

/** The same histories in every run; `HISTORIES=100000` tries that many others, and `SEED=…` those of a seed: a failure says which it was. */
const { HISTORIES: asked, SEED: seed } = process.env;
const histories = Number(asked ?? 10_000);
const known = asked === undefined || seed !== undefined ? { seed: Number(seed ?? 20_261_127) } : {};
const paths = ["a.txt", "src/b.ts", "src/B2.ts", "src/sub/c.ts", "package.json", "ci.yml", "pyproject.toml", ".env.example", ".gitignore", "bin/run", "logo.png"];

const kinds = ["delete", "mode", "crlf", "cut", "move", "rename-folder", "case", "copy", "binary", "add", "seed", "block"] as const;
interface Edit {
  readonly kind: "insert" | "replace" | "remove" | (typeof kinds)[number];
  readonly path: number;
  readonly line: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({ kind: fc.oneof(fc.constantFrom("insert" as const, "replace" as const, "remove" as const), fc.constantFrom(...kinds)), path: fc.nat(paths.length - 1), line: fc.nat(12) });
const edits = fc.array(edit, { maxLength: 6 });

function contentOf(path: string): string | Uint8Array {
  if (path === "logo.png") return new Uint8Array([137, 80, 78, 71]);
  if (path === "package.json") return `${JSON.stringify({ name: "shop", dependencies: { a: "1.0.0", b: "1.0.0" }, scripts: { test: "t", lint: "l" } }, null, 2)}\n`;
  if (path === "ci.yml") return "name: ci\njobs:\n  one: { runs: x }\n  two:\n    steps: [a, b]\n";
  if (path === "pyproject.toml") return '[project]\nname = "shop"\ndependencies = [\n  "a==1.0.0",\n]\n\n[tool.lint]\nwidth = 100\n';
  if (path === ".env.example") return "# Port\nPORT=3000\nHOST=localhost\n";
  return Array.from({ length: 8 }, (_, line) => `${path} line ${line}\n`).join("");
}

const start: FileTree = treeOf(paths.map((path) => [path, { content: contentOf(path), executable: path.startsWith("bin/"), owner: path === "src/B2.ts" ? "seed" : "managed" }]));
const idsOf = (tree: FileTree): Map<string, string> => new Map([...tree.keys()].map((path) => [path, `t:${path}`]));

/** A project while it is edited: its files, stable ids of template files, and paths where a link stands. */
interface Desk {
  readonly files: Map<string, TreeFile>;
  readonly ids: Map<string, string>;
  readonly blocked: Set<string>;
}

const deskOf = (tree: FileTree, ids: ReadonlyMap<string, string> = new Map()): Desk => ({ files: new Map(tree), ids: new Map(ids), blocked: new Set() });

/** Applies edits; every line that is written is unique, so that it can be looked for afterwards. */
function edited(desk: Desk, all: readonly Edit[], who: string): FileTree {
  all.forEach((change, index) => {
    const path = [...desk.files.keys()][change.path % Math.max(desk.files.size, 1)];
    const file = path === undefined ? undefined : desk.files.get(path);
    const mark = `${who}-${index}`;
    if (change.kind === "add" || change.kind === "seed") addFile(desk, { change, mark, index, who });
    else if (path !== undefined && file !== undefined) applyEdit(desk, { path, file, change, mark });
  });
  return treeOf(desk.files);
}

function addFile({ files, ids }: Desk, { change, mark, index, who }: { change: Edit; mark: string; index: number; who: string }): void {
  const name = index % 2 === 0 ? (who.startsWith("user") ? "Shared" : "shared") : index % 3 === 0 ? "both" : mark;
  const path = `new/${name}.txt`;
  if (files.has(path)) return;
  files.set(path, { content: `${mark}\n`, executable: false, owner: change.kind === "seed" ? "seed" : "managed" });
  ids.set(path, `t:${path}`);
}

function applyEdit(desk: Desk, { path, file, change, mark }: { path: string; file: TreeFile; change: Edit; mark: string }): void {
  const { files, blocked } = desk;
  const name = path.split("/").at(-1) ?? "";
  if (change.kind === "delete") files.delete(path);
  else if (change.kind === "block" && files.delete(path)) blocked.add(path);
  else if (change.kind === "mode") files.set(path, { ...file, executable: !file.executable });
  else if (change.kind === "move") move(desk, path, `moved/${mark}-${name}`);
  else if (change.kind === "case") move(desk, path, path.replace(name, name.toUpperCase()));
  else if (change.kind === "copy") files.set(`copied/${mark}-${name}`, file);
  else if (change.kind === "rename-folder") for (const one of [...files.keys()].filter((other) => other.startsWith("src/"))) move(desk, one, `${mark}/${one.slice(4)}`);
  else if (change.kind === "binary") files.set(path, { ...file, content: new TextEncoder().encode(`\0${mark}\n`) });
  else if (typeof file.content === "string") files.set(path, { ...file, content: rewritten(path, file.content, { change, mark }) });
}

function move({ files, ids }: Desk, from: string, to: string): void {
  const [file, id] = [files.get(from), ids.get(from)];
  if (file === undefined || files.has(to)) return;
  files.delete(from);
  files.set(to, file);
  if (id === undefined) return;
  ids.delete(from);
  ids.set(to, id);
}

function rewritten(path: string, content: string, { change, mark }: { change: Edit; mark: string }): string {
  if (change.kind === "crlf") return content.replaceAll(/\r?\n/g, "\r\n");
  if (change.kind === "cut") return content.trimEnd();
  if (path.endsWith("package.json")) return rewrittenJson(content, mark, change.line) ?? content;
  const lines = content.split("\n");
  const named = /\.(yml|toml)$|\.env/.exec(path)?.[0];
  const text = named === ".yml" ? `${mark}: 1` : named === ".toml" ? `${mark} = 1` : named === ".env" ? `${mark.toUpperCase().replace("-", "_")}=${mark}` : mark;
  const at = named === undefined ? Math.min(change.line, lines.length - 1) : 1;
  if (change.kind === "insert") lines.splice(at, 0, text);
  else if (change.kind === "replace" && named === undefined) lines.splice(at, 1, text);
  else if (change.kind === "remove" && named === undefined) lines.splice(at, 1);
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

/** What a codemod does: a name of ours is another one, in every file. */
function withCodemod(tree: FileTree): FileTree {
  return treeOf([...tree].map(([path, file]) => [path, typeof file.content === "string" ? { ...file, content: file.content.replaceAll(/\bline\b/g, "row") } : file]));
}

function textOf(file: TreeFile | undefined): string {
  return file === undefined ? "" : typeof file.content === "string" ? file.content : new TextDecoder("latin1").decode(file.content);
}

const marksIn = (text: string): readonly string[] => text.match(/(?:user|template|agreement)[12]-\d+/g) ?? [];

/** Marks of a side that stand neither in the result nor in a conflict. Those of the templates may belong to a path that the plan lists, or to a seed, in which only the agreement is followed; what the base has, the user has taken out. */
function lost(merge: Followed, { mine, theirs, base }: Record<"mine" | "theirs" | "base", FileTree>, now: ReadonlyMap<string, string>, lock: Lock): string[] {
  const kept = new Set([...merge.tree.values(), ...merge.conflicts.flatMap((conflict) => [conflict.mine, conflict.theirs])].flatMap((file) => marksIn(textOf(file))));
  const before = new Set([...base.values()].flatMap((file) => marksIn(textOf(file))));
  const listed = new Set(merge.steps.flatMap((step) => [step.path, step.from ?? ""]));
  const listedIds = new Set([...listed].flatMap((path) => lock.files[path]?.id ?? []));
  const isListed = (path: string): boolean => listed.has(path) || listedIds.has(now.get(path) ?? "");
  const users = [...mine].flatMap(([path, file]) => marksIn(textOf(file)).filter((mark) => mark.startsWith("user") && !kept.has(mark)).map((mark) => `${mark} of ${path}`));
  const ours = [...theirs].flatMap(([path, file]) => (isListed(path) || file.owner === "seed" ? [] : marksIn(textOf(file)).filter((mark) => !mark.startsWith("user") && !kept.has(mark) && !before.has(mark)).map((mark) => `${mark} of ${path}`)));
  return [...users, ...ours];
}

/** Files whose mode or line ends the user changed, and that have them no more. */
function restyled(merge: Followed, base: FileTree, mine: FileTree): string[] {
  return [...mine].flatMap(([path, file]) => {
    const [old, now] = [base.get(path), merge.tree.get(path)];
    if (old === undefined || now === undefined || merge.conflicts.some((conflict) => conflict.path === path)) return [];
    const turned = typeof now.content === "string" && !textOf(old).includes("\r\n") && /\r\n/.test(textOf(file)) && !/[^\r]\n/.test(textOf(file)) && /[^\r]\n/.test(now.content);
    return [...(old.executable !== file.executable && now.executable !== file.executable ? [`mode of ${path}`] : []), ...(turned ? [`line ends of ${path}`] : [])];
  });
}

interface Round {
  readonly lock: Lock;
  readonly base: FileTree;
  /** What the user has. */
  readonly mine: FileTree;
  readonly blocked: ReadonlySet<string>;
  readonly templates: Desk;
  readonly edits: { readonly templates: readonly Edit[]; readonly agreed: readonly Edit[] };
  readonly codemod: boolean;
  readonly postpone: boolean;
  /** With a conflict that waits, one path out of so many waits. */
  readonly held: number;
  readonly number: 1 | 2;
}

const counts = { histories: 0, conflicts: 0, seen: 0, losses: 0, again: 0 };
const facts: LockFacts = { tool: "1.0.0", options: [], agreement: {} };

/** One update, and what it has to keep. Gives it with what templates write then. */
function updated({ lock, base, mine, blocked, templates, edits: made, codemod, postpone, held: every, number }: Round): { readonly merge: Followed; readonly theirs: FileTree; readonly again: (merge: Followed) => Followed } {
  const changed = codemod ? withCodemod : (tree: FileTree): FileTree => tree;
  const before = changed(edited(templates, made.templates.filter(({ kind }) => kind !== "block" && kind !== "copy"), `template${number}`));
  const theirs = changed(edited(templates, made.agreed.filter(({ kind }) => kind !== "block" && kind !== "copy"), `agreement${number}`));
  const now = { ...facts, ids: new Map([...templates.ids].filter(([path]) => theirs.has(path))) };
  const trees = { base: changed(base), mine: changed(mine) };
  const why = new Map([...mine].filter(([path, file]) => textOf(file) !== textOf(trees.mine.get(path))).map(([path]) => [path, "line is row now"]));
  const held = new Map([...new Set([...trees.mine.keys(), ...theirs.keys()])].filter((_, index) => index % every === 0).map((path) => [path, "what waits"]));
  const merge = follow({ lock, ...trees, before, theirs, facts: now, postpone, held, blocked, ...(codemod ? { rewritten: { disk: mine, why } } : {}) });
  const losses = [...lost(merge, { ...trees, theirs }, now.ids, lock), ...restyled(merge, trees.base, trees.mine)];
  counts.losses += losses.length;
  counts.conflicts += merge.conflicts.length;
  counts.seen += merge.steps.length;
  expect(losses).toEqual([]);
  const again = (done: Followed): Followed => follow({ lock: done.lock, base: recorded(done), before: theirs, mine: done.tree, theirs, facts: now, postpone, held, blocked });
  return { merge, theirs, again };
}

/** The base of the next update, which is what the lock records. */
function recorded({ lock, base }: Followed): FileTree {
  const { tree, wrong } = verifyBase(lock, unpackBase(base.content as Uint8Array) ?? new Map());
  expect(wrong).toEqual([]);
  return tree;
}

const round = fc.record({ users: edits, templates: edits, agreed: fc.array(edit, { maxLength: 2 }), codemod: fc.nat(5).map((one) => one === 0), postpone: fc.nat(3).map((one) => one === 0), held: fc.integer({ min: 2, max: 5 }) });

test(`in ${histories} random histories of two updates (edits of a user, of the templates and of the agreement, codemods, conflicts and more left for later) no line disappears unseen, and the same update again has nothing to do`, { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(round, round, (first, second) => {
      counts.histories += 1;
      const templates = deskOf(start, idsOf(start));
      const desk = deskOf(start);
      const mine = edited(desk, first.users, "user1");
      const one = updated({ lock: lockOf(start, { ...facts, ids: idsOf(start) }), base: start, mine, blocked: desk.blocked, templates, edits: first, codemod: first.codemod, postpone: first.postpone, held: first.held, number: 1 });
      if (one.merge.conflicts.length > 0) return;
      if (counts.histories % 5 === 0) {
        counts.again += 1;
        expect(one.again(one.merge).changes).toEqual([]);
      }
      const next = deskOf(one.merge.tree);
      desk.blocked.forEach((path) => next.blocked.add(path));
      const later = edited(next, second.users, "user2");
      updated({ lock: one.merge.lock, base: recorded(one.merge), mine: later, blocked: next.blocked, templates: deskOf(one.theirs, templates.ids), edits: second, codemod: false, postpone: second.postpone, held: second.held, number: 2 });
    }),
    { numRuns: histories, ...known },
  );
  console.log(`${counts.histories} histories, ${counts.losses} losses; ${counts.seen} decisions listed, ${counts.conflicts} conflicts; ${counts.again} updated twice, no change`);
});

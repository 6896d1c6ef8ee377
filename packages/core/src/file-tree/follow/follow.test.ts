import { describe, expect, test } from "vitest";
import { unpackBase, verifyBase } from "../base.ts";
import { lockOf } from "../lock.ts";
import { textFile, treeOf, type FileTree } from "../tree.ts";
import { follow } from "./follow.ts";

const facts = { tool: "1.0.0", options: [], agreement: {} };
const poem = `${Array.from({ length: 12 }, (_, index) => `line ${index}`).join("\n")}\n`;
const aTree = (files: Record<string, string>): FileTree => treeOf(Object.entries(files).map(([path, text]) => [path, textFile(text)]));
const seeds = (files: Record<string, string>): FileTree => treeOf(Object.entries(files).map(([path, text]) => [path, textFile(text, "seed")]));

describe("follow", () => {
  test("records what waits for another time as codemods have left it on the disk", () => {
    const [base, now] = [aTree({ a: `row\n${poem}` }), aTree({ a: `row of theirs\n${poem}` })];
    const disk = aTree({ a: `line of mine\n${poem}` });
    const { lock, base: stored, waiting } = follow({ lock: lockOf(aTree({ a: `line\n${poem}` }), facts), base, before: now, mine: aTree({ a: `row of mine\n${poem}` }), theirs: now, facts, postpone: true, rewritten: { disk, why: new Map([["a", "line is row now"]]) } });

    expect([waiting, verifyBase(lock, unpackBase(stored.content as Uint8Array) ?? new Map()).tree]).toEqual([["a"], base]);
  });

  test("does not take a file for deleted in whose place a link stands: what the templates changed comes once a file is there again", () => {
    const [base, theirs] = [aTree({ a: poem, b: poem }), aTree({ a: `${poem}new\n`, b: poem })];
    const blocked = new Set(["a", "b"]);
    const first = follow({ lock: lockOf(base, facts), base, before: theirs, mine: aTree({}), theirs, facts, blocked });

    expect([first.steps.map(({ outcome, path }) => `${outcome} ${path}`), first.changes]).toEqual([["wait a"], []]);
    expect(follow({ lock: first.lock, base: aTree({ a: poem, b: poem }), before: theirs, mine: aTree({}), theirs, facts, blocked }).lock).toEqual(first.lock);
    const back = follow({ lock: first.lock, base: aTree({ a: poem, b: poem }), before: theirs, mine: base, theirs, facts });
    expect(back.changes.map(({ path, after }) => [path, after?.content])).toEqual([["a", `${poem}new\n`]]);
  });

  test("leaves seeds to the user, and merges into them what the agreement changes", () => {
    const [base, mine] = [seeds({ a: poem, b: poem }), seeds({ a: `${poem}mine\n`, b: `${poem}mine\n` })];
    const theirs = seeds({ a: `new template\n${poem}`, b: `new module\n${poem}` });
    const { changes } = follow({ lock: lockOf(base, facts), base, before: seeds({ a: `new template\n${poem}`, b: poem }), mine, theirs, facts });

    expect(changes.map(({ path, after }) => [path, after?.content])).toEqual([["b", `new module\n${poem}mine\n`]]);
  });

  test("remembers an untouched seed as it was written, however templates change it, and follows the agreement in it cleanly later", () => {
    const [written, fresh, grown] = [seeds({ a: `old template\n${poem}` }), seeds({ a: `new template\n${poem}` }), seeds({ a: `new template with a module\n${poem}` })];
    const first = follow({ lock: lockOf(written, facts), base: written, before: fresh, mine: written, theirs: fresh, facts });
    const second = follow({ lock: first.lock, base: verifyBase(first.lock, unpackBase(first.base.content as Uint8Array) ?? new Map()).tree, before: fresh, mine: written, theirs: grown, facts });

    expect([first.changes, second.conflicts, second.changes.map(({ after }) => after?.content)]).toEqual([[], [], [`new template with a module\n${poem}`]]);
  });

  test("does not add to a part of the user's what templates begin to hand out for such parts, and adds it where the agreement asks for it", () => {
    const [base, fresh] = [seeds({ "orders/0001": poem }), { "orders/0002": "part of 0001 before\n", "notes": "new\n" }];
    const lock = lockOf(base, { ...facts, ids: new Map([["orders/0001", "sql:[module]/0001@orders"]]) });
    const theirs = seeds({ "orders/0001": "shorter\n", ...fresh });
    const now = { ...facts, ids: new Map([["orders/0001", "sql:[module]/0001@orders"], ["orders/0002", "sql:[module]/0002@orders>billing"], ["notes", "docs:notes"]]) };
    const paths = (before: FileTree): readonly string[] => follow({ lock, base, before, mine: base, theirs, facts: now }).changes.map(({ path }) => path);

    expect(paths(theirs)).toEqual(["notes"]);
    expect(paths(seeds({ "orders/0001": "shorter\n" }))).toEqual(["notes", "orders/0002"]);
    expect(follow({ lock, base, before: theirs, mine: base, theirs, facts: now }).lock.files["orders/0002"]).toBeUndefined();
  });

  test("adds what templates have begun to hand out for a part of the user's when the agreement changes it: seeds that it changes as well may use it", () => {
    const base = seeds({ "orders/test": "all in one\n" });
    const lock = lockOf(base, { ...facts, ids: new Map([["orders/test", "code:[module]/test@orders"]]) });
    const now = { ...facts, ids: new Map([["orders/test", "code:[module]/test@orders"], ["orders/composed", "code:[module]/composed@orders"]]) };
    const [before, theirs] = [seeds({ "orders/test": "uses composed\n", "orders/composed": "alone\n" }), seeds({ "orders/test": "uses composed with catalog\n", "orders/composed": "with catalog\n" })];
    const { changes, conflicts } = follow({ lock, base, before, mine: base, theirs, facts: now });

    expect([conflicts, changes.map(({ path, after }) => [path, after?.content])]).toEqual([[], [["orders/composed", "with catalog\n"], ["orders/test", "uses composed with catalog\n"]]]);
  });

  test("takes what codemods changed to the disk, and says so of each file", () => {
    const [old, now] = [aTree({ "a.ts": "old();\n" }), aTree({ "a.ts": "now();\n" })];
    const disk = aTree({ "a.ts": "old(); // mine\n", "mine.ts": "old();\n" });
    const mine = aTree({ "a.ts": "now(); // mine\n", "mine.ts": "now();\n" });
    const why = new Map([["a.ts", "old is now"], ["mine.ts", "old is now"]]);
    const { changes, steps } = follow({ lock: lockOf(old, facts), base: now, before: now, mine, theirs: now, facts, rewritten: { disk, why } });

    expect(changes.map(({ path, before, after }) => [path, before?.content, after?.content])).toEqual([["a.ts", "old(); // mine\n", "now(); // mine\n"], ["mine.ts", "old();\n", "now();\n"]]);
    expect(steps).toEqual(["a.ts", "mine.ts"].map((path) => ({ path, outcome: "rewrite", reason: "old is now" })));
  });

  test("takes an untouched seed away with what it belonged to, and lets an edited one be", () => {
    const base = seeds({ "modules/a/one": poem, "modules/a/two": poem, notes: poem });
    const mine = seeds({ "modules/a/one": poem, "modules/a/two": `${poem}mine\n`, notes: poem });
    const { changes, steps, lock } = follow({ lock: lockOf(base, facts), base, before: seeds({ "modules/a/one": poem, "modules/a/two": poem }), mine, theirs: new Map(), facts });

    expect(changes.map(({ path }) => path)).toEqual(["modules/a/one"]);
    expect(steps.map(({ path, outcome }) => [path, outcome])).toEqual([["modules/a/one", "delete"], ["modules/a/two", "let-go"]]);
    expect(Object.keys(lock.files)).toEqual(["notes"]);
  });

  test("lets a seed that is remembered elsewhere stay as long as its part does: it is on record, is there when it is asked for again, and goes with its part", () => {
    const base = seeds({ "orders/0001": poem, "orders/0002": "inbox\n" });
    const ids = new Map([["orders/0001", "sql:[module]/0001@orders"], ["orders/0002", "sql:[module]/0002@orders"]]);
    const lock = lockOf(base, { ...facts, ids });
    const remembered = (path: string): boolean => path.startsWith("orders/");
    const [whole, less] = [base, seeds({ "orders/0001": poem })];
    const first = follow({ lock, base, before: whole, mine: base, theirs: less, facts: { ...facts, ids: new Map([...ids].slice(0, 1)) }, remembered });
    const again = follow({ lock: first.lock, base, before: less, mine: base, theirs: whole, facts: { ...facts, ids }, remembered });
    const gone = follow({ lock: first.lock, base, before: less, mine: base, theirs: new Map(), facts, remembered });

    expect([first.changes, Object.keys(first.lock.files), again.changes]).toEqual([[], ["orders/0001", "orders/0002"], []]);
    expect(gone.changes.map(({ path, after }) => [path, after])).toEqual([["orders/0001", undefined], ["orders/0002", undefined]]);
  });

  test("carries a file whose id has another path now, with the user's edit in it", () => {
    const [base, theirs] = [aTree({ old: poem }), aTree({ new: `${poem}theirs\n` })];
    const lock = lockOf(base, { ...facts, ids: new Map([["old", "x:file"]]) });
    const { changes } = follow({ lock, base, before: theirs, mine: aTree({ old: `mine\n${poem}` }), theirs, facts: { ...facts, ids: new Map([["new", "x:file"]]) } });

    expect(changes.map(({ path, after }) => [path, after?.content])).toEqual([["old", undefined], ["new", `mine\n${poem}theirs\n`]]);
  });

  test("a conflict that is postponed, moved by the user or not, is there again the next time", () => {
    const base = aTree({ a: poem, "src/b.txt": poem });
    const at = (who: string): string => poem.replace("line 3\n", `line 3 of ${who}\n`);
    const [mine, theirs] = [aTree({ a: at("mine"), "lib/b.txt": at("mine") }), aTree({ a: at("theirs"), "src/b.txt": at("theirs") })];
    const first = follow({ lock: lockOf(base, facts), base, before: theirs, mine, theirs, facts, postpone: true });
    const stored = unpackBase(first.base.content as Uint8Array);
    const again = follow({ lock: first.lock, base: aTree(Object.fromEntries(stored as Map<string, string>)), before: theirs, mine, theirs, facts });

    expect([first.changes, first.postponed]).toEqual([[], ["a", "lib/b.txt"]]);
    expect(again.conflicts.map(({ path }) => path)).toEqual(["a", "lib/b.txt"]);
  });

  test("what waits with a conflict stays as it is, comes later, and a file that the templates rename keeps its name until then", () => {
    const base = aTree({ a: poem, b: poem, gone: poem, old: poem });
    const theirs = aTree({ a: poem.replace("line 3\n", "theirs\n"), b: `${poem}more\n`, fresh: poem, new: `${poem}more\n` });
    const mine = aTree({ a: poem.replace("line 3\n", "mine\n"), b: poem, gone: poem, old: poem });
    const lock = lockOf(base, { ...facts, ids: new Map([["old", "x:file"]]) });
    const now = { before: theirs, theirs, facts: { ...facts, ids: new Map([["new", "x:file"]]) } };
    const held = new Map(["b", "gone", "fresh", "old", "new"].map((path) => [path, "a"]));
    const first = follow({ lock, base, mine, ...now, postpone: true, held });
    const recorded = verifyBase(first.lock, unpackBase(first.base.content as Uint8Array) ?? new Map()).tree;
    const later = follow({ lock: first.lock, base: recorded, mine: aTree({ a: theirs.get("a")?.content as string, b: poem, gone: poem, old: poem }), ...now });

    expect([first.changes, first.postponed, first.waiting.toSorted(), first.steps.find(({ path }) => path === "b")]).toEqual([[], ["a"], ["a", "b", "fresh", "gone", "new"], { path: "b", outcome: "hold", reason: "goes with a" }]);
    expect(later.changes.map(({ path, after }) => [path, after?.content])).toEqual([["gone", undefined], ["old", undefined], ["b", `${poem}more\n`], ["fresh", poem], ["new", `${poem}more\n`]]);
  });

  test("what the agreement changes in a seed is still to be made where it waited, and is then done", () => {
    const [before, theirs] = [seeds({ a: poem }), seeds({ a: poem.replace("line 3\n", "line 3 with a module\n") })];
    const mine = seeds({ a: poem.replace("line 3\n", "line 3 of mine\n") });
    const first = follow({ lock: lockOf(before, facts), base: before, before, mine, theirs, facts, postpone: true });
    const recorded = verifyBase(first.lock, unpackBase(first.base.content as Uint8Array) ?? new Map()).tree;
    const later = { lock: first.lock, base: recorded, before: theirs, theirs, facts };
    const settled = follow({ ...later, mine: seeds({ a: poem }) });

    expect([first.changes, follow({ ...later, mine }).conflicts.map(({ path }) => path)]).toEqual([[], ["a"]]);
    expect([settled.changes.map(({ after }) => after?.content), settled.lock]).toEqual([[theirs.get("a")?.content], lockOf(theirs, facts)]);
  });
});

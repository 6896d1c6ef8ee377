import { describe, expect, test } from "vitest";
import { unpackBase } from "../base.ts";
import { lockOf } from "../lock.ts";
import { textFile, treeOf, type FileTree } from "../tree.ts";
import { follow } from "./follow.ts";

const facts = { tool: "1.0.0", options: [], agreement: {} };
const poem = `${Array.from({ length: 12 }, (_, index) => `line ${index}`).join("\n")}\n`;
const aTree = (files: Record<string, string>): FileTree => treeOf(Object.entries(files).map(([path, text]) => [path, textFile(text)]));
const seeds = (files: Record<string, string>): FileTree => treeOf(Object.entries(files).map(([path, text]) => [path, textFile(text, "seed")]));

describe("follow", () => {
  test("leaves seeds to the user, and merges into them what the agreement changes", () => {
    const [base, mine] = [seeds({ a: poem, b: poem }), seeds({ a: `${poem}mine\n`, b: `${poem}mine\n` })];
    const theirs = seeds({ a: `new template\n${poem}`, b: `new module\n${poem}` });
    const { changes } = follow({ lock: lockOf(base, facts), base, before: seeds({ a: `new template\n${poem}`, b: poem }), mine, theirs, facts });

    expect(changes.map(({ path, after }) => [path, after?.content])).toEqual([["b", `new module\n${poem}mine\n`]]);
  });

  test("takes an untouched seed away with what it belonged to, and lets an edited one be", () => {
    const base = seeds({ "modules/a/one": poem, "modules/a/two": poem, notes: poem });
    const mine = seeds({ "modules/a/one": poem, "modules/a/two": `${poem}mine\n`, notes: poem });
    const { changes, steps, lock } = follow({ lock: lockOf(base, facts), base, before: seeds({ "modules/a/one": poem, "modules/a/two": poem }), mine, theirs: new Map(), facts });

    expect(changes.map(({ path }) => path)).toEqual(["modules/a/one"]);
    expect(steps.map(({ path, outcome }) => [path, outcome])).toEqual([["modules/a/one", "delete"], ["modules/a/two", "let-go"]]);
    expect(Object.keys(lock.files)).toEqual(["notes"]);
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
});

import { describe, expect, test } from "vitest";
import { packBase, unpackBase, verifyBase } from "./base.ts";
import { changesBetween } from "./follow/follow.ts";
import { hashOf, lockFile, lockOf, parseLock } from "./lock.ts";
import { assertSafePath, caseCollision } from "./safe-path.ts";
import { textFile, treeOf } from "./tree.ts";

describe("treeOf", () => {
  test("orders paths by code unit, the same in every locale", () => {
    expect([...treeOf([["b", textFile("")], ["a/ä", textFile("")], ["B", textFile("")], ["a/z", textFile("")]]).keys()]).toEqual(["B", "a/z", "a/ä", "b"]);
  });
});

describe("assertSafePath", () => {
  test.each(["/etc/passwd", "../x", "a/../../x", "a//b", "./a", "a\\b", "C:/x", "a/.git/config", ".GIT/x", "nul", "aux.txt", "a/b.", "a/b ", "a\u0000b", ""])("refuses %j", (path) => {
    expect(() => assertSafePath(path)).toThrow(/The path/);
  });

  test.each([".github/workflows/ci.yml", "modules/orders/src/index.ts", ".gitignore", "a..b"])("accepts %s", (path) => {
    expect(() => assertSafePath(path)).not.toThrow();
  });
});

test("caseCollision finds two paths that are one where case is ignored", () => {
  expect(caseCollision(["readme.md", "src/a", "README.md"])).toEqual(["readme.md", "README.md"]);
  expect(caseCollision(["a", "b"])).toBeUndefined();
});

test("changesBetween tells creating, replacing, removing and keeping apart, the mode included", () => {
  const present = treeOf([["kept", textFile("1")], ["changed", textFile("1")], ["mode", textFile("1")], ["gone", textFile("1")]]);
  const wanted = treeOf([["kept", textFile("1")], ["changed", textFile("2")], ["mode", textFile("1", "managed", true)], ["new", textFile("1")]]);

  expect(changesBetween(present, wanted).map(({ path, before, after }) => [path, before?.content, after?.content])).toEqual([["gone", "1", undefined], ["changed", "1", "2"], ["mode", "1", "1"], ["new", undefined, "1"]]);
});

const facts = { tool: "0.1.0", options: ["b/x", "a/y"], agreement: { name: "shop" } };

describe("the lock", () => {
  test("records owner, hash, mode and stable id of every file, and reads back", () => {
    const tree = treeOf([["run", textFile("go\n", "seed", true)]]);
    const lock = parseLock(lockFile(lockOf(tree, { ...facts, ids: new Map([["run", "a/y:run"]]) })).content as string);

    expect(lock).toEqual({ version: 3, tool: "0.1.0", options: ["a/y", "b/x"], agreement: { name: "shop" }, files: { run: { id: "a/y:run", owner: "seed", hash: hashOf("go\n"), executable: true } } });
  });

  test("is refused when it is not one, comes from another form, or leads outside", () => {
    const lock = lockOf(treeOf([["a", textFile("1")]]), facts);
    const hostile = { ...lock, files: Object.fromEntries(Object.values(lock.files).map((entry) => ["../../etc/passwd", entry])) };

    expect(() => parseLock("{")).toThrow(/cannot be read/);
    expect(() => parseLock('{"version":2,"tool":"1","options":[],"agreement":{},"files":{"a":{"owner":"root","hash":"x"}}}')).toThrow(/cannot be read/);
    expect(() => parseLock('{"version":1,"tool":"0.0.1"}')).toThrow(/older create-backend .*written by 0.0.1/);
    expect(() => parseLock('{"version":4,"tool":"9.0.0"}')).toThrow(/npx @create-backend\/create@9.0.0 update/);
    expect(() => parseLock(String(lockFile(hostile).content))).toThrow(/leaves the project/);
  });

  test.each(["../../x", "1.0.0; curl example.com", "$(id)", "", "https://example.com/x.tgz"])("names a version and nothing else that would stand in a proposed command: %j", (tool) => {
    const lock = lockOf(treeOf([["a", textFile("1")]]), { ...facts, tool });

    expect(() => parseLock(String(lockFile(lock).content))).toThrow(/cannot be read/);
    expect(() => parseLock(JSON.stringify({ version: 4, tool }))).toThrow(/npx @create-backend\/create@latest update/);
  });

  test("is refused when its agreement was edited, in any value; in the form before, which could not tell, it is read and written as it was", () => {
    const text = String(lockFile(lockOf(treeOf([["a", textFile("1")]]), { ...facts, agreement: { name: "shop", modules: { orders: { uses: ["catalog"] } } } })).content);
    const before = JSON.stringify({ ...parseLock(text), version: 2 }, null, 2);

    expect(() => parseLock(text.replace('"catalog"', '"billing"'))).toThrow(expect.objectContaining({ code: "CB-179" }));
    expect(() => parseLock(text.replace(/ *"blueprint": .*\n/, ""))).toThrow(/cannot be read/);
    expect(() => parseLock(text.replace('"version": 3', '"version": 2'))).toThrow(/cannot be read/);
    expect(lockFile(parseLock(before)).content).toBe(`${before}\n`);
  });
});

describe("the base", () => {
  const tree = treeOf([["a.txt", textFile("one\n")], ["logo.png", { content: new Uint8Array([137, 80, 0, 255]), executable: false, owner: "managed" }]]);

  test("comes back from its package byte for byte", () => {
    const contents = unpackBase(packBase(tree).content as Uint8Array) ?? new Map();

    expect(verifyBase(lockOf(tree, facts), contents)).toEqual({ tree, wrong: [] });
  });

  test("names what is not as the lock records it", () => {
    expect(verifyBase(lockOf(tree, facts), new Map([["a.txt", "two\n"]])).wrong).toEqual(["a.txt", "logo.png"]);
  });

  test("is none when its bytes are damaged", () => {
    expect(unpackBase(new Uint8Array([1, 2, 3, 4, 5]))).toBeUndefined();
  });
});

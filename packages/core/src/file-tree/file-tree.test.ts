import { describe, expect, test } from "vitest";
import { hashOf, lockPath, parseLock, withLock } from "./lock.ts";
import { planChanges } from "./plan-changes.ts";
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

test("planChanges tells creating, replacing and keeping apart, the mode included", () => {
  const present = treeOf([["kept", textFile("1")], ["changed", textFile("1")], ["mode", textFile("1")], ["mine", textFile("1")]]);
  const wanted = treeOf([["kept", textFile("1")], ["changed", textFile("2")], ["mode", textFile("1", "managed", true)], ["new", textFile("1")]]);

  expect(planChanges(wanted, present).map(({ kind, path }) => `${kind} ${path}`)).toEqual(["replace changed", "keep kept", "replace mode", "create new"]);
});

describe("the lock", () => {
  test("records owner, hash and mode of every file, and reads back", () => {
    const tree = withLock(treeOf([["run", textFile("go\n", "seed", true)]]), "0.1.0", ["b/x", "a/y"]);
    const lock = parseLock(tree.get(lockPath)?.content as string);

    expect(lock).toEqual({ version: 1, tool: "0.1.0", options: ["a/y", "b/x"], files: { run: { owner: "seed", hash: hashOf("go\n"), executable: true } } });
  });

  test("is refused when it is not one", () => {
    expect(() => parseLock("{")).toThrow(/cannot be read/);
    expect(() => parseLock('{"version":1,"tool":"1","options":[],"files":{"a":{"owner":"root","hash":"x"}}}')).toThrow(/cannot be read/);
  });
});

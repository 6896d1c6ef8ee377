import { describe, expect, test } from "vitest";
import { textFile, treeOf, type FileTree, type TreeFile } from "../tree.ts";
import { mergeTrees, type ThreeTrees } from "./merge-trees.ts";

type Files = Readonly<Record<string, string | TreeFile>>;

function aTree(files: Files): FileTree {
  return treeOf(Object.entries(files).map(([path, file]) => [path, typeof file === "string" ? textFile(file) : file]));
}

function merged(base: Files, mine: Files, theirs: Files, extra: Partial<ThreeTrees> = {}) {
  const { tree, steps, conflicts } = mergeTrees({ base: aTree(base), mine: aTree(mine), theirs: aTree(theirs), ...extra });
  return {
    files: Object.fromEntries([...tree].map(([path, file]) => [path, file.content])),
    tree,
    steps: steps.map(({ path, outcome, from }) => `${outcome} ${from === undefined ? "" : `${from} → `}${path}`),
    conflicts: conflicts.map(({ path, kind }) => `${kind} ${path}`),
  };
}

const poem = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";

describe("mergeTrees", () => {
  test("merges edits that lie apart", () => {
    const result = merged({ a: poem }, { a: poem.replace("one", "ONE") }, { a: poem.replace("seven", "SEVEN") });

    expect(result).toMatchObject({ files: { a: "ONE\ntwo\nthree\nfour\nfive\nsix\nSEVEN\n" }, steps: ["merge a"], conflicts: [] });
  });

  test("follows a declared rename of the templates and keeps the user's edit", () => {
    const result = merged({ old: poem }, { old: poem.replace("one", "ONE") }, { new: poem.replace("seven", "SEVEN") }, { renames: new Map([["old", "new"]]) });

    expect(result).toMatchObject({ files: { new: "ONE\ntwo\nthree\nfour\nfive\nsix\nSEVEN\n" }, steps: ["merge old → new"] });
  });

  test("follows the user's move, edited or not, and brings the templates' change to it", () => {
    const long = poem.repeat(3);
    const result = merged({ "src/a.ts": long }, { "lib/b.ts": long.replace("one", "ONE") }, { "src/a.ts": `${long}eight\n` });

    expect(result).toMatchObject({ files: { "lib/b.ts": `${long.replace("one", "ONE")}eight\n` }, steps: ["merge src/a.ts → lib/b.ts"] });
  });

  test("takes a file that both have moved to one place for one file", () => {
    const long = poem.repeat(3);
    const result = merged({ "src/a.ts": long, "src/b.ts": `${long}b` }, { "lib/a.ts": long.replace("one", "ONE"), "lib/b.ts": `${long}b` }, { "lib/a.ts": `${long}eight\n`, "lib/b.ts": `${long}c` });

    expect(result).toMatchObject({ files: { "lib/a.ts": `${long.replace("one", "ONE")}eight\n`, "lib/b.ts": `${long}c` }, steps: ["merge src/a.ts → lib/a.ts", "take src/b.ts → lib/b.ts"], conflicts: [] });
  });

  test("takes a file that lies where the templates moved it to for moved, and a copy of it for the user's", () => {
    const long = poem.repeat(3);
    const result = merged({ old: long }, { copy: long, new: long.replace("one", "ONE") }, { new: `${long}eight\n` }, { renames: new Map([["old", "new"]]) });

    expect(result).toMatchObject({ files: { copy: long, new: `${long.replace("one", "ONE")}eight\n` }, conflicts: [] });
  });

  test("keeps a file of the user's own where the templates have what was moved elsewhere before", () => {
    const long = poem.repeat(3);
    const result = merged({ old: long }, { moved: long, new: "mine\n" }, { new: `${long}eight\n` }, { renames: new Map([["old", "new"]]), known: new Map([["old", "moved"]]) });

    expect(result).toMatchObject({ files: { moved: `${long}eight\n`, new: "mine\n" }, conflicts: [] });
  });

  test("leaves a file where it is when a file of the user's own lies where the templates moved it to", () => {
    const result = merged({ old: poem }, { old: poem, new: "mine\n" }, { new: `${poem}eight\n` }, { renames: new Map([["old", "new"]]) });

    expect(result).toMatchObject({ files: { old: `${poem}eight\n`, new: "mine\n" }, steps: ["take old", "keep new"], conflicts: [] });
  });

  test("takes the mode from whoever changed it", () => {
    const { tree } = merged({ a: "1" }, { a: "2" }, { a: textFile("1", "managed", true) });

    expect(tree.get("a")).toEqual({ content: "2", executable: true, owner: "managed" });
  });

  test("lets a file that the user deleted stay deleted, and says so when the templates changed it", () => {
    expect(merged({ a: "1" }, {}, { a: "2" })).toMatchObject({ files: {}, steps: ["stay-deleted a"], conflicts: [] });
    expect(merged({ a: "1" }, {}, { a: "1" })).toMatchObject({ files: {}, steps: [] });
  });

  test("keeps an edited file that the templates dropped, as the user's; drops an untouched one", () => {
    expect(merged({ a: "1", b: "1" }, { a: "2", b: "1" }, {})).toMatchObject({ files: { a: "2" }, steps: ["let-go a", "delete b"] });
  });

  test("keeps a file that the user moved and the templates dropped, as git does", () => {
    const long = poem.repeat(3);

    expect(merged({ a: long }, { b: long }, {})).toMatchObject({ files: { b: long }, steps: ["let-go a → b"] });
  });

  test("keeps the user's binary and hands out both as a conflict", () => {
    const bytes = (...values: number[]): TreeFile => ({ content: new Uint8Array(values), executable: false, owner: "managed" });

    expect(merged({ a: bytes(1) }, { a: bytes(2) }, { a: bytes(3) })).toMatchObject({ files: { a: new Uint8Array([2]) }, conflicts: ["binary a"] });
  });

  test("marks what both added differently", () => {
    const result = merged({}, { "README.md": "mine\n" }, { "README.md": "theirs\n" });

    expect(result.conflicts).toEqual(["both-added README.md"]);
    expect(result.files["README.md"]).toContain("<<<<<<< yours\nmine\n");
  });

  test("merges a text whose line ends the user turned to CR LF", () => {
    const result = merged({ a: poem }, { a: poem.replaceAll("\n", "\r\n") }, { a: poem.replace("seven", "SEVEN") });

    expect(result).toMatchObject({ files: { a: poem.replace("seven", "SEVEN").replaceAll("\n", "\r\n") }, conflicts: [] });
  });

  test("never touches seeds, whatever the templates do", () => {
    const seed = (content: string): TreeFile => textFile(content, "seed");

    expect(merged({ a: seed("1"), b: seed("1") }, { a: "mine", b: "1" }, { a: seed("2"), b: seed("2") })).toMatchObject({ files: { a: "mine", b: "1" }, steps: ["keep a", "keep b"] });
    expect(merged({ a: seed("1") }, { a: "1" }, {})).toMatchObject({ files: { a: "1" }, steps: [] });
  });

  test("leaves files that are only the user's alone", () => {
    expect(merged({}, { notes: "x" }, {})).toMatchObject({ files: { notes: "x" }, steps: [] });
  });

  test("does nothing the second time", () => {
    const base = { a: poem, "package.json": '{\n  "a": 1\n}\n' };
    const mine = { a: poem.replace("one", "ONE"), "package.json": '{\n  "a": 1,\n  "mine": true\n}\n' };
    const theirs = { a: poem.replace("seven", "SEVEN"), "package.json": '{\n  "a": 2\n}\n' };
    const first = merged(base, mine, theirs);
    const second = mergeTrees({ base: aTree(theirs), mine: first.tree, theirs: aTree(theirs) });

    expect(second.tree).toEqual(first.tree);
    expect(second.steps.every((step) => step.outcome === "keep")).toBe(true);
  });
});

describe("a file that one side only laid out anew", () => {
  const [narrow, wide] = ["def f(one, two):\n    return g(\n        one,\n        two,\n    )\n", "def f(one, two):\n    return g(one, two)\n"];

  test("has the text of the templates where that was the user's formatter, and says so", () => {
    const { tree, steps, conflicts } = mergeTrees({ base: aTree({ "a.py": wide }), mine: aTree({ "a.py": narrow }), theirs: aTree({ "a.py": wide.replace("g(one, two)", "g(two, one)") }) });

    expect([tree.get("a.py")?.content, steps, conflicts]).toEqual([wide.replace("g(one, two)", "g(two, one)"), [{ path: "a.py", outcome: "merge", reason: "you had only formatted it; the templates' text, to be formatted again" }], []]);
  });

  test("has the text of the user where that was the templates", () => {
    const mine = { "a.py": wide.replace("g(one, two)", "g(two, one)") };

    expect(merged({ "a.py": wide }, mine, { "a.py": narrow })).toMatchObject({ files: mine, conflicts: [] });
  });

  test("is a conflict where the user changed a word besides", () => {
    expect(merged({ "a.py": wide }, { "a.py": narrow.replace("two,", "two + 1,") }, { "a.py": wide.replace("g(one, two)", "g(two, one)") }).conflicts).toEqual(["text a.py"]);
  });
});

describe("structured files", () => {
  const manifest = (dependencies: Record<string, string>): string => `${JSON.stringify({ name: "shop", dependencies, scripts: { test: "vitest" } }, null, 2)}\n`;

  test("package.json: neighbours added by both are no conflict", () => {
    const result = merged({ "package.json": manifest({ a: "1.0.0" }) }, { "package.json": manifest({ a: "1.0.0", mine: "1.0.0" }) }, { "package.json": manifest({ a: "1.0.0", theirs: "1.0.0" }) });

    expect(result.conflicts).toEqual([]);
    expect(JSON.parse(result.files["package.json"] as string)).toMatchObject({ dependencies: { a: "1.0.0", mine: "1.0.0", theirs: "1.0.0" } });
  });

  test("package.json: of two raised versions the higher wins", () => {
    const at = (version: string): Files => ({ "package.json": manifest({ a: version }) });
    const theirs = { "package.json": manifest({ a: "^2.0.0", theirs: "1.0.0" }) };

    expect(merged(at("1.0.0"), at("1.10.0"), at("1.9.3"))).toMatchObject({ files: at("1.10.0"), conflicts: [] });
    expect(merged(at("^1.0.0"), at("^1.1.0"), theirs)).toMatchObject({ files: theirs, conflicts: [] });
  });

  test("package.json: empty lists and objects that the templates add stay empty", () => {
    const at = (more: object, version = "1.0.0"): Files => ({ "package.json": `${JSON.stringify({ name: "shop", version, ...more }, null, 2)}\n` });
    const result = merged(at({}), at({ mine: true }, "1.1.0"), at({ files: [], exports: {} }));

    expect(result.conflicts).toEqual([]);
    expect(JSON.parse(result.files["package.json"] as string)).toEqual({ name: "shop", version: "1.1.0", mine: true, files: [], exports: {} });
    expect(result.files["package.json"]).toMatch(/"files": \[\],\n {2}"exports": \{\}/);
  });

  test("an ignore list of which the user kept nothing gets new lines behind the last one, before the blank ones", () => {
    expect(merged({ ".gitignore": "dist\n" }, { ".gitignore": "mine\n\n" }, { ".gitignore": "dist\ncoverage\n" })).toMatchObject({ files: { ".gitignore": "mine\ncoverage\n\n" }, conflicts: [] });
  });

  test("package.json: the same script changed by both is a conflict that names its key", () => {
    const at = (script: string): FileTree => aTree({ "package.json": `${JSON.stringify({ scripts: { test: script } }, null, 2)}\n` });
    const { conflicts } = mergeTrees({ base: at("vitest"), mine: at("vitest --mine"), theirs: at("vitest --theirs") });

    expect(conflicts).toMatchObject([{ kind: "text", keys: ["scripts.test"] }]);
  });

  test("YAML: the user's comments and order stay", () => {
    const base = "name: ci\njobs:\n  test:\n    runs-on: a\n    steps: [x]\n";
    const mine = "# ours\nname: ci\njobs:\n  mine: { runs-on: b } # keep me\n  test:\n    runs-on: a\n    steps: [x, mine]\n";
    const theirs = "name: ci\npermissions: {}\njobs:\n  test:\n    runs-on: a2\n    steps: [x, theirs]\n";
    const text = merged({ "ci.yml": base }, { "ci.yml": mine }, { "ci.yml": theirs }).files["ci.yml"] as string;

    expect(text).toBe("# ours\nname: ci\npermissions: {}\njobs:\n  mine: { runs-on: b } # keep me\n  test:\n    runs-on: a2\n    steps: [x, theirs, mine]\n");
  });

  test(".gitignore and .env samples: lines of both, without those the templates dropped", () => {
    const result = merged({ ".gitignore": "dist/\nold/\n" }, { ".gitignore": "dist/\nold/\nmine/\n" }, { ".gitignore": "dist/\ncoverage/\n" });

    expect(result).toMatchObject({ files: { ".gitignore": "dist/\ncoverage/\nmine/\n" }, conflicts: [] });
  });
});

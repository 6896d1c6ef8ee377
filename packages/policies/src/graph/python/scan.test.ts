import { describe, expect, test } from "vitest";
import { scanPython } from "./scan.ts";

/** `type` where it is for type checkers only, target, and the names taken from it. */
function found(text: string): readonly string[] {
  return scanPython(text).imports.map(({ kind, typeOnly, specifier, names }) => [kind === "import" ? "" : kind, typeOnly ? "type" : "", specifier, names?.join(",")].filter(Boolean).join(" "));
}

describe("imports", () => {
  test.each([
    ["import a", ["a"]],
    ["import a.b.c as d, e", ["a.b.c", "e"]],
    ["import a . b", ["a.b"]],
    ["from a import b", ["a b"]],
    ["from . import a", [". a"]],
    ["from .import a", [". a"]],
    ["from .. a.b import (c as d, # why\n  e,\n)", ["..a.b c,e"]],
    ["from ...importer import a", ["...importer a"]],
    ["from a import *", ["a *"]],
    ["from a \\\n  import b", ["a b"]],
    ["import a; import b", ["a", "b"]],
    ["try: import a\nexcept ImportError: import b", ["a", "b"]],
    ["class A:\n\tdef f(self):\n\t\tfrom a import b", ["a b"]],
    ["if x:\n  pass\nelse: from a import b", ["a b"]],
    ["x = importlib.import_module('a.b')", ["dynamic a.b"]],
    ["__import__( \"a\" )", ["dynamic a"]],
    ["\ufeffimport a", []],
    ["match = 1\nfrom a import match\r\nimport b\r\n", ["a match", "b"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    "'''\nimport a\n'''",
    '"""\nfrom a import b"""',
    "# import a",
    "x = [\nimport_a,\n]",
    "from_ = 1; import_ = 2; importer = 3",
    "x = 'import a'",
    "f(\nfrom_=1,\n)",
  ])("finds none in %j", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("TYPE_CHECKING", () => {
  test("marks the block, to its end", () => {
    expect(found("if TYPE_CHECKING:\n    import a\n\n    # why\n    from b import c\nimport d\n")).toEqual(["type a", "type b c", "d"]);
    expect(found("if typing.TYPE_CHECKING: import a\nimport b")).toEqual(["type a", "b"]);
    expect(found("if x:\n  import a\nelif TYPE_CHECKING:\n  import b\nelse:\n  import c")).toEqual(["a", "type b", "c"]);
  });
});

describe("strings", () => {
  test.each([
    [`f"{d["a("]}"\nimport a`],
    [`f'{x!r:>{width}} {"{"}'\nimport a`],
    [`f"{y:%H'%M}"\nimport a`],
    [`rb'\\'\nimport no'\nimport a`.replace("\nimport no'", "'")],
    [`x = "a\\\nimport no"\nimport a`],
    [`f"""{\n  x["import no"]\n}"""\nimport a`],
    [`t"{a}" 'b' "c"\nimport a`],
  ])("%j", (text) => {
    expect(found(text)).toEqual(["a"]);
  });

  test("says where it lost its way", () => {
    expect(scanPython("import a\nx = (1\nimport b").broken).toBe(9);
    expect(scanPython("x = 'open\nimport a").broken).toBe(0);
  });

  test.each(["x = (1\nimport a", "x = 'open\nimport a", `x = f"{y:>4\nimport a\n}"`, `x = [\ny = "\nimport a`])("is read on from the next line after %j", (text) => {
    expect(found(text)).toEqual(["a"]);
    expect(scanPython(text).broken).toBe(0);
  });
});

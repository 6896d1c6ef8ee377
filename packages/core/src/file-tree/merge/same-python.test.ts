import { describe, expect, it } from "vitest";
import { isSamePython } from "./same-python.ts";

describe("the same Python in other lines", () => {
  it.each([
    ["a call", "f(one, two)\n", "f(\n    one,\n    two,\n)\n"],
    ["a call of one", "f(one)\n", "f(\n    one,\n)\n"],
    ["a value", "def f():\n    return a or b\n", "def f():\n    return (\n        a\n        or b\n    )\n"],
    ["an import", "from a import b, c\n", "from a import (\n    b,\n    c,\n)\n"],
    ["a value of a dictionary", "x = {1: a if b else c}\n", "x = {\n    1: (\n        a if b else c\n    ),\n}\n"],
    ["an assertion", 'assert a == b, "c"\n', 'assert (\n    a == b\n), "c"\n'],
    ["a list with a remark", "x = [one]  # why\n", "x = [\n    one,\n]  # why\n"],
    ["a text in other quotes", "x = [f'a {b}', '', b'c']\n", 'x = [f"a {b}", "", b"c"]\n'],
    ["other line ends", "a = 1\nb = 2\n", "a = 1\r\nb = 2\r\n"],
  ])("is %s", (_, one, other) => {
    expect([isSamePython(one, other), isSamePython(other, one)]).toEqual([true, true]);
  });

  it.each([
    ["a tuple of one", "x = (a)\n", "x = (a,)\n"],
    ["a subscript of one", "x[a]\n", "x[a,]\n"],
    ["a tuple after a keyword", "return (a)\n", "return (a,)\n"],
    ["a comparison", "x = a == (b or c)\n", "x = a == b or c\n"],
    ["a product", "x = (a + b) * c\n", "x = a + b * c\n"],
    ["a generator", "x = (a for a in b)\n", "x = a for a in b\n"],
    ["a level of a block", "if a:\n    b()\n    c()\n", "if a:\n    b()\nc()\n"],
    ["a text", 'x = "a b"\n', 'x = "a  b"\n'],
    ["a text whose quotes it holds", `x = 'a "b"'\n`, 'x = "a "b""\n'],
    ["an escape in a text", `x = '\\"'\n`, `x = "'"\n`],
    ["a text in a text that is filled in", 'x = f"{d["a b"]}"\n', 'x = f"{d["a  b"]}"\n'],
    ["a comment", "a = 1  # b\n", "a = 1  # c\n"],
    ["an end of a statement", "a = b\n(c)\n", "a = b(c)\n"],
    ["a call and a value", "f((a, b))\n", "f(a, b)\n"],
    ["nothing in brackets", "return ()\n", "return\n"],
  ])("is not where %s differs", (_, one, other) => {
    expect([isSamePython(one, other), isSamePython(other, one)]).toEqual([false, false]);
  });
});

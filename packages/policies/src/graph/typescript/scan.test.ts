import { describe, expect, test } from "vitest";
import { scanTypeScript } from "./scan.ts";
import { typeScriptDeclares, typeScriptTelling } from "./symbols.ts";

/** Kind, `type` where it is erased, and target of every import of a text. */
function found(text: string, path = "a.ts"): readonly string[] {
  return scanTypeScript(text, path).imports.map(({ kind, typeOnly, specifier }) => `${kind}${typeOnly ? " type" : ""} ${specifier}`);
}

describe("imports at the top", () => {
  test.each([
    [`import a from "x"`, "import x"],
    [`import a, { b as c, type D } from 'x';`, "import x"],
    [`import a, * as b from "x"`, "import x"],
    [`import * as a from "x" with { type: "json" }`, "import x"],
    [`import "x"`, "side-effect x"],
    [`import {} from "x"`, "import x"],
    [`import { "a-b" as c } from "x"`, "import x"],
    [`import type A from "x"`, "import type x"],
    [`import type { A } from "x"`, "import type x"],
    [`import type * as A from "x"`, "import type x"],
    [`import { type A, type B as C } from "x"`, "import type x"],
    [`import { type A, b } from "x"`, "import x"],
    [`import a, { type B } from "x"`, "import x"],
    [`import type from "x"`, "import x"],
    [`import type, { a } from "x"`, "import x"],
    [`import type from from "x"`, "import type x"],
    [`import { type } from "x"`, "import x"],
    [`import { type as } from "x"`, "import type x"],
    [`import { type as as } from "x"`, "import x"],
    [`import { type as as b } from "x"`, "import type x"],
    [`import { type as b } from "x"`, "import x"],
    [`import defer * as a from "x"`, "import x"],
    [`import source a from "x"`, "import x"],
    [`import a = require("x")`, "import-equals x"],
    [`import type a = require("x")`, "import-equals type x"],
    [`export import a = require("x")`, "import-equals x"],
    [`export * from "x"`, "re-export x"],
    [`export * as a from "x"`, "re-export x"],
    [`export * as "a-b" from "x"`, "re-export x"],
    [`export { a as b, default } from "x"`, "re-export x"],
    [`export type { A } from "x"`, "re-export type x"],
    [`export type * from "x"`, "re-export type x"],
    [`export { type A } from "x"`, "re-export type x"],
    [`import/**/a/**/from/**/"x"/**/`, "import x"],
    [`import {\n  a, // one\n  b, /* two */\n} from "x"`, "import x"],
    [`#!/usr/bin/env node\n"use strict"; 'use client'\n;import a from "x"`, "import x"],
    [`\ufeffimport a from "x"`, "import x"],
    [`import a from "\\u0078"`, "import x"],
    [`/// <reference path="x.d.ts" />`, "reference type ./x.d.ts"],
    [`/// <reference types="node" />`, "reference type node"],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });
});

describe("imports anywhere", () => {
  test.each([
    [`const a = await import("x")`, "dynamic x"],
    ["const a = import(`x`)", "dynamic x"],
    [`import("x", { with: { type: "json" } }).then(f)`, "dynamic x"],
    [`import.defer("x")`, "dynamic x"],
    [`const a = require("x")`, "require x"],
    [`const a = require.resolve("x")`, "require x"],
    [`require?.("x")`, "require x"],
    [`let a: import("x").A<string>`, "type-query type x"],
    [`let a: typeof import("x")`, "type-query type x"],
    [`const a = 1;\nimport b from "x"`, "import x"],
    [`declare module "m" {\n  import a from "x";\n}`, "import x"],
    [`namespace N { export import a = require("x") }`, "import-equals x"],
    ["const a = `${`${import('x')}`}`", "dynamic x"],
    [`const a = b / require("x") / 2`, "require x"],
    [`const a = x ? /"/ : require("x")`, "require x"],
    [`if (a) /"/.test(require("x"))`, "require x"],
    [`const a = b[0] / 2; require("x") // "`, "require x"],
    [`const a = (b) / 2; "/"; require("x")`, "require x"],
    [`a = b! / 2; require("x"); "/"`, "require x"],
    [`const a = 1 << x; require("x")`, "require x"],
    [`const f = <T,>(a: T) => import("x")`, "dynamic x"],
    [`const a = /[/"]/; require("x")`, "require x"],
    [`for (const a of /"/[Symbol.split]("")) require("x")`, "require x"],
    ["a = b\n++c / require('x') / 1", "require x"],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    `// import a from "x"`,
    `/* require("x") */`,
    `const a = "import('x')"`,
    "const a = `import('x') ${1} require('x')`",
    `const a = /require("x")/`,
    `a.import("x"); a.require("x"); a?.require("x")`,
    `const a = { import: "x", require: "x" }`,
    `function require(a = ("x")) {}`,
    `import.meta.resolve("x")`,
    `import("x" + y); require(x); require("a" + "b")`,
    `export { a }; export default from; export const from = "x"`,
    `class A { import() { return "x" } }`,
  ])("finds none in %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("JSX", () => {
  const jsx = (text: string): readonly string[] => found(text, "a.tsx");

  test("reads code in attributes and children, and no text", () => {
    expect(jsx(`const a = <A b="import('no')" c={import("x")} {...d}>Don't require("no") {import("y")} // {"}"} <b/> \` </A>; require("z")`)).toEqual(["dynamic x", "dynamic y", "require z"]);
  });

  test("tells tags from comparisons, shifts and type parameters", () => {
    expect(jsx(`const a = b < c && d > require("x"); const e = 1 << f; const g = <T extends H>(i: T) => i; const j = <T,>(k: T) => require("y")`)).toEqual(["require x", "require y"]);
    expect(jsx(`const a = <></>; const b = <A.B<C> d />; return <E>{f ? <G>it's</G> : require("x")}</E>`)).toEqual(["require x"]);
  });
});

describe("positions and breaks", () => {
  test("points at the quoted target", () => {
    const text = `import {\n  a,\n} from "./ä";`;
    const [fact] = scanTypeScript(text, "a.ts").imports;
    expect(text.slice(fact?.start, fact?.end)).toBe(`"./ä"`);
  });

  test("a file that only declares runs no import", () => {
    expect(found(`export declare const a: import("x") | undefined;`, "a.d.ts")).toEqual(["type-query type x"]);
    expect(found(`export const a = import("x") || undefined;`)).toEqual(["dynamic x"]);
  });

  test("says where it lost its way", () => {
    expect(scanTypeScript("require('x'); const a = `${b", "a.ts").broken).toBe(28);
    expect(scanTypeScript("} require('x')", "a.ts").broken).toBe(0);
  });

  test("reads the scripts of single-file components", () => {
    const text = `<template>import("no")</template>\n<script setup lang="ts">\nimport a from "./a.vue";\n</script>\n<script>require("x")</script>`;
    expect(found(text, "a.vue")).toEqual(["import ./a.vue", "require x"]);
    const [fact] = scanTypeScript(text, "a.vue").imports;
    expect(text.slice(fact?.start, fact?.end)).toBe(`"./a.vue"`);
  });
});

describe("examples in comments", () => {
  test.each([
    ["a documentation comment", `const a = 1;\n/**\n * @example\n * import { b } from "b"\n * require("c")\n */\nexport { a };`, []],
    ["a line comment", `const a = 1;\n// import "b" and require("c")\n`, []],
    ["code behind the end of a comment", `const a = 1;\n/* one\n * two */ require("b")`, ["require b"]],
    ["a re-export whose star begins a line", `const a = 1;\nexport\n  * from "b"`, ["re-export b"]],
    ["a generator whose star begins a line", `const a = {\n  // one\n  *b() { require("b") } }`, ["require b"]],
    ["a list in a template", "const a = `\n * one\n * ${require('b')}`", ["require b"]],
    ["a comment in a template", "const a = `\n // ${require('b')}`", ["require b"]],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe("one look at a name", () => {
  test.each([
    ["an export at the beginning of a line", "export const a = 1;", true],
    ["a name that is used only", "const b = a;", false],
    ["a part of a longer name", "export const ab = 1; const ca = 2;", false],
    ["a declaration inside a function", "function b() { const a = 1; }", undefined],
    ["a declaration behind a comment", "export const /* the first */ a = 1;", undefined],
    ["an example in a comment", " * export const a = 1;", undefined],
  ])("%s", (_, text, expected) => {
    expect(typeScriptDeclares(text, "a")).toBe(expected);
  });
});

describe("names that tell a text from others", () => {
  test.each([
    [`import { a } from "x";\nexport const b = 1;\nfunction c() {\n  const inside = 1;\n}\nexport default class D {}\n`, ["b", "c", "D"]],
    [`export declare const enum Größe { a }\nexport abstract class B {}\nexport async function* c() {}\nexport type D = 1;\ninterface E {}\n`, ["Größe", "B", "c", "D", "E"]],
    [Array.from({ length: 9 }, (_, index) => `const a${index} = 1;`).join("\n"), ["a0", "a1", "a2", "a3", "a4", "a5"]],
    ["const a = 1;\nconst a = 2;\n", ["a"]],
    ["  export const indented = 1;\n", ["indented"]],
    ["run();\n", []],
  ])("%j", (text, names) => {
    expect(typeScriptTelling(text, "a.ts", 6)).toEqual(names);
  });
});

describe("statements that are not plain are read all the same", () => {
  test.each([
    [`import { a /* why */ } from "x";`, ["a"], undefined],
    [`import { a as b, type C } from "x" // why`, ["a", "C"], ["b", "C"]],
    [`export { a as default } from "x"`, ["a"], ["default"]],
    [`export * as ns from "x"`, ["*"], ["ns"]],
    [`export type * from "x"`, ["*"], undefined],
    [`import größe from "x"`, ["default"], ["größe"]],
    [`import { größe } from "x"`, ["größe"], undefined],
    [`import type, { a } from "x"`, ["default", "a"], ["type", "a"]],
    [`import a, * as b from "x"`, ["default", "*"], ["a", "b"]],
  ])("%s", (text, names, as) => {
    const [fact] = scanTypeScript(text, "a.ts").imports;
    expect([fact?.names, fact?.as]).toEqual([names, as]);
    expect(text.slice(fact?.start, fact?.end)).toBe('"x"');
  });
});

describe("what a file offers by a list", () => {
  const offered = (text: string): unknown => scanTypeScript(text, "a.ts").hands;

  test("holds what is listed at its top, wherever the list stands", () => {
    expect(offered(`import { a, b } from "x";\nconst c = \`export { b }\`;\nexport { a as d };\n`)).toEqual([["a", "d"]]);
  });

  test("holds nothing that a namespace lists", () => {
    const inside = `import { a } from "x";\nexport declare namespace N {\n  export { a as a };\n}\n`;
    expect(offered(inside)).toBeUndefined();
    expect(offered(`${inside}export { a };\n`)).toEqual([["a", "a"]]);
    expect(offered(`import { a } from "x";\nnamespace N { export const b = 1; }\n  export { a };\n`)).toEqual([["a", "a"]]);
  });
});

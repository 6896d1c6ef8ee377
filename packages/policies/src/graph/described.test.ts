import type { FileTree } from "@create-backend/core";
import { describe, expect, test } from "vitest";
import { describedIn, namesOf } from "./described.ts";

function described(path: string, content: string): { readonly annotations: readonly string[]; readonly bases: readonly string[] } {
  const tree: FileTree = new Map([[path, { content, executable: false, mode: "once" }]]) as unknown as FileTree;
  const { annotations, types } = describedIn(tree, path);
  return { annotations, bases: namesOf(types.flatMap(({ bases }) => bases)) };
}

describe("what a source says about its types", () => {
  test("tells decorators from what only looks like them", () => {
    expect(described("a.tsx", "@Entity({ a: 1 })\nclass A { @Column() b = <p>me@home</p>; } // @Comment\nconst t = `@Text`;").annotations).toEqual(["Entity", "Column"]);
    expect(described("a.ts", "const comment = /[/*]/;\n@Seen() class A {} // /* in a line\n@Too(`${`@not`}`) class B {} /* @not */").annotations).toEqual(["Seen", "Too"]);
    expect(described("a.ts", "/** @deprecated */\nexport const slashes = /\\/*/;\n@Late() class A {} /* @not */").annotations).toEqual(["Late"]);
  });

  test("tells annotations in Java from declarations of them", () => {
    expect(described("A.java", "@interface Mine {}\n@jakarta.persistence.Entity(name = \"@no\") class A {}").annotations).toEqual(["jakarta.persistence.Entity", "Entity"]);
  });

  test("tells attributes in C# from lists, indices and arguments", () => {
    expect(described("A.cs", "[assembly: Sealed]\n[Route(\"a\", Order = 1), ApiControllerAttribute]\n[Table<Order>]\npublic class A { int this[int i] => all[i]; void B([FromBody] C c) { D([X, Y], e[0]); } }").annotations).toEqual(["Route", "ApiController", "Table", "FromBody"]);
  });

  test("takes the types that heads name, and not their arguments", () => {
    expect(described("a.ts", "abstract class A<T extends No> extends ns.Base<No, { a: No }> {}\ninterface B extends C, D<No> {}\nconst e = class extends mixed(F) {};").bases).toEqual(["ns.Base", "Base", "C", "D", "mixed"]);
    expect(described("A.java", "sealed interface A extends B<? extends No>, C permits No {}\nclass D<T extends No & Nor> extends E implements @NonNull F { Class<?> g = No.class; }").bases).toEqual(["B", "C", "E", "F"]);
    expect(described("A.cs", "class A<T>(int x) : Base<T>(x), global::My.IThing where T : class, No { int b = c ? d : e; }\nrecord struct F(int X) : G;\nenum H : byte { }").bases).toEqual(["Base", "My.IThing", "IThing", "G"]);
    expect(described("a.py", "class A[T](\n    Base[No],  # No\n    other.Mixin,\n    metaclass=No,\n):\n    pass\nclass B: ...\n").bases).toEqual(["Base", "other.Mixin", "Mixin"]);
    expect(described("a.go", "type (\n\tA struct {\n\t\tBase // No\n\t\t*kept.Other `json:\"x\"`\n\t\tdone chan struct{}\n\t\tGeneric[No]\n\t}\n)\ntype B interface {\n\tReader\n\tClose() error\n}").bases).toEqual(["Base", "kept.Other", "Other", "Generic", "Reader"]);
  });

  test("tells what a type in Go embeds beside types without a name, which are none of it", () => {
    const text = "type A struct {\n\tBase\n\tinner struct {\n\t\tWrapped\n\t\tdeep struct{ n int }\n\t\tBelow\n\t}\n\tcloses interface{ Close() error }\n\tdone struct{}\n\tends chan struct{}\n\tLast\n}\n";
    expect([...described("a.go", text).bases].sort()).toEqual(["Base", "Below", "Last", "Wrapped"]);
  });

  test("tells decorators and bases in scripts of Vue and Svelte from what stands around them", () => {
    const text = (lang: string): string => `<template><a href="@No">class No extends Nor {}</a></template>\n<script${lang}>\n@Component({ a: "@Text" })\nexport default class A extends Base {} // @Comment\n</script>\n<style>@media print { a {} }</style>\n<script setup lang="ts">interface B extends C {}</script>`;
    for (const path of ["a.vue", "a.svelte"]) expect(described(path, text(' lang="ts"'))).toEqual({ annotations: ["Component"], bases: ["Base", "C"] });
  });

  test("tells decorators of methods in Python", () => {
    expect(described("a.py", "class A:\n    @property\n    def b(self): ...\n\n    class C(Base):\n        @router.get('@no')\n        async def d(self): ...\n")).toEqual({ annotations: ["property", "router.get", "get"], bases: ["Base"] });
  });

  test("stays quick on a text that never ends a head", () => {
    for (const path of ["a.ts", "A.java", "A.cs", "a.py", "a.go"]) expect(described(path, "class A(<[ ".repeat(20_000)).annotations).toEqual([]);
  });
});

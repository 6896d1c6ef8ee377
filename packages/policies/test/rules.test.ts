import { UserError, type Blueprint } from "@create-backend/core";
import { describe, expect, test } from "vitest";
import { check } from "../src/check/check.ts";
import { benchOf, judgeText } from "../src/check/judge-text.ts";
import { withoutAgreement } from "../src/rules/book.ts";
import { aShop, places } from "./scene.ts";

/** A repository without an agreement: rules and three files. */
function aLibrary(rules: string, files: Readonly<Record<string, string>> = {}): ReturnType<typeof aShop> {
  const { tree, now } = aShop({ "architecture.yaml": `version: 1\nname: library\n${rules}`, "src/core/price.ts": `import "../web/page";\n`, "src/web/page.ts": "export {};\n", ...files });
  const without = new Map([...tree].filter(([path]) => path !== "backend.yaml" && !path.startsWith("modules/")));
  return { tree: without, blueprint: withoutAgreement(without), now };
}

const parts = `parts: { core: "src/core/**", web: "src/web/**" }\n`;

function problemOf(rules: string): string {
  try {
    check(aLibrary(rules));
  } catch (error) {
    if (error instanceof UserError) return `${error.code} ${error.message}`;
    throw error;
  }
  return "nothing was wrong";
}

describe("architecture.yaml", () => {
  test("judges a repository that has no agreement", () => {
    const { findings, health, rules } = check(aLibrary(`${parts}rules:\n  core-alone: { form: may-only-use, why: it is core, from: core }\n`));
    expect(places(findings)).toEqual(["src/core/price.ts:1 core-alone"]);
    expect(health).toEqual([]);
    expect(rules.map(({ name, summary }) => [name, summary])).toEqual([["core-alone", "it is core"]]);
  });

  test("adds its rules to those of an agreement", () => {
    const shop = aShop({ "architecture.yaml": "version: 1\nname: shop\nrules:\n  no-fs: { form: must-not-use, why: pure, from: 'module:*', to: 'package:node:fs' }\n", "modules/catalog/src/domain/price.ts": `import "node:fs";\n` });
    expect(places(check(shop).findings)).toEqual(["modules/catalog/src/domain/price.ts:1 no-fs"]);
  });

  test("selects by module, layer, owner and room of the agreement", () => {
    const rule = (to: string): string => `version: 1\nname: shop\nrules:\n  a-rule: { form: must-not-use, why: x, from: 'module:orders', to: ${to} }\n`;
    const found = (to: string): number => check(aShop({ "architecture.yaml": rule(to), "modules/orders/src/application/place.ts": `import "@shop/catalog";\n` })).findings.filter(({ policy }) => policy === "a-rule").length;
    expect([found("'module:catalog'"), found("'layer:contract'"), found("'owner:team-catalog'"), found("'room:module'"), found("'owner:team-billing'"), found("{ all: ['module:catalog', 'layer:domain'] }")]).toEqual([1, 1, 1, 1, 0, 0]);
  });

  test("selects modules by the app that hosts them, and nothing that no app hosts", () => {
    const { tree, now } = aShop({ "architecture.yaml": "version: 1\nname: shop\nrules:\n  a-rule: { form: must-not-use, why: x, from: 'module:*', to: 'host:{!app}' }\n  b-rule: { form: must-not-use, why: x, from: 'host:{app}', to: 'host:{!app}' }\n", "modules/orders/src/application/place.ts": `import "@shop/catalog";\n`, "platform/src/a.ts": `import "@shop/catalog";\n` });
    const found = (apps?: Blueprint["apps"]): readonly string[] => places(check({ tree, blueprint: { ...aShop().blueprint, ...(apps === undefined ? {} : { apps }) }, now }).findings.filter(({ policy }) => policy.endsWith("-rule")));
    expect(found([{ name: "shop", modules: ["catalog"] }, { name: "desk", modules: ["orders", "billing"] }])).toEqual(["modules/orders/src/application/place.ts:1 a-rule", "modules/orders/src/application/place.ts:1 b-rule"]);
    expect(found()).toEqual(["modules/orders/src/application/place.ts:1 a-rule"]);
  });

  test("leaves out what it ignores", () => {
    expect(check(aLibrary(`ignore: "src/web/**"\n${parts.replace(', web: "src/web/**"', "")}`)).health.map(({ policy }) => policy)).toEqual(["health/unresolved-import"]);
  });

  test("follows bases over files in an editor as in a check", () => {
    const library = aLibrary(`${parts}rules:\n  a-rule: { form: must-not-use, why: x, from: "extends:Base", to: web }\n`, { "src/core/price.ts": `import "../web/page";\nimport { Kept } from "./kept";\nclass Price extends Kept {}\n`, "src/core/kept.ts": "export class Kept extends Base {}\n" });
    const bench = benchOf(library.tree, library.blueprint);
    const { findings } = judgeText(bench, bench.policies, { buffer: { path: "src/core/price.ts", text: String(library.tree.get("src/core/price.ts")?.content) }, now: library.now });
    expect(places(findings)).toEqual(["src/core/price.ts:1 a-rule"]);
    expect(places(check(library).findings)).toEqual(places(findings));
  });

  test("says when no file declares, is annotated with or extends what a selector names", () => {
    const found = (from: string): readonly string[] => check(aLibrary(`${parts}rules:\n  a-rule: { form: must-not-use, why: x, from: "${from}", to: web }\n`)).health.map(({ message }) => message);
    for (const selector of ["declares:*Store", "annotated:Controller", "extends:Base"]) expect(found(selector)).toContain(`"${selector}" in rules.a-rule fits no file.`);
  });

  test("looks for annotations and base types only where a rule asks for them", () => {
    const asked = (from: string): readonly string[] => {
      const { tree, ...rest } = aLibrary(`${parts}rules:\n  a-rule: { form: must-not-use, why: x, from: ${from}, to: web }\n`);
      const paths: string[] = [];
      const watched = new Map([...tree].map(([path, file]) => [path, { ...file, recall: <T>(key: string, work: () => T): T => (key === "described" && paths.push(path), work()) }] as const));
      check({ tree: watched, ...rest });
      return [...new Set(paths)].sort();
    };
    expect(asked("core")).toEqual([]);
    expect(asked("{ all: ['src/core/**', 'annotated:*'] }")).toEqual(["src/core/price.ts", "src/web/page.ts"]);
  });

  test("says when a selector fits nothing and when a rule judges nothing", () => {
    const { health } = check(aLibrary(`${parts}rules:\n  core-alone: { form: must-not-use, why: it is core, from: "lib/**", to: web }\n`));
    expect(places(health)).toEqual(["architecture.yaml:1 health/nothing-judged", "architecture.yaml:5 health/empty-selector"]);
    expect(health[1]?.message).toContain('"lib/**" in rules.core-alone fits no file.');
  });

  test("says when a source belongs to no part or room", () => {
    const rooms = `${parts}rules:\n  rooms: { form: may-only-use, why: x, within: src, rooms: { core: [web] } }\n`;
    expect(places(check(aLibrary(parts, { "lib/loose.ts": "" })).health)).toEqual(["lib/loose.ts:1 health/file-in-no-module"]);
    expect(places(check(aLibrary(rooms)).health)).toContain("src/web/page.ts:1 health/file-in-no-module");
  });

  test("says when one rule asks for what others forbid", () => {
    const asks = `  core-shows: { form: must-use, why: x, from: core, to: web }\n`;
    const allows = `  core-shows: { form: may-only-use, why: x, from: core, to: web }\n`;
    const forbids = `  core-alone: { form: must-not-use, why: x, from: core, to: web }\n`;
    const ailments = (rules: string): readonly string[] => check(aLibrary(`${parts}rules:\n${rules}`)).health.map(({ message }) => message);
    expect(ailments(asks + forbids)).toEqual(["core-shows asks for uses that core-alone forbids altogether."]);
    expect(ailments(allows + forbids)).toEqual(["core-shows allows uses that core-alone forbids altogether."]);
    expect(ailments(asks)).toEqual([]);
  });

  test("refuses a set whose members nothing tells apart", () => {
    const rule = (text: string): string => `${parts}rules:\n  a-rule: { why: x, ${text} }\n`;
    expect(problemOf(rule("form: isolation, members: 'src/**'"))).toMatch(/^CB-061 .*nothing in "src\/\*\*" tells one member from another.*\{name\}/s);
    expect(problemOf(rule("form: exclusive-ownership, of: packages, owners: core"))).toMatch(/^CB-061 /);
    expect([problemOf(rule("form: isolation, members: [core, web]")), problemOf(rule("form: isolation, members: 'src/{area}/**'"))]).toEqual(["nothing was wrong", "nothing was wrong"]);
  });

  test("refuses words that mean nothing, with the nearest that does", () => {
    const rule = (text: string): string => `${parts}rules:\n  a-rule: ${text}\n`;
    expect(problemOf(rule("{ form: must-not-use, why: x, from: cor, to: web }"))).toMatch(/^CB-061 .*architecture\.yaml:5 .*no part "cor".*Did you mean "core"\?/);
    expect(problemOf(rule("{ form: must-not-use, why: x, from: core, to: 'layr:domain' }"))).toMatch(/^CB-061 .*no selector "layr:"/);
    expect(problemOf(rule("{ form: must-never-use, why: x, from: core, to: web }"))).toMatch(/^CB-062 .*Did you mean "must-not-use"/);
    expect(problemOf(rule("{ form: must-not-use, why: x, from: core, too: web }"))).toMatch(/^CB-01[34] /);
    expect(problemOf(rule("{ form: must-not-use, why: x, from: core, to: 'kind:orrm' }"))).toMatch(/^CB-061 .*no kind of package "orrm".*Did you mean "orm"/);
    expect(problemOf(rule("{ form: must-not-use, why: x, from: core, to: web, kinds: [requires] }"))).toMatch(/^CB-01[34] .*require/);
    expect(problemOf(rule("{ form: must-not-use, from: core, to: web }"))).toMatch(/^CB-013 .*a rule says why/);
    expect(problemOf(`parts: { a: b, b: a }\nrules:\n  a-rule: { form: must-not-use, why: x, from: a, to: b }\n`)).toMatch(/^CB-061 .*circle/);
  });
});

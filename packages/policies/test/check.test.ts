import { textFile, treeOf } from "@create-backend/core";
import { describe, expect, test } from "vitest";
import { baselineOf, check, fixesFor } from "../src/index.ts";
import { withoutAgreement } from "../src/rules/book.ts";
import { aShop, places } from "./scene.ts";

const deep = "modules/orders/src/application/place.ts";
const deepImport = { [deep]: `import { price } from "@shop/catalog/src/domain/price.ts";\nexport default price;\n` };
const waiver = (more: string): string => `waivers:\n  - { policy: no-cross-module-import, path: ${deep}, reason: until the price moves, owner: team-orders, ${more} }\n`;
const deepFinding = `${deep}:1 no-cross-module-import`;

describe("check", () => {
  test("says the same thing twice, and says where, what and what to do", () => {
    const shop = aShop(deepImport);
    const [finding] = check(shop).findings;
    expect(check(shop)).toEqual(check(shop));
    expect(finding).toEqual({
      policy: "no-cross-module-import",
      severity: "error",
      location: { path: deep, line: 1, column: 23, endLine: 1, endColumn: 58 },
      facts: { kind: "inside", from: "orders", to: "catalog", target: "modules/catalog/src/domain/price.ts" },
      message: "orders imports modules/catalog/src/domain/price.ts, which is inside catalog.",
      fix: "Import the contract of catalog; if it lacks what you need, ask its owner to add it there.",
      fingerprint: `no-cross-module-import ${deep} from=orders kind=inside target=modules/catalog/src/domain/price.ts to=catalog`,
    });
  });

  test("adds the rules of the packs that the agreement asks for, and lets a rule of the repository stand in the place of one", () => {
    const schedule = { "modules/orders/src/infrastructure/report.ts": `import cron from "node-cron";\n`, "modules/orders/src/application/report.ts": `import axios from "axios";\n` };
    const judged = (answers: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): readonly string[] => {
      const { tree, blueprint, now } = aShop({ ...schedule, ...more });
      return places(check({ tree, blueprint: { ...blueprint, answers }, now }).findings.filter(({ policy }) => policy !== "unused-module-use"));
    };
    const application = "modules/orders/src/application/report.ts:1 application-without-technology";
    expect(judged({ compute: "containers" })).toEqual([application]);
    expect(judged({ compute: "functions" })).toEqual([application, "modules/orders/src/infrastructure/report.ts:1 no-schedules-in-functions"]);
    const own = "version: 1\nname: shop\nrules:\n  application-without-technology: { form: technology, why: only stores are kept out, in: 'layer:application', of: 'kind:orm' }\n";
    expect(judged({ compute: "containers" }, { "architecture.yaml": own })).toEqual([]);
  });

  test("has no rules of packs where an agreement has no modules", () => {
    const { tree, blueprint, now } = aShop();
    expect(check({ tree, blueprint: { ...blueprint, modules: [] }, now }).rules).toEqual([]);
    expect(check({ tree, blueprint, now }).rules.map(({ name }) => name)).toContain("apps-stay-thin");
  });

  test("counts by policy, module and owner", () => {
    expect(check(aShop(deepImport)).counts).toMatchObject({ units: 3, edges: 1, byPolicy: { "no-cross-module-import": 1 }, byModule: { orders: 1 }, byOwner: { "team-orders": 1 } });
  });
});

describe("a waiver", () => {
  const checked = (more: string) => check(aShop({ ...deepImport, ".backend/waivers.yaml": waiver(more) }));

  test("takes its finding away until it ends", () => {
    const { findings, waived, health } = checked("expires: 2026-12-31");
    expect([places(findings), places(waived), places(health)]).toEqual([[], [deepFinding], []]);
  });

  test("announces its end two weeks ahead", () => {
    const { findings, health } = checked("expires: 2026-12-01");
    expect(findings).toEqual([]);
    expect(health).toMatchObject([{ policy: "health/expiring-waiver", severity: "warning" }]);
  });

  test("blocks again after its end", () => {
    const { findings, health } = checked("expires: 2026-11-24");
    expect([places(findings), places(health)]).toEqual([[deepFinding], [".backend/waivers.yaml:2 health/expired-waiver"]]);
  });

  test("may not last longer than ninety days", () => {
    expect(places(checked("expires: 2027-06-01").health)).toEqual([".backend/waivers.yaml:2 health/broken-waiver"]);
  });

  test("covers as many findings as it was granted for", () => {
    const twice = { [deep]: `import "@shop/catalog/src/domain/price.ts";\nexport * from "@shop/catalog/src/domain/price.ts";\n` };
    const { findings, waived, health } = check(aShop({ ...twice, ".backend/waivers.yaml": waiver("expires: 2026-12-31") }));
    expect([findings.length, waived.length, places(health)]).toEqual([1, 1, [".backend/waivers.yaml:2 health/widened-waiver"]]);
  });

  test("that covers nothing is a finding", () => {
    const { health } = check(aShop({ [deep]: "export {};\n", ".backend/waivers.yaml": waiver("expires: 2026-12-31") }));
    expect(places(health)).toEqual([".backend/waivers.yaml:2 health/unused-waiver"]);
  });

  test("without an owner or a date is a finding, and covers nothing", () => {
    const { findings, health } = check(aShop({ ...deepImport, ".backend/waivers.yaml": `waivers:\n  - { policy: no-cross-module-import, path: "**", reason: because }\n` }));
    expect(findings).toHaveLength(1);
    expect(health).toMatchObject([{ policy: "health/broken-waiver", message: "A waiver lacks owner, expires." }]);
  });
});

describe("a waiver in a comment", () => {
  const allowed = { "architecture.yaml": "version: 1\nname: shop\nwaivers: { inline: no-cross-module-import, longest: 60, mostInline: 2 }\n" };
  const waive = (more = `reason="until orders-17" owner=team-orders expires=2026-12-31`): string => `create-backend-waive no-cross-module-import ${more}`;
  const reach = `import "@shop/catalog/src/domain/price.ts";`;
  const judged = (text: string, files: Readonly<Record<string, string>> = allowed): readonly (readonly string[])[] => {
    const { findings, waived, health, counts } = check(aShop({ [deep]: text, ...files }));
    return [places(findings), places(waived), health.map(({ location, policy, message }) => `${location.line} ${policy.slice(7)}: ${message}`), [String(counts.waivedInline)]];
  };

  test("covers its own line, or the next line of code, where the agreement allows it", () => {
    expect(judged(`${reach} // ${waive()}\n`)).toEqual([[], [`${deep}:1 no-cross-module-import`], [], ["1"]]);
    expect(judged(`// ${waive()}\n// because\n\n${reach}\n`)).toEqual([[], [`${deep}:4 no-cross-module-import`], [], ["1"]]);
    expect(judged(`/* ${waive()} */ ${reach}\n`)[1]).toEqual([`${deep}:1 no-cross-module-import`]);
    expect(judged(`// ${waive()}\n${reach}\n${reach}\n`)[0]).toEqual([`${deep}:3 no-cross-module-import`]);
  });

  test.each([
    ["python", "modules/orders/src/shop_orders/place.py", "# WAIVE\nfrom modules.catalog.src.domain import price\n", { "modules/catalog/src/domain/price.py": "price = 1\n" }],
    ["go", "internal/orders/place.go", `package orders\n\nimport (\n\t// WAIVE\n\t"shop/internal/catalog/domain"\n)\n`, { "go.mod": "module shop\n", "internal/catalog/domain/price.go": "package domain\n", "internal/catalog/contract/c.go": "package contract\n" }],
    ["java", "orders/src/shop/orders/Place.java", "package shop.orders;\n// WAIVE\nimport shop.catalog.domain.Price;\nclass Place { Price price; }\n", { "catalog/src/shop/catalog/domain/Price.java": "package shop.catalog.domain;\npublic class Price {}\n", "catalog/src/shop/catalog/contract/C.java": "package shop.catalog.contract;\npublic interface C {}\n" }],
    ["csharp", "Orders/Place.cs", "namespace Shop.Orders;\nclass Place {\n  // WAIVE\n  Shop.Catalog.Domain.Price price;\n}\n", { "Catalog/Domain/Price.cs": "namespace Shop.Catalog.Domain; public class Price {}\n", "Catalog/Contract/C.cs": "namespace Shop.Catalog.Contract; public interface C {}\n" }],
  ])("speaks %s", (_, path, text, files) => {
    const rule = `version: 1\nname: t\nparts: { all: "**" }\nrules: { apart: { form: must-not-use, why: x, from: "{orders,Orders,internal/orders,modules/orders}/**", to: "{catalog,Catalog,internal/catalog,modules/catalog}/**" } }\nwaivers: { inline: "*" }\n`;
    const judgedWith = (comment: string): readonly (readonly string[])[] => {
      const tree = treeOf(Object.entries({ ...files, "architecture.yaml": rule, [path]: text.replace("WAIVE", comment) }).map(([at, content]) => [at, textFile(content)] as const));
      const { findings, waived, health } = check({ tree, blueprint: withoutAgreement(tree), now: new Date("2026-11-25T12:00:00Z") });
      return [findings.map(({ policy }) => policy), waived.map(({ policy }) => policy), health.map(({ message }) => message)];
    };
    expect(judgedWith("nothing")[0]?.[0]).toBe("apart");
    expect(judgedWith(`create-backend-waive apart reason="moving" owner=team expires=2026-12-31`).map((list) => list[0])).toEqual([undefined, "apart", undefined]);
  });

  test("is a finding where it is not allowed, says too little, lasts too long, has ended, or covers nothing", () => {
    const guilty = [`${deep}:1 no-cross-module-import`];
    expect(judged(`${reach} // ${waive()}\n`, {})).toEqual([guilty, [], [expect.stringContaining("1 broken-waiver: no-cross-module-import may not be waived in the code.")], ["0"]]);
    expect(judged(`${reach} // ${waive("expires=2026-12-31")}\n`)).toEqual([guilty, [], ["1 broken-waiver: A waiver in a comment lacks reason, owner."], ["0"]]);
    expect(judged(`${reach} // ${waive("reason=x owner=y expires=2027-11-25")}\n`)[2]).toEqual(["1 broken-waiver: The waiver of y for no-cross-module-import lasts 365 days; 60 is the longest allowed."]);
    expect(judged(`${reach} // ${waive("reason=x owner=y expires=2026-11-01")}\n`)).toEqual([guilty, [], ["1 expired-waiver: The waiver of y for no-cross-module-import ended on 2026-11-01; what it covered counts again."], ["0"]]);
    expect(judged(`export {}; // ${waive()}\n`)[2]).toEqual(["1 unused-waiver: The waiver of team-orders for no-cross-module-import covers nothing here."]);
    expect(judged(`${reach} // ${waive("reason=x owner=y expires=2026-12-01")}\n`)[2]).toEqual(["1 expiring-waiver: The waiver of y for no-cross-module-import ends in 6 days."]);
    expect(judged(`${reach} // ${waive()}\n`.repeat(3))[2]).toEqual(["3 broken-waiver: This is one of more than 2 waivers in the code, which is the most allowed."]);
  });

  test("that covers nothing is taken out by the fix, but for one that shares its line with code", () => {
    const fixed = (text: string): readonly (string | undefined)[] => {
      const shop = aShop({ [deep]: text, ...allowed });
      return fixesFor(shop.tree, shop.blueprint, check(shop)).map((fix) => fix.text);
    };
    expect(fixed(`// ${waive()}\nexport {};\n`)).toEqual(["export {};\n"]);
    expect(fixed(`export {}; // ${waive()}\n`)).toEqual([]);
  });

  test("is none in a string", () => {
    expect(judged(`export const help = "// ${waive().replaceAll('"', "'")}";\n${reach}\n`)).toEqual([[`${deep}:2 no-cross-module-import`], [], [], ["0"]]);
  });

  test("is narrowed by standards", () => {
    const standards = { ...allowed, ".backend/standards/acme.yaml": "version: 1\nname: acme\nwaivers: { longest: 10 }\n" };
    expect(judged(`${reach} // ${waive()}\n`, standards)[2]).toEqual(["1 broken-waiver: no-cross-module-import may not be waived in the code."]);
  });
});

describe("the baseline", () => {
  test("takes known debt away, also when lines move", () => {
    const baseline = Object.fromEntries(baselineOf(check(aShop(deepImport)).findings, aShop(deepImport).tree, () => "orders"));
    const moved = { [deep]: `// a new line\n${deepImport[deep]}` };
    const { findings, baselined, health } = check(aShop({ ...moved, ...baseline }));
    expect(Object.keys(baseline)).toEqual([".backend/baseline/orders.txt"]);
    expect([findings, health, baselined.length]).toEqual([[], [], 1]);
  });

  test("may not keep an entry that is paid", () => {
    const baseline = Object.fromEntries(baselineOf(check(aShop(deepImport)).findings, aShop(deepImport).tree, () => "orders"));
    expect(places(check(aShop({ [deep]: "export {};\n", ...baseline })).health)).toEqual([".backend/baseline/orders.txt:1 health/stale-baseline", ".backend/baseline/orders.txt:2 health/stale-baseline"]);
  });
});

describe("the health of a check", () => {
  const health = (files: Readonly<Record<string, string>>): readonly string[] => places(check(aShop(files)).health);

  test("names imports that lead nowhere", () => {
    expect(health({ [deep]: `import "./gone.ts";\nimport "@shop/nobody";\nimport "left-pad";\n` })).toEqual([`${deep}:1 health/unresolved-import`, `${deep}:2 health/unresolved-import`]);
  });

  test("says once what git ignores and a build makes, however often it is imported, and lets it pass", () => {
    const made = { ".gitignore": "*.log\n/modules/orders/src/made/\n", "modules/orders/.gitignore": "gen.*\n!gen.kept.*\nmade.py\n" };
    const imports = `import "./made/client.ts";\nimport "./made/types";\nimport "./gen.js";\nimport "./gen.kept.js";\n`;
    const { health: said } = check(aShop({ ...made, "modules/orders/src/a.ts": imports, "modules/orders/src/b.ts": `import "./made/client.ts";\n`, "modules/orders/tool.py": "from .made import x\n" }));
    const unresolved = said.filter(({ policy }) => policy === "health/unresolved-import").map(({ severity, location, facts, message }) => `${severity} ${location.path}:${location.line} ${facts["specifier"] ?? ""} ${/here(?: and[^.]*|(?=\.))/.exec(message)?.[0] ?? ""}`);
    expect(unresolved.sort()).toEqual([
      "error modules/orders/src/a.ts:4 ./gen.kept.js ", "warning modules/orders/src/a.ts:1 modules/orders/src/made here and in 2 more places", "warning modules/orders/src/a.ts:3 modules/orders/src/gen.js here",
      "warning modules/orders/tool.py:1 modules/orders/made.py here",
    ]);
  });

  test("says once which packages a build makes from a description, and still names what a package of sources lacks", () => {
    const types = (...names: readonly string[]): string => `package acme.app;\n${names.map((name) => `import ${name};\n`).join("")}class Main {}\n`;
    const build = `plugins { id "org.openapi.generator" version "7" }\nopenApiGenerate { apiPackage = "acme.app.api" }\n`;
    const { health: said } = check(aShop({ "modules/orders/build.gradle": build, "modules/orders/Main.java": types("acme.app.model.Order", "acme.app.model.Line", "acme.app.api.OrdersApi", "acme.app.Gone"), "modules/orders/Fixed.java": "package acme.app.api;\nclass Fixed {}\n" }));
    const unresolved = said.filter(({ policy }) => policy === "health/unresolved-import").map(({ severity, facts }) => `${severity} ${facts["specifier"] ?? ""}`);
    expect(unresolved.sort()).toEqual(["error acme.app.Gone", "warning acme.app.api", "warning acme.app.model"]);
  });

  test("does not ask after what a bundle or a comment of a script names", () => {
    expect(health({ "modules/orders/src/all.min.js": `require("./gone");\n`, "modules/orders/src/_references.js": `/// <reference path="lib/jquery.js" />\n` })).toEqual([]);
  });

  test("names source that belongs to nobody", () => {
    expect(health({ "modules/returns/src/x.ts": "export {};\n", "lonely/x.py": "x = 1\n" })).toEqual(["lonely/x.py:1 health/file-in-no-module", "modules/returns/src/x.ts:1 health/file-in-no-module"]);
  });

  test("names source and manifests that cannot be read to their end", () => {
    expect(health({ [deep]: "const a = `${1;\nimport(\"left-pad\");\n", "modules/orders/x.py": "x = (1\n", "compose.yaml": "services: [a\n" })).toEqual([
      "compose.yaml:2 health/unreadable-file",
      `${deep}:3 health/unreadable-file`,
      "modules/orders/x.py:1 health/unreadable-file",
    ]);
  });

  test("names a manifest of packages that does not parse, unless it is a sample or not filled in", () => {
    const broken = { "modules/orders/package.json": '{\n  "name": "orders",\n  "dependencies": {\n', "modules/orders/tsconfig.json": '{\n  // a comment\n  "extends": }\n', "pyproject.toml": '[project]\nname = "shop"\ndependencies = [\n  "fastapi",\n', "pom.xml": "<project>\n  <dependencies>\n    <dependency>\n  </dependencies>\n</project>\n", "modules/orders/Orders.csproj": '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n', "Directory.Packages.props": "<Project>\n<<<<<<< HEAD\n</Project>\n" };
    const fine = { "tsconfig.json": '{ // with a comment\n "compilerOptions": {}, }\n', "templates/package.json": "{", "modules/orders/test/broken/package.json": "{", "apps/new/package.json": '{ "name": {{name}} }', "apps/x/pyproject.toml": "[project]\nname = '{{name}}'\n[", "modules/orders/pom.xml": '<?xml version="1.0"?>\n<!-- <a> -->\n<project x="a>b"><a/><b><![CDATA[ </b> ]]></b></project>\n' };
    expect(health({ ...broken, ...fine })).toEqual(["Directory.Packages.props:2 health/unreadable-file", "modules/orders/Orders.csproj:2 health/unreadable-file", "modules/orders/package.json:1 health/unreadable-file", "modules/orders/tsconfig.json:1 health/unreadable-file", "pom.xml:4 health/unreadable-file", "pyproject.toml:5 health/unreadable-file"]);
  });

  test("names what is left open at the end of a text, in every language", () => {
    const texts = {
      [deep]: 'export const a = 1;\n/* import("left-pad");\n',
      "modules/orders/src/domain/text.ts": "export const a = `open;\n",
      "modules/orders/src/domain/word.ts": 'export const pattern = "src/*";\nexport const a = \'open\n',
      "modules/orders/x.py": "x = '''open\n",
      "modules/orders/A.java": 'package a;\nclass A {\n  String s = "open;\n}\n',
      "modules/orders/B.java": "package a;\nclass B {}\n/* open\n",
      "modules/orders/a.go": "package a\n\nvar s = `open\n",
      "modules/orders/b.go": "package a\n\n/* open\nvar s = 1\n",
      "modules/orders/A.cs": 'class A {\n  string s = "open;\n}\n',
      "modules/orders/B.cs": "class B {}\n/* open\n",
    };
    const lines: Readonly<Record<string, number>> = { [deep]: 2, "modules/orders/src/domain/word.ts": 2, "modules/orders/A.java": 3, "modules/orders/B.java": 3, "modules/orders/a.go": 3, "modules/orders/b.go": 3, "modules/orders/A.cs": 2, "modules/orders/B.cs": 2 };
    expect(health(texts)).toEqual(Object.keys(texts).sort().map((path) => `${path}:${lines[path] ?? 1} health/unreadable-file`));
  });

  test("names links in modules that were not followed", () => {
    const shop = aShop();
    const link = { content: "", executable: false, owner: "seed", unfollowed: "folder" } as const;
    const { health: said } = check({ ...shop, tree: new Map([...shop.tree, ["modules/orders/src/shared", link], ["docs/more", link]]) });
    expect(said.map(({ severity, message }) => `${severity}: ${message}`)).toEqual(["warning: modules/orders/src/shared is a link that leads to a folder, and nothing was judged behind it."]);
  });

  test("finds what is imported through a link to a folder of the repository, where it lies", () => {
    const link = (leads: string) => ({ content: "", executable: false, owner: "seed", unfollowed: "folder", leads }) as const;
    const shop = aShop({ [deep]: `import "./near/price";\nimport "./near/none";\n`, "modules/orders/job.py": "from orders.near import price\n", "modules/orders/__init__.py": "", "modules/catalog/src/domain/price.py": "" });
    const tree = new Map([...shop.tree, ["modules/orders/src/application/near", link("modules/catalog/src/domain")], ["modules/orders/near", link("modules/catalog/src/domain")], ["modules/catalog/loop", link("modules/catalog")]]);
    const { findings, health: said } = check({ ...shop, tree });
    expect(places(findings).filter((place) => place.includes("no-cross"))).toEqual(["modules/orders/job.py:1 no-cross-module-import", `${deep}:1 no-cross-module-import`]);
    expect(places(said)).toEqual([`${deep}:2 health/unresolved-import`]);
  });

  test("takes signs of a comment in strings, and quotes in comments, for what they are", () => {
    const fine = {
      [deep]: 'export const globs = ["src/**/*", `${1}/*`]; // an `open one\n',
      "modules/orders/A.java": `package a;\nclass A { char c = '"'; String s = "a/*"; } // don't\n`,
      "modules/orders/a.go": 'package a\n\nvar accept = "*/*" // a ` and don\'t\n',
      "modules/orders/A.cs": '#region don\'t /*\nclass A { string q = @""""; string s = $@"""{1}/*"; char c = \'"\'; }\n#endregion\n',
    };
    expect(health(fine)).toEqual([]);
  });

  test("says so when a policy that must judge had nothing to judge", () => {
    const shop = aShop();
    const empty = check({ ...shop, tree: new Map([...shop.tree].filter(([path]) => !path.endsWith(".ts"))) });
    expect(empty.health.map(({ facts }) => facts["policy"])).toEqual(["no-cross-module-import", "no-framework-in-domain"]);
  });
});

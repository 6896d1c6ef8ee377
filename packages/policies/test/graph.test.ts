import { parseBlueprint, textFile, treeOf } from "@create-backend/core";
import { describe, expect, test } from "vitest";
import { graphOf } from "../src/index.ts";

const blueprint = parseBlueprint("version: 1\nname: shop\nmodules:\n  catalog: {}\n  orders: {}\n");

/** Where every import of a tree leads: `file → file`, `→ npm name`, `→ ? why`. */
function edges(files: Readonly<Record<string, string>>): readonly string[] {
  const tree = treeOf(Object.entries(files).map(([path, text]) => [path, textFile(text)] as const));
  return graphOf(tree, blueprint).edges.map(({ from, fact, target }) => {
    const to = target.kind === "file" ? `${target.path}${target.exported ? "" : " (hidden)"}` : target.kind === "package" ? `package ${target.name}` : `? ${target.why}`;
    return `${from.path} ${fact.specifier} → ${to}`;
  });
}

/** What names come from in the end: `file: name → file by way of files`. */
function finals(files: Readonly<Record<string, string>>): readonly string[] {
  const graph = graphOf(treeOf(Object.entries(files).map(([path, text]) => [path, textFile(text)] as const)), blueprint);
  return graph.edges.flatMap((edge) => graph.finalsOf(edge).map(({ name, target, via }) => `${edge.from.path}: ${name} → ${target.kind === "file" ? target.path : target.kind === "package" ? `package ${target.name}` : "?"} by ${via.join(", ")}`));
}

describe("re-exports", () => {
  test("are followed through barrels of TypeScript, by name, alias, list, star and default", () => {
    expect(
      finals({
        "a.ts": `import main, { one, renamed, listed, own, starred, Pool, space } from "./lib"; import * as all from "./lib"; import "./lib";`,
        "lib/index.ts": `import { listed as inner } from "./list";\nexport { default, one } from "./one.js";\nexport { two as renamed } from "../far/two";\nexport * from "./stars";\nexport * from "./more";\nexport * as space from "./one";\nexport { Pool } from "pg";\nexport const own = 1;\nexport { inner as listed };\n`,
        "lib/one.ts": "export default function main() {}\nexport const one = 1;", "far/two.ts": `export { deep as two } from "./deep";`, "far/deep.ts": "export const deep = 1;",
        "lib/list.ts": "export const listed = 1;", "lib/stars.ts": "const hidden = 'starred';", "lib/more.ts": "// starred\nexport interface starred {}",
      }).filter((line) => line.startsWith("a.ts")),
    ).toEqual([
      "a.ts: default → lib/one.ts by lib/index.ts", "a.ts: one → lib/one.ts by lib/index.ts", "a.ts: renamed → far/deep.ts by lib/index.ts, far/two.ts",
      "a.ts: listed → lib/list.ts by lib/index.ts", "a.ts: starred → lib/more.ts by lib/index.ts", "a.ts: Pool → package pg by lib/index.ts", "a.ts: space → lib/one.ts by lib/index.ts",
    ]);
  });

  test("are followed through packages of Python", () => {
    expect(
      finals({
        "pyproject.toml": "", "app.py": "from shop import Price, tax, orders, own\nfrom shop.orders import Order\n",
        "shop/__init__.py": `"""The shop."""\nfrom .catalog import Price\nfrom .far import rate as tax\nfrom .late import *\nown = 1\ndef f():\n    from .hidden import own\n`,
        "shop/catalog/__init__.py": "from shop.catalog.price import Price", "shop/catalog/price.py": "class Price: pass", "shop/far.py": "rate = 1", "shop/late.py": "late = 1", "shop/hidden.py": "own = 2",
        "shop/orders/__init__.py": "from ._order import Order", "shop/orders/_order.py": "class Order: pass",
      }).filter((line) => line.startsWith("app.py")),
    ).toEqual(["app.py: Price → shop/catalog/price.py by shop/__init__.py, shop/catalog/__init__.py", "app.py: tax → shop/far.py by shop/__init__.py", "app.py: Order → shop/orders/_order.py by shop/orders/__init__.py"]);
  });

  test("that go round in a circle lead nowhere else", () => {
    expect(finals({ "a.ts": `import { x } from "./b"`, "b.ts": `export * from "./c"`, "c.ts": `export * from "./b"` })).toEqual([]);
  });
});

describe("TypeScript", () => {
  test("finds files by extension, index and compiled name", () => {
    expect(
      edges({
        "a/x.ts": `import "./b"; import "./c.js"; import "../d"; import "./e.json"; import "./f.css?inline"; import "./g.service"; import "."; import "./gone"; import "../../out"`,
        "a/b.tsx": "", "a/c.ts": "", "d/index.mts": "", "a/e.json": "{}", "a/f.css": "", "a/g.service.ts": "", "a/index.ts": "",
      }),
    ).toEqual([
      "a/x.ts ./b → a/b.tsx", "a/x.ts ./c.js → a/c.ts", "a/x.ts ../d → d/index.mts", "a/x.ts ./e.json → a/e.json", "a/x.ts ./f.css?inline → a/f.css",
      "a/x.ts ./g.service → a/g.service.ts", "a/x.ts . → a/index.ts", "a/x.ts ./gone → ? there is no such file", "a/x.ts ../../out → ? it leaves the repository",
    ]);
  });

  test("leads scripts to scripts and declarations to declarations where both lie side by side", () => {
    const built = { "lib/b.js": "", "lib/b.d.ts": "", "lib/c.cjs": "", "lib/c.d.cts": "" };
    expect(edges({ "lib/a.js": `require("./b"); require("./b.js"); require("./c.cjs")`, ...built })).toEqual(["lib/a.js ./b → lib/b.js", "lib/a.js ./b.js → lib/b.js", "lib/a.js ./c.cjs → lib/c.cjs"]);
    expect(edges({ "lib/a.d.ts": `import "./b"; import "./only.js"`, "lib/only.d.ts": "", ...built })).toEqual(["lib/a.d.ts ./b → lib/b.d.ts", "lib/a.d.ts ./only.js → lib/only.d.ts"]);
  });

  test("leaves out what tools made, and only that", () => {
    const made = { "web/package.json": "{}", "web/dist/x.js": `import "./y"`, "net/Shop.csproj": "", "net/obj/x.cs": "using A;", "jvm/pom.xml": "", "jvm/target/X.java": "import a.B;" };
    const written = { "shop/bin/tool.py": "import shop.target.one", "shop/target/one.py": "", "shop/target/__init__.py": "", "shop/bin/__init__.py": "" };
    expect(edges({ ...made, ...written })).toEqual(["shop/bin/tool.py shop.target.one → shop/target/one.py"]);
  });

  test("maps workspace packages to their source when nothing is built", () => {
    expect(
      edges({
        "packages/a/package.json": JSON.stringify({ name: "@s/a", main: "./dist/index.js" }),
        "packages/a/src/index.ts": "", "packages/a/src/deep.ts": "",
        "packages/b/package.json": JSON.stringify({ name: "b", exports: { ".": { types: "./dist/index.d.ts", default: "./dist/esm/index.js" }, "./x/*": "./lib/x/*.js", "./hidden": null } }),
        "packages/b/src/index.ts": "", "packages/b/src/x/one.ts": "", "packages/b/src/secret.ts": "",
        "packages/c/package.json": JSON.stringify({ name: "c", exports: { ".": { "@s/source": "./source/main.ts", default: "./dist/main.js" } }, imports: { "#in/*": "./source/in/*.ts" }, dependencies: { left: "1" } }),
        "packages/c/source/main.ts": `import "@s/a"; import "@s/a/src/deep"; import "b"; import "b/x/one"; import "b/src/secret"; import "c"; import "#in/k"; import "left/pad"; import "@s/nobody"; import "fs"; import "node:fs/promises"`,
        "packages/c/source/in/k.ts": "",
      }),
    ).toEqual([
      "packages/c/source/main.ts @s/a → packages/a/src/index.ts", "packages/c/source/main.ts @s/a/src/deep → packages/a/src/deep.ts",
      "packages/c/source/main.ts b → packages/b/src/index.ts", "packages/c/source/main.ts b/x/one → packages/b/src/x/one.ts",
      "packages/c/source/main.ts b/src/secret → packages/b/src/secret.ts (hidden)", "packages/c/source/main.ts c → packages/c/source/main.ts",
      "packages/c/source/main.ts #in/k → packages/c/source/in/k.ts", "packages/c/source/main.ts left/pad → package left",
      "packages/c/source/main.ts @s/nobody → ? no package of this repository is called @s/nobody", "packages/c/source/main.ts fs → package node:fs",
      "packages/c/source/main.ts node:fs/promises → package node:fs/promises",
    ]);
  });

  test("follows the nearest tsconfig with all it extends", () => {
    expect(
      edges({
        "tsconfig.base.json": `{ // shared\n "compilerOptions": { "paths": { "@lib/*": ["./libs/*/src"], }, }, }`,
        "app/tsconfig.json": `{ "extends": "../tsconfig.base.json" }`,
        "app/x.ts": `import "@lib/one"; import "@lib/none"; import "src/y"`,
        "other/tsconfig.json": `{ "extends": "missing/base", "compilerOptions": { "baseUrl": ".", "paths": { "~": ["./root.ts"] } } }`,
        "other/x.ts": `import "~"; import "src/y"; import "@lib/one"`,
        "libs/one/src/index.ts": "", "other/root.ts": "", "other/src/y.ts": "",
        ".gitignore": "/libs/made\n", "app/m.ts": `import "@lib/made"`,
      }),
    ).toEqual([
      "app/m.ts @lib/made → ? .gitignore has git ignore it",
      "app/x.ts @lib/one → libs/one/src/index.ts", "app/x.ts @lib/none → ? no file answers to this alias", "app/x.ts src/y → package src",
      "other/x.ts ~ → other/root.ts", "other/x.ts src/y → other/src/y.ts", "other/x.ts @lib/one → package @lib/one",
    ]);
  });
});

describe("Python", () => {
  test("does not take the modules of a package for libraries of the same name", () => {
    expect(edges({ "panda/pyproject.toml": "", "panda/__init__.py": "", "panda/io/__init__.py": "", "panda/core.py": "from io import StringIO\nimport panda.io" })).toEqual([
      "panda/core.py io → package io", "panda/core.py panda.io → panda/io/__init__.py",
    ]);
  });

  test("finds modules, packages, submodules and source roots", () => {
    expect(
      edges({
        "pyproject.toml": `[tool.pytest.ini_options]\npythonpath = ["lib"]\n`,
        "m/pyproject.toml": `[tool.setuptools.packages.find]\nwhere = ["code"]\n`,
        "m/code/shop/__init__.py": "", "m/code/shop/a.py": "from . import b, NAME\nfrom .c import d\nfrom ..gone import x\nimport shop.b, shop.nope, os.path, requests\nfrom shop import b, VALUE\nfrom tools import helper\nfrom ns.inner import thing\n",
        "m/code/shop/b.py": "", "m/code/shop/c/__init__.py": "", "m/code/shop/c/d.py": "", "lib/tools.py": "", "m/code/ns/inner.py": "",
      }),
    ).toEqual([
      "m/code/shop/a.py . → m/code/shop/b.py", "m/code/shop/a.py . → m/code/shop/__init__.py", "m/code/shop/a.py .c → m/code/shop/c/d.py", "m/code/shop/a.py ..gone → ? there is no such module",
      "m/code/shop/a.py shop.b → m/code/shop/b.py", "m/code/shop/a.py shop.nope → ? there is no such module", "m/code/shop/a.py os.path → package os.path", "m/code/shop/a.py requests → package requests",
      "m/code/shop/a.py shop → m/code/shop/b.py", "m/code/shop/a.py shop → m/code/shop/__init__.py", "m/code/shop/a.py tools → lib/tools.py", "m/code/shop/a.py ns.inner → m/code/ns/inner.py",
    ]);
  });
});

describe("Java", () => {
  test("finds imports, wildcards, statics, names of the same package and full names", () => {
    const root = "modules/orders/src/main/java/com/acme/orders";
    expect(
      edges({
        [`${root}/Order.java`]: `/* c */ @Deprecated package com.acme.orders;\nimport com.acme.catalog.Price;\nimport static com.acme.catalog.Price.of;\nimport com.acme.catalog.util.*;\nimport java.util.List;\nimport com.acme.catalog.Gone;\npublic record Order(Price p, Line l, List<Helper> h) { com.acme.catalog.Deep.Inner x; String s = "Line"; /* Other */ }`,
        [`${root}/Line.java`]: "package com.acme.orders; class Line {}", [`${root}/Other.java`]: "package com.acme.orders; class Other {}",
        "modules/catalog/src/main/java/com/acme/catalog/Price.java": "package com.acme.catalog; public class Price {}",
        "modules/catalog/src/main/java/com/acme/catalog/Deep.java": "package com.acme.catalog; public class Deep { class Inner {} }",
        "modules/catalog/src/main/java/com/acme/catalog/util/Helper.java": "package com.acme.catalog.util; public class Helper {}",
      }).map((edge) => edge.replaceAll("src/main/java/com/acme/", "").replaceAll("modules/", "")),
    ).toEqual([
      "orders/orders/Order.java com.acme.catalog.Price → catalog/catalog/Price.java", "orders/orders/Order.java com.acme.catalog.Price.of → catalog/catalog/Price.java",
      "orders/orders/Order.java java.util.List → package java.util.List", "orders/orders/Order.java com.acme.catalog.Gone → ? no source declares it",
      "orders/orders/Order.java Line → orders/orders/Line.java", "orders/orders/Order.java Helper → catalog/catalog/util/Helper.java",
      "orders/orders/Order.java com.acme.catalog.Deep.Inner → catalog/catalog/Deep.java",
    ]);
  });

  test("sees annotations above the first type, types that come with a type that is extended, and not those of its own that only look alike", () => {
    expect(
      edges({
        "a/Mark.java": "package a; public @interface Mark {}", "a/Base.java": "package a; public class Base { static class Row {} static class Cell {} }", "a/Cell.java": "package a; class Cell {}",
        "b/Table.java": "package b; import a.Base; import a.Mark; @Mark public class Table extends Base { Row row; }",
        "a/Grid.java": "package a; @Mark class Grid { class Cell {} Cell cell; }", "a/Plain.java": "package a; class Plain { Cell cell; }",
      }).toSorted(),
    ).toEqual(["b/Table.java a.Base → a/Base.java", "b/Table.java a.Mark → a/Mark.java", "b/Table.java Row → a/Base.java", "a/Grid.java Mark → a/Mark.java", "a/Plain.java Cell → a/Cell.java"].toSorted());
  });
});

describe("Go", () => {
  test("finds packages of the module, of replaced modules and of others", () => {
    expect(
      edges({
        "go.mod": "module acme.dev/shop // ours\n\nreplace acme.dev/lib => ./lib\n", "lib/go.mod": "module acme.dev/lib\n", "lib/x/x.go": "package x",
        "modules/orders/orders.go": 'package orders\n\nimport "fmt"\nimport (\n\t. "acme.dev/shop/modules/catalog" // c\n\t_ `acme.dev/lib/x`; y "github.com/a/b"\n\t"acme.dev/shop/gone"\n)\nvar s = "import"',
        "modules/catalog/catalog_test.go": "package catalog", "modules/catalog/catalog.go": "package catalog",
      }),
    ).toEqual([
      "modules/orders/orders.go fmt → package fmt", "modules/orders/orders.go acme.dev/shop/modules/catalog → modules/catalog/catalog.go",
      "modules/orders/orders.go acme.dev/lib/x → lib/x/x.go", "modules/orders/orders.go github.com/a/b → package github.com/a/b",
      "modules/orders/orders.go acme.dev/shop/gone → ? there is no such package",
    ]);
  });
});

describe("C#", () => {
  test("finds types through usings, global usings, enclosing namespaces and full names", () => {
    expect(
      edges({
        "Orders/Orders.csproj": "<Project/>", "Orders/Usings.cs": "global using Shop.Catalog;",
        "Orders/Order.cs": `using System;\nusing static Shop.Tools.Text;\nusing P = Shop.Catalog.Inner.Deep;\nusing Dapper;\nnamespace Shop.Orders;\n[Mark] public partial record Order(Price p) { string s = $"{nameof(Line)} {@"Ghost"}"; Shop.Catalog.Inner.Deep d; /* Ghost */ }`,
        "Orders/Line.cs": "namespace Shop { namespace Orders { internal class Line {} } }", "Orders/Ghost.cs": "namespace Shop.Orders; class Ghost {}",
        "Catalog/Catalog.csproj": "<Project/>", "Catalog/Price.cs": "namespace Shop.Catalog; public struct Price {}", "Catalog/Deep.cs": "namespace Shop.Catalog.Inner { class Deep {} }",
        "Tools/Text.cs": "namespace Shop.Tools; public static class Text { class MarkedAttribute {} }", "Orders/MarkAttribute.cs": "namespace Shop.Orders; class MarkAttribute<T> where T : class where U : struct {}",
      }),
    ).toEqual([
      "Orders/Order.cs System → package System", "Orders/Order.cs Shop.Tools.Text → Tools/Text.cs", "Orders/Order.cs Shop.Catalog.Inner.Deep → Catalog/Deep.cs", "Orders/Order.cs Dapper → package Dapper",
      "Orders/Order.cs Mark → Orders/MarkAttribute.cs", "Orders/Order.cs Price → Catalog/Price.cs", "Orders/Order.cs Line → Orders/Line.cs", "Orders/Order.cs Shop.Catalog.Inner.Deep → Catalog/Deep.cs",
    ]);
  });

  test("finds methods that one file adds to the types of others, where their namespace is open", () => {
    expect(
      edges({
        "Shop.csproj": "", "Setup.cs": "namespace Shop.Setup; static class Setup { public static void AddCatalog<T, [Kept(typeof(T))] U>(this IServices services) {} void Own() { Foo(this); } }",
        "Program.cs": "using Shop.Setup; builder.Services.AddCatalog<int, int>(); other?.AddCatalog();", "Else.cs": "namespace Shop.Elsewhere { class A { void F() { x.AddCatalog(); } } }",
      }).filter((line) => line.includes("Setup.cs")),
    ).toEqual(["Program.cs .AddCatalog → Setup.cs"]);
  });

  test("opens what projects and their kits open in every file", () => {
    const added = (namespace: string): string => `namespace ${namespace}; static class Added { public static void Add(this X x) {} }`;
    const using = { "Program.cs": "x.Add();", "Shop.csproj": "" };
    expect(edges({ ...using, "Added.cs": added("Microsoft.Extensions.DependencyInjection") })).toEqual(["Program.cs .Add → Added.cs"]);
    expect(edges({ ...using, "Added.cs": added("Shop.Setup") })).toEqual([]);
    expect(edges({ ...using, "Added.cs": added("Shop.Setup"), "Directory.Build.props": `<Project><ItemGroup><Using Include="Shop.Setup" /></ItemGroup></Project>` })).toEqual(["Program.cs .Add → Added.cs"]);
  });

  test("looks where a project refers to, and does not take a name of one that it does not see", () => {
    const setup = "namespace Shop.Setup; static class Setup { public static void AddServices(this X x) {} }";
    const reference = (path: string): string => `<Project><ItemGroup><ProjectReference Include="${path}" /></ItemGroup></Project>`;
    expect(
      edges({
        "A/A.csproj": reference("..\\\\B\\\\B.csproj"), "A/Program.cs": "using Shop.Setup; x.AddServices(); new Deep(); class Own {}", "B/B.csproj": reference("../C/C.csproj"), "B/Setup.cs": setup,
        "C/C.csproj": "", "C/Deep.cs": "namespace Shop.Setup; class Deep {}", "D/D.csproj": "", "D/Setup.cs": setup, "D/Deep.cs": "namespace Shop.Setup; class Deep {}", "D/Program.cs": "class Own {}",
      }),
    ).toEqual(["A/Program.cs .AddServices → B/Setup.cs", "A/Program.cs Deep → C/Deep.cs"]);
  });

  test("sees full names of namespaces that begin in small letters", () => {
    expect(edges({ "A.cs": "namespace eShop.Catalog; class A { eShop.Orders.Order order; int b = order.Lines.Count; }", "B.cs": "namespace eShop.Orders; class Order {}" })).toEqual(["A.cs eShop.Orders.Order → B.cs"]);
  });
});

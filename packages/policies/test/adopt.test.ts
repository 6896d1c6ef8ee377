import { describe, expect, it } from "vitest";
import { parseBlueprint, textFile, treeOf, writeBlueprint, type FileTree } from "@create-backend/core";
import { check, debtOf, proposeAgreement } from "../src/index.ts";

const now = new Date("2026-11-25T12:00:00Z");
const aTree = (files: Readonly<Record<string, string>>): FileTree => treeOf(Object.entries(files).map(([path, text]) => [path, textFile(text)] as const));

/** What a check says of a tree after it was adopted and files were added. */
function afterAdoption(files: Readonly<Record<string, string>>, added: Readonly<Record<string, string>> = {}): readonly string[] {
  const proposed = writeBlueprint(proposeAgreement(aTree(files), "shop").blueprint);
  const agreed = { ...files, "backend.yaml": proposed };
  const blueprint = parseBlueprint(proposed);
  const { baseline } = debtOf({ tree: aTree(agreed), blueprint, now });
  const { findings, health } = check({ tree: aTree({ ...agreed, ...Object.fromEntries(baseline), ...added }), blueprint, now });
  return [...findings, ...health].map(({ policy, location }) => `${location.path}:${location.line} ${policy}`);
}

const folders = (files: Readonly<Record<string, string>>): readonly (string | undefined)[] => proposeAgreement(aTree(files), "shop").blueprint.modules.map(({ name, path, uses }) => `${name} at ${path?.join(" and ")}${uses.length === 0 ? "" : ` uses ${uses.join(", ")}`}`);

const inTypeScript = {
  "package.json": `{ "name": "shop" }`,
  "src/main.ts": `import "./orders/http";\n`,
  "src/orders/http.ts": `import express from "express";\nimport { price } from "../catalog/price";\nexport const app = express(price);\n`,
  "src/orders/save.ts": "export const save = 1;\n",
  "src/catalog/price.ts": `import { log } from "../common/log";\nexport const price = log;\n`,
  "src/catalog/stock.ts": "export const stock = 1;\n",
  "src/common/log.ts": "export const log = 1;\n",
};

describe("proposeAgreement", () => {
  it("reads a backend beside a larger interface as what it is", () => {
    const page = (name: string): string => `import React from "react";\nexport const ${name} = () => <p>${name}</p>;\n`;
    const pages = Object.fromEntries(["A", "B", "C", "D", "E", "F"].map((name) => [`web/src/${name}.tsx`, page(name)]));
    const { blueprint } = proposeAgreement(aTree({ "go.mod": "module acme.dev/notes\n", "cmd/notes/main.go": `package main\n\nimport "acme.dev/notes/server"\n\nfunc main() { server.Run() }\n`, "server/server.go": `package server\n\nimport "acme.dev/notes/store"\n\nvar _ = store.Open\n`, "server/more.go": "package server\n", "store/store.go": "package store\n", "store/more.go": "package store\n", "web/package.json": `{ "name": "web" }`, ...pages }), "notes");
    expect([blueprint.answers["language"], blueprint.layout, blueprint.modules.map(({ name }) => name)]).toEqual(["go", { apps: [], platform: [], frontends: ["web"] }, ["server", "store"]]);
  });

  it("asks of a frontend only to keep to the doors of modules", () => {
    const blueprint = parseBlueprint("version: 1\nname: shop\nlanguage: typescript\nframework: fastify\nmodules: { orders: { path: server/orders }, catalog: { path: server/catalog } }\nlayout: { frontends: [web] }\n");
    const tree = aTree({
      "server/orders/index.ts": "export {};\n", "server/orders/save.ts": "export {};\n", "server/catalog/index.ts": "export {};\n",
      "web/page.ts": `import express from "express";\nimport "../server/orders";\nimport "../server/orders/save";\nexport const page = express(process.env.TITLE);\n`,
    });
    const { findings, health } = check({ tree, blueprint, now: new Date(0) });
    expect([...findings, ...health].map(({ policy, location: { path, line } }) => `${policy} ${path}:${line}`).filter((said) => said.includes("web/"))).toEqual(["no-cross-module-import web/page.ts:3"]);
  });

  it("takes what people look at for no module, in the language of the backend as well, unless it serves", () => {
    const page = `import React from "react";\nexport const page = () => <p />;\n`;
    const files = {
      "package.json": "{}", "apps/api/package.json": "{}", "apps/api/main.ts": `import express from "express";\nexpress();\n`, "apps/mail/package.json": "{}", "apps/mail/main.ts": "export {};\n",
      "apps/web/package.json": "{}", "apps/web/page.tsx": page, "apps/desk/package.json": "{}", "apps/desk/page.tsx": page, "apps/desk/load.ts": `import { Pool } from "pg";\nnew Pool();\n`,
    };
    const { modules, layout } = proposeAgreement(aTree(files), "shop").blueprint;
    expect([modules.map(({ name }) => name), layout?.frontends]).toEqual([["api", "desk", "mail"], ["apps/web"]]);
  });

  it("takes what lies in a frontend of another language for a part of it", () => {
    const java = (name: string): Readonly<Record<string, string>> => ({ [`${name}/pom.xml`]: "<project/>", [`${name}/src/main/java/shop/${name}/A.java`]: `package shop.${name};\nclass A {}\n`, [`${name}/src/main/java/shop/${name}/B.java`]: `package shop.${name};\nclass B {}\n` });
    const ui = { "ui/package.json": "{}", "ui/src/modules/cart/App.vue": "<template/>", "ui/src/modules/price/Page.vue": "<template/>", "ui/packages/client/package.json": "{}", "ui/packages/client/src/call.ts": "export {};\n" };
    const { modules, layout } = proposeAgreement(aTree({ ...java("api"), ...java("application"), ...ui }), "shop").blueprint;
    expect([modules.map(({ name }) => name), layout]).toEqual([["api", "application"], { apps: [], platform: [], frontends: ["ui"] }]);
  });

  it("tells the projects of an Nx workspace apart, which share one manifest", () => {
    const project = `{ "projectType": "application", "sourceRoot": "src" }`;
    const files = {
      "package.json": "{}", "apps/orders/project.json": project, "apps/orders/src/main.ts": `import "@shop/common";\n`, "apps/billing/project.json": project, "apps/billing/src/main.ts": "export {};\n",
      "libs/common/project.json": project, "libs/common/src/index.ts": "export {};\n", "tsconfig.json": `{ "compilerOptions": { "paths": { "@shop/common": ["libs/common/src/index.ts"] } } }`, "prisma/seed.ts": "export {};\n",
    };
    expect(folders(files)).toEqual(["billing at apps/billing", "orders at apps/orders uses common", "common at libs/common"]);
  });

  it("finds modules, what they use, the framework, and what lies beside them in TypeScript", () => {
    const { blueprint, languages } = proposeAgreement(aTree(inTypeScript), "@acme/Shop");
    expect([writeBlueprint(blueprint).split("\n").slice(1), languages]).toEqual([
      [
        "version: 1", "name: acme-shop", "language: typescript", "framework: express", "decomposition: modular-monolith", "modules:",
        "  catalog: { owner: team-catalog, path: src/catalog }",
        "  orders:  { owner: team-orders, uses: [catalog], path: src/orders }",
        "layout:", "  platform: [src/common]  # serves every module, knows none", "",
      ],
      [["typescript", 6]],
    ]);
  });

  it("finds packages in Python, with the tables that they create", () => {
    const files = {
      "pyproject.toml": `[project]\nname = "shop"\n`,
      "shop/__init__.py": "",
      "shop/orders/__init__.py": "",
      "shop/orders/models.py": `from sqlalchemy import Table\nfrom shop.catalog.models import Item\norders = Table("orders", Item)\n`,
      "shop/catalog/__init__.py": "",
      "shop/catalog/models.py": `Item = 1\n`,
    };
    expect([folders(files), [...proposeAgreement(aTree(files), "shop").tables]]).toEqual([["catalog at shop/catalog", "orders at shop/orders uses catalog"], [["orders", ["orders"]]]]);
  });

  it("finds packages in Java, with their tests", () => {
    const files = {
      "pom.xml": "<project/>",
      "src/main/java/com/acme/shop/orders/Orders.java": "package com.acme.shop.orders;\nimport com.acme.shop.catalog.Item;\nclass Orders { Item item; }\n",
      "src/main/java/com/acme/shop/catalog/Item.java": "package com.acme.shop.catalog;\npublic class Item { }\n",
      "src/test/java/com/acme/shop/orders/OrdersTest.java": "package com.acme.shop.orders;\nclass OrdersTest { }\n",
    };
    expect(folders(files)).toEqual(["catalog at src/main/java/com/acme/shop/catalog", "orders at src/main/java/com/acme/shop/orders and src/test/java/com/acme/shop/orders uses catalog"]);
  });

  it("finds packages in Go, and its programs", () => {
    const files = {
      "go.mod": "module acme.dev/shop\n",
      "cmd/shop/main.go": `package main\nimport "acme.dev/shop/internal/orders"\nfunc main() { orders.Run() }\n`,
      "internal/orders/orders.go": `package orders\nimport "acme.dev/shop/internal/catalog"\nfunc Run() { catalog.Get() }\n`,
      "internal/catalog/catalog.go": "package catalog\nfunc Get() {}\n",
    };
    expect([folders(files), proposeAgreement(aTree(files), "shop").services]).toEqual([["catalog at internal/catalog", "orders at internal/orders uses catalog"], [{ path: "cmd/shop", shownBy: "cmd/shop/main.go" }]]);
  });

  it("finds projects in C#, and services by their images", () => {
    const project = (name: string, text: string): Readonly<Record<string, string>> => ({ [`src/${name}/${name}.csproj`]: "<Project/>", [`src/${name}/Dockerfile`]: "FROM x@sha256:0\n", [`src/${name}/${name}.cs`]: text });
    const files = { ...project("Orders", "namespace Orders;\npublic class Order { }\n"), ...project("Catalog", "namespace Catalog;\npublic class Item { }\n") };
    const { blueprint, services } = proposeAgreement(aTree(files), "shop");
    expect([folders(files), services.map(({ path }) => path), blueprint.answers["decomposition"]]).toEqual([["catalog at src/Catalog", "orders at src/Orders"], ["src/Catalog", "src/Orders"], "microservices"]);
  });

  it("takes projects that are named after their role for parts of one module, and those beside for what serves them", () => {
    const project = (folder: string, text: string): Readonly<Record<string, string>> => ({ [`${folder}/Acme.csproj`]: "<Project/>", [`${folder}/A.cs`]: text, [`${folder}/B.cs`]: "" });
    const files = {
      ...project("src/Modules/Orders/Domain", "namespace Orders.Domain;\nclass Order { }\n"), ...project("src/Modules/Orders/Tests/UnitTests", ""),
      ...project("src/Modules/Catalog/Application", "namespace Catalog.Application;\nclass List { }\n"), ...project("src/BuildingBlocks/Domain", "namespace Blocks;\nclass Entity { }\n"),
    };
    expect(folders(files)).toEqual(["catalog at src/Modules/Catalog", "orders at src/Modules/Orders"]);
  });

  it("does not take the folder that holds packages of all kinds for a module", () => {
    const service = (path: string): Readonly<Record<string, string>> => ({ [`${path}/package.json`]: `{ "name": "x" }`, [`${path}/src/a.ts`]: "export const a = 1;\n", [`${path}/src/b.ts`]: "export const b = 1;\n" });
    expect(folders({ ...service("apps/api"), ...service("apps/worker"), ...service("libs/dal") })).toEqual(["api at apps/api", "worker at apps/worker", "dal at libs/dal"]);
  });

  it("finds services by where their programs begin, and names by what they do not share", () => {
    const service = (name: string): Readonly<Record<string, string>> => ({ [`acme-${name}/pom.xml`]: "<project/>", [`acme-${name}/src/main/java/${name}/Main.java`]: `package ${name};\nclass Main { public static void main(String[] args) { } }\n` });
    const { blueprint, services } = proposeAgreement(aTree({ "pom.xml": "<project/>", ...service("orders"), ...service("catalog") }), "acme");
    expect([blueprint.answers["decomposition"], blueprint.modules.map(({ name }) => name), services.map(({ path }) => path)]).toEqual(["microservices", ["catalog", "orders"], ["acme-catalog", "acme-orders"]]);
  });

  it("takes what several services use for their platform, and what one alone uses for a part of it", () => {
    const project = (name: string, uses: string, sdk = ""): Readonly<Record<string, string>> => ({ [`src/${name}/${name}.csproj`]: `<Project Sdk="Microsoft.NET.Sdk${sdk}"/>`, [`src/${name}/A.cs`]: `namespace ${name};\npublic class A { ${uses.split(" ").filter(Boolean).map((each, index) => `${each}.A a${index};`).join(" ")} }\n`, [`src/${name}/B.cs`]: `namespace ${name};\nclass B { }\n` });
    const files = { ...project("Orders.Api", "Orders.Domain Bus", ".Web"), ...project("Orders.Domain", "Orders.Tax"), ...project("Orders.Tax", ""), ...project("Catalog.Api", "BusOverRabbit", ".Web"), ...project("Basket.Api", "Bus", ".Web"), ...project("Jobs", "Bus", ".Worker"), ...project("Mail", "", ".Worker"), ...project("Bus", ""), ...project("BusOverRabbit", "Bus") };
    const { blueprint } = proposeAgreement(aTree(files), "shop");
    expect([folders(files), blueprint.layout?.platform, blueprint.answers["decomposition"]]).toEqual([
      ["basket-api at src/Basket.Api", "catalog-api at src/BusOverRabbit and src/Catalog.Api", "jobs at src/Jobs", "mail at src/Mail", "orders-api at src/Orders.Api and src/Orders.Domain and src/Orders.Tax"], ["src/Bus"], "microservices",
    ]);
    expect(afterAdoption(files, { "src/Basket.Api/C.cs": "namespace Basket.Api;\nclass C { Bus.A a; }\n" })).toEqual([]);
  });

  it("looks for modules inside the one service of a repository, which holds packages of other kinds beside it", () => {
    const sources = (folder: string, count: number): Readonly<Record<string, string>> => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/a${index}.py`, "a = 1\n"]));
    const files = {
      "server/pyproject.toml": `[project]\nname = "server"\n`, "server/Dockerfile": "FROM x\n", ...sources("server/shop/orders", 4), ...sources("server/shop/catalog", 4), ...sources("server/shop/config", 1),
      "sdk/python/pyproject.toml": `[project]\nname = "sdk"\n`, ...sources("sdk/python/shop_sdk", 5), "handbook/package.json": "{}", "handbook/a.js": "export {};\n",
    };
    expect(folders(files)).toEqual(["handbook at handbook", "python at sdk/python", "catalog at server/shop/catalog", "orders at server/shop/orders"]);
  });

  it("leaves out of names what siblings share, unless another one is called so, and cuts long ones between words", () => {
    const project = (path: string): Readonly<Record<string, string>> => ({ [`${path}/App.csproj`]: "<Project/>", [`${path}/A.cs`]: "class A {}\n", [`${path}/B.cs`]: "class B {}\n" });
    const long = "Commercial.Infrastructure.EntityFramework";
    const files = { ...project("src/Acme.Shop.Orders"), ...project("src/Acme.Shop.Stock"), ...project("samples/Todo.Orders"), ...project("samples/Todo.Mail"), ...project(`extra/${long}`), ...project("extra/Text"), ...project("libs/Acme.Time"), ...project("libs/Acme.Money") };
    expect(folders(files)).toEqual([
      `commercial-infrastructure-entity at extra/${long}`, "text at extra/Text", "money at libs/Acme.Money", "time at libs/Acme.Time",
      "todo-mail at samples/Todo.Mail", "todo-orders at samples/Todo.Orders", "acme-shop-orders at src/Acme.Shop.Orders", "acme-shop-stock at src/Acme.Shop.Stock",
    ]);
  });

  it("takes files beside modules that serve them for the platform, and those that put them together for an app", () => {
    const files = {
      "pyproject.toml": `[project]\nname = "shop"\n`, "shop/__init__.py": "", "shop/orders/__init__.py": "", "shop/orders/a.py": "from shop.store import open\n", "shop/catalog/__init__.py": "", "shop/catalog/a.py": "from shop.routing import route\n",
      "shop/store.py": "from shop.config import url\n", "shop/config.py": "url = 1\n", "shop/routing.py": "from shop.registry import all\n", "shop/registry.py": "import shop.orders.a\n", "shop/app.py": "import shop.orders.a\nimport shop.config\n",
    };
    expect(proposeAgreement(aTree(files), "shop").blueprint.layout?.platform).toEqual(["shop/config.py", "shop/store.py"]);
    expect(afterAdoption(files, { "shop/catalog/b.py": "from shop.store import open\n" })).toEqual([]);
  });

  it("takes a folder that uses modules and is used by them for a module, whatever it is called", () => {
    const files = { ...inTypeScript, "src/core/jobs.ts": `import { price } from "../catalog/price";\nexport const jobs = price;\n`, "src/core/more.ts": "export const more = 1;\n", "src/orders/work.ts": `import { jobs } from "../core/jobs";\nexport const work = jobs;\n` };
    expect(folders(files)).toEqual(["catalog at src/catalog", "core at src/core uses catalog", "orders at src/orders uses catalog, core"]);
  });

  it("takes language and framework from the backend, whatever people look at is written in", () => {
    const page = (name: string): Readonly<Record<string, string>> => ({ [`web/src/${name}.tsx`]: `import { useState } from "react";\nexport const ${name} = useState;\n` });
    const files = { "web/package.json": `{ "name": "web" }`, "api/pyproject.toml": `[project]\nname = "api"\n`, "api/app.py": "from fastapi import FastAPI\n", ...page("A"), ...page("B"), "web/Dockerfile": "FROM x\n", "api/Dockerfile": "FROM x\n" };
    const { blueprint, services } = proposeAgreement(aTree(files), "acme");
    expect([blueprint.answers, services.map(({ path }) => path)]).toEqual([{ language: "python", framework: "fastapi", decomposition: "modular-monolith" }, ["api"]]);
  });

  it("takes what runs an interface for the framework, and does not owe what is written against it", () => {
    const resource = (name: string): string => `package acme.${name};\nimport jakarta.ws.rs.GET;\nimport jakarta.ws.rs.Path;\nclass Orders {}\n`;
    const files = { "pom.xml": "<project><artifactId>acme</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-jersey</artifactId></dependency></dependencies></project>", "src/main/java/acme/Main.java": "package acme;\nimport org.springframework.boot.SpringApplication;\nclass Main {}\n", ...Object.fromEntries(["orders", "catalog"].flatMap((name) => ["A", "B"].map((file) => [`src/main/java/acme/${name}/${file}.java`, resource(name)]))) };
    const { blueprint, choices } = proposeAgreement(aTree(files), "acme");
    expect([blueprint.answers["framework"], choices[0]?.beside]).toEqual(["spring-boot", [["jax-rs", 8]]]);
    const found = check({ tree: aTree({ ...files, "backend.yaml": writeBlueprint(blueprint) }), blueprint, now }).findings;
    expect(found.filter(({ policy }) => policy === "second-framework" || policy === "second-library")).toEqual([]);
  });

  it("takes the services of a repository for modules, whatever packages lie beside its own, and names sources by what they are of", () => {
    const service = (name: string): Readonly<Record<string, string>> => ({ [`svc/${name}/a.go`]: `package ${name}\n`, [`svc/${name}/b.go`]: `package ${name}\n` });
    expect(folders({ "go.mod": "module acme.dev/keys\n", ...service("vault"), ...service("control"), "demo/go.mod": "module acme.dev/demo\n", ...Object.fromEntries(["a", "b", "c", "d", "e"].map((file) => [`demo/${file}.go`, "package demo\n"])) })).toEqual(["demo at demo", "control at svc/control", "vault at svc/vault"]);
    const project = (name: string): Readonly<Record<string, string>> => ({ [`${name}/App.csproj`]: "<Project/>", [`${name}/A.cs`]: "class A {}\n" });
    expect(folders({ ...project("Gateway/src"), ...project("Orders") })).toEqual(["gateway at Gateway/src", "orders at Orders"]);
  });

  it("takes folders for modules that become one as others do", () => {
    const files = {
      "package.json": `{ "name": "shop" }`, "src/modules/orders/a.ts": `import "../../mail/a";\n`, "src/modules/orders/b.ts": "export {};\n", "src/modules/catalog/a.ts": "export {};\n", "src/modules/catalog/b.ts": "export {};\n",
      "src/mail/a.ts": `import "../modules/orders/b";\nimport "../text/a";\n`, "src/mail/b.ts": "export {};\n", "src/text/a.ts": `import "../mail/b";\n`, "src/text/b.ts": "export {};\n",
    };
    expect(folders(files).map((each) => each?.split(" ")[0])).toEqual(["mail", "catalog", "orders", "text"]);
    expect(afterAdoption(files)).toEqual([]);
  });

  it("takes a folder called app for a layer only beside layers", () => {
    const files = (around: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({ "backend/pyproject.toml": `[project]\nname = "backend"\ndependencies = ["fastapi"]\n`, "backend/app/main.py": "from fastapi import FastAPI\n", "jobs/pyproject.toml": `[project]\nname = "jobs"\n`, "jobs/run.py": "", ...around });
    const layered = (around: Readonly<Record<string, string>>): readonly string[] => {
      const tree = aTree(files(around));
      const { findings } = check({ tree, blueprint: proposeAgreement(tree, "shop").blueprint, now });
      return findings.filter(({ policy }) => policy === "application-without-technology").map(({ location }) => location.path);
    };
    expect([layered({}), layered({ "backend/domain/order.py": "" })]).toEqual([[], ["backend/app/main.py"]]);
  });

  it("takes programs beside many libraries for one backend, and leaves fuzzers out", () => {
    const project = (name: string, more = ""): Readonly<Record<string, string>> => ({ [`${name}/${name}.csproj`]: `<Project Sdk="Microsoft.NET.Sdk">${more}</Project>`, [`${name}/A.cs`]: `namespace ${name};\nclass A {}\n`, [`${name}/B.cs`]: `namespace ${name};\nclass B {}\n` });
    const exe = "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>";
    const { blueprint } = proposeAgreement(aTree({ ...project("Server", exe), ...project("Importer", exe), ...project("Model"), ...project("Data"), ...project("Naming"), ...project("fuzz/Fuzzing", exe) }), "media");
    expect([blueprint.answers["decomposition"], blueprint.modules.map(({ name }) => name)]).toEqual(["modular-monolith", ["data", "importer", "model", "naming", "server"]]);
  });

  it("takes a store that only manifests name, and none of two that are used alike", () => {
    const stores = (files: Readonly<Record<string, string>>): string | undefined => proposeAgreement(aTree(files), "shop").blueprint.answers["database"];
    const python = { "shop/orders/a.py": "import os\n", "shop/orders/b.py": "", "shop/catalog/a.py": "", "shop/catalog/b.py": "" };
    const schema = `generator client { provider = "prisma-client-js" }\ndatasource db {\n  provider = "postgresql"\n}\n`;
    expect([
      stores({ ...python, "requirements.txt": "psycopg[c,pool]==3.3.4\n" }), stores({ ...python, "requirements.txt": "psycopg==3\nmysqlclient==2\n" }), stores({ ...inTypeScript, "prisma/schema.prisma": schema }),
      stores({ ...inTypeScript, "src/orders/stores.ts": `import "pg";\nimport "mysql2";\n` }),
    ]).toEqual(["postgresql", undefined, "postgresql", undefined]);
  });

  it("takes the store whose dialect is imported for more than one that is asked directly", () => {
    const files = { "shop/orders/a.py": "from sqlalchemy.dialects.postgresql import JSONB\n", "shop/orders/b.py": "from sqlalchemy.dialects.postgresql import UUID\n", "shop/catalog/a.py": "import clickhouse_connect\n", "shop/catalog/b.py": "", "requirements.txt": "asyncpg==0.30\nclickhouse-connect==1.4\nsqlalchemy==2.1\n" };
    expect(proposeAgreement(aTree(files), "shop").blueprint.answers["database"]).toBe("postgresql");
  });

  it("takes sources that part by role for one module", () => {
    expect(folders({ "src/controllers/a.ts": "", "src/controllers/b.ts": "", "src/models/a.ts": "", "src/models/b.ts": "" })).toEqual(["shop at src"]);
  });

  it("takes owners from CODEOWNERS, the last line that fits", () => {
    const files = { ...inTypeScript, ".github/CODEOWNERS": "* @acme/everyone\n/src/orders/ @acme/Sales  # the shop\n" };
    expect(proposeAgreement(aTree(files), "shop").blueprint.modules.map(({ owner }) => owner)).toEqual(["everyone", "sales"]);
  });

  it("leaves a circle out of the agreement, and makes it debt", () => {
    const files = { ...inTypeScript, "src/catalog/back.ts": `import { save } from "../orders/save";\nexport const back = save;\n`, "src/orders/more.ts": `import { stock } from "../catalog/stock";\nexport const more = stock;\n` };
    expect([proposeAgreement(aTree(files), "shop").circular, afterAdoption(files)]).toEqual([[["catalog", "orders", 1]], []]);
  });

  it("refuses a folder without sources", () => {
    expect(() => proposeAgreement(aTree({ "README.md": "# shop\n" }), "shop")).toThrow(/no source file/);
  });
});

describe("a check after adoption", () => {
  it("is green, whatever was there", () => {
    const files = { ...inTypeScript, "src/common/bad.ts": `import "../orders/http";\nimport "./missing";\n`, Dockerfile: "FROM node:latest\n" };
    expect(afterAdoption(files)).toEqual([]);
  });

  it("finds what was added since: a use that nobody agreed on, a file in no module", () => {
    const added = { "src/catalog/new.ts": `import { save } from "../orders/save";\nexport const added = save;\n`, "src/elsewhere/lost.ts": "export const lost = 1;\n" };
    expect(afterAdoption(inTypeScript, added)).toEqual(["src/catalog/new.ts:1 no-cross-module-import", "src/catalog/new.ts:1 no-cycles", "src/elsewhere/lost.ts:1 health/file-in-no-module"]);
  });

  it("closes a module when it gets a door", () => {
    const files = { ...inTypeScript, "src/catalog/index.ts": `export { price } from "./price";\n` };
    const added = { "src/orders/deep.ts": `import { stock } from "../catalog/stock";\nexport const deep = stock;\n`, "src/orders/right.ts": `import { price } from "../catalog";\nexport const right = price;\n` };
    expect(afterAdoption(files, added)).toEqual(["src/orders/deep.ts:1 no-cross-module-import"]);
  });
});

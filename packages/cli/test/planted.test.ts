import { textFile, type Blueprint, type FileTree, type ModuleSpec } from "@create-backend/core";
import { check } from "@create-backend/policies";
import { registeredOptions, render } from "@create-backend/templates";
import { describe, expect, test } from "vitest";
import { folderSource } from "../../templates/scripts/folder-source.ts";

const source = folderSource();

const modules: readonly ModuleSpec[] = [
  { name: "catalog", owner: "team-catalog", uses: [], publishes: [], consumes: [] },
  { name: "orders", owner: "team-orders", uses: ["catalog"], publishes: ["order-placed"], consumes: [] },
  { name: "billing", owner: "team-billing", uses: ["orders"], publishes: [], consumes: [{ module: "orders", event: "order-placed" }] },
];

/** A repository as it is generated, in memory. */
class Generated {
  private readonly blueprint: Blueprint;
  readonly tree: FileTree;

  constructor(answers: Readonly<Record<string, string>>) {
    this.blueprint = { version: 1, name: "shop", answers, modules };
    this.tree = render(this.blueprint, { options: registeredOptions, source, tool: "0.1.0" }).tree;
  }

  /** `path:line policy` of everything that is said of it, with files added or changed. */
  findings(planted: Readonly<Record<string, string>> = {}): readonly string[] {
    const tree = new Map([...this.tree, ...Object.entries(planted).map(([path, text]) => [path, textFile(text)] as const)]);
    const { findings, health } = check({ tree, blueprint: this.blueprint, now: new Date("2026-11-26T00:00:00Z") });
    return [...findings, ...health].map(({ policy, location: { path, line } }) => `${path}:${line} ${policy}`);
  }

  /** A file with one text in the place of another one, and the line where that is. */
  changed(path: string, [before, after]: readonly [string, string]): { readonly text: string; readonly line: number } {
    const text = String(this.tree.get(path)?.content);
    const at = text.indexOf(before);
    expect(at, `${path} holds ${before}`).toBeGreaterThan(0);
    return { text: text.replace(before, after), line: text.slice(0, at).split("\n").length };
  }
}

type Plant = readonly [defect: string, path: string, text: string, found: readonly string[]];

const typescript: readonly Plant[] = [
  ["a deep import", "modules/orders/src/application/planted.ts", `// planted\nimport { Catalog } from "@shop/catalog/src/domain/catalog.ts";\n\nexport type Planted = Catalog;\n`, [":2 no-cross-module-import"]],
  ["a cycle over three modules", "modules/catalog/src/application/planted.ts", `import { billingApi } from "@shop/billing";\n\nexport const planted = billingApi;\n`, [":1 no-cross-module-import", ":1 no-cycles"]],
  ["a foreign table by a mapper", "modules/orders/src/infrastructure/planted.ts", `import type { Kysely } from "kysely";\n\nexport const planted = (db: Kysely<{ "catalog.catalog": object }>): unknown =>\n  db.selectFrom("catalog.catalog").selectAll();\n`, [":4 foreign-table"]],
  ["a foreign table by SQL", "modules/orders/src/infrastructure/planted.ts", `import { sql } from "kysely";\n\nexport const planted = sql\`\n  select o.id\n  from orders.orders o\n  join catalog.catalog c on c.id = o.catalog_id\n\`;\n`, [":6 foreign-table"]],
  ["a foreign table by a migration", "modules/orders/migrations/0002_planted.sql", `alter table orders.orders\n  add constraint to_catalog foreign key (catalog_id) references catalog.catalog (id);\n`, [":2 foreign-table"]],
  ["a second framework", "modules/orders/src/http/planted.ts", `import { Router } from "express";\n\nexport const planted = Router;\n`, [":1 second-framework", ":1 undeclared-package"]],
  ["a second mapper", "modules/orders/src/infrastructure/planted.ts", `import { drizzle } from "drizzle-orm/node-postgres";\n\nexport const planted = drizzle;\n`, [":1 second-framework", ":1 undeclared-package"]],
  ["a second validator", "modules/orders/src/contract/planted.ts", `import Joi from "joi";\n\nexport const planted = Joi.string();\n`, [":1 second-framework", ":1 undeclared-package"]],
  ["a second logger", "modules/orders/src/infrastructure/planted.ts", `import winston from "winston";\n\nexport const planted = winston;\n`, [":1 second-framework", ":1 undeclared-package"]],
  ["a package that nobody declared", "modules/orders/src/domain/planted.ts", `import { left } from "left-pad-of-mine";\n\nexport const planted = left;\n`, [":1 undeclared-package"]],
  ["an undeclared call of a service", "modules/catalog/src/infrastructure/planted.ts", `const base = "http://orders:3002";\nexport const planted = (id: string): Promise<Response> => fetch(\`\${base}/api/orders/\${id}\`);\n`, [":1 undeclared-module-use", ":2 undeclared-module-use"]],
  ["a store behind a handler", "modules/orders/src/http/planted.ts", `import type { Kysely } from "kysely";\n\nexport const planted = (db: Kysely<unknown>): unknown => db;\n`, [":1 http-without-store"]],
  ["a network client in the application", "modules/orders/src/application/planted.ts", `import axios from "axios";\n\nexport const planted = axios;\n`, [":1 application-without-technology", ":1 undeclared-package"]],
  ["a framework in the domain", "modules/orders/src/domain/planted.ts", `import type { FastifyRequest } from "fastify";\n\nexport type Planted = FastifyRequest;\n`, [":1 no-framework-in-domain", ":1 undeclared-package"]],
  ["a layer that looks outwards", "modules/orders/src/application/planted.ts", `import { orderStore } from "../infrastructure/order-store.ts";\n\nexport const planted = orderStore;\n`, [":1 layer-order"]],
  ["a platform that knows a module", "platform/src/planted.ts", `import { catalogApi } from "@shop/catalog";\n\nexport const planted = catalogApi;\n`, [":1 no-cross-module-import"]],
  ["a second deployable", "apps/worker/src/main.ts", `import { setTimeout } from "node:timers/promises";\nimport { composeBilling } from "@shop/billing/compose";\n\nexport const planted = [composeBilling, setTimeout];\n`, [":2 apps-compose-what-they-host", ":2 undeclared-deployable"]],
  ["a table that an app reads", "apps/worker/sql.ts", `export const planted = "select * from billing.billing";\n`, [":1 foreign-table"]],
];

const python: readonly Plant[] = [
  ["a deep import", "modules/orders/src/shop_orders/application/planted.py", `"""Planted."""\n\nfrom shop_catalog.domain.catalog import Catalog\n\nPLANTED = Catalog\n`, [":3 no-cross-module-import"]],
  ["a cycle over three modules", "modules/catalog/src/shop_catalog/application/planted.py", `from shop_billing.contract import BillingContract\n\nPLANTED = BillingContract\n`, [":1 no-cross-module-import", ":1 no-cycles"]],
  ["a foreign table by a mapper", "modules/orders/src/shop_orders/infrastructure/planted.py", `import sqlalchemy as sa\n\nPLANTED = sa.Table(\n    "catalog",\n    sa.MetaData(),\n    schema="catalog",\n)\n`, [":4 foreign-table"]],
  ["a foreign table by SQL", "modules/orders/src/shop_orders/infrastructure/planted.py", `import sqlalchemy as sa\n\nPLANTED = sa.text("""\n    SELECT name\n    FROM catalog.catalog\n""")\n`, [":5 foreign-table"]],
  ["a foreign table by a migration", "modules/orders/migrations/orders_0002_planted.py", `from alembic import op\n\n\ndef upgrade() -> None:\n    op.execute("ALTER TABLE catalog.catalog ADD COLUMN seen INT")\n`, [":5 foreign-table"]],
  ["a second framework", "modules/orders/src/shop_orders/http/planted.py", `from flask import Blueprint\n\nPLANTED = Blueprint\n`, [":1 second-framework", ":1 undeclared-package"]],
  ["a second mapper", "modules/orders/src/shop_orders/infrastructure/planted.py", `from peewee import Model\n\nPLANTED = Model\n`, [":1 second-framework", ":1 undeclared-package"]],
  ["an undeclared call of a service", "modules/catalog/src/shop_catalog/infrastructure/planted.py", `PATH = "/api/orders/{id}"\n`, [":1 undeclared-module-use"]],
  ["a network client in the application", "modules/orders/src/shop_orders/application/planted.py", `import httpx\n\nPLANTED = httpx\n`, [":1 application-without-technology", ":1 undeclared-package"]],
  ["a second deployable", "apps/worker/src/shop_worker/__main__.py", `from shop_billing.compose import compose_billing\n\nPLANTED = compose_billing\n`, [":1 apps-compose-what-they-host", ":1 undeclared-deployable"]],
];

const kinds: readonly (readonly [title: string, answers: Readonly<Record<string, string>>, plants: readonly Plant[]])[] = [
  ["Fastify as a modular monolith", { framework: "fastify", decomposition: "modular-monolith", compute: "kubernetes" }, typescript],
  ["Fastify as microservices", { framework: "fastify", decomposition: "microservices", compute: "kubernetes" }, typescript],
  ["Fastify as functions", { framework: "fastify", decomposition: "modular-monolith", compute: "functions" }, typescript],
  ["FastAPI as a modular monolith", { language: "python", framework: "fastapi", decomposition: "modular-monolith", compute: "kubernetes" }, python],
];

describe.each(kinds)("%s", (_, answers, plants) => {
  const generated = new Generated(answers);

  test("has nothing to find as it is generated", () => expect(generated.findings()).toEqual([]));

  test.each(plants)("shows %s at its line", (__, path, text, found) => expect(generated.findings({ [path]: text })).toEqual(found.map((place) => `${path}${place}`)));
});

describe("what only some architectures forbid", () => {
  const services = new Generated({ framework: "fastify", decomposition: "microservices", compute: "kubernetes" });
  const functions = new Generated({ framework: "fastify", decomposition: "modular-monolith", compute: "functions" });
  const monolith = new Generated({ framework: "fastify", decomposition: "modular-monolith", compute: "kubernetes" });

  test("two services on one database", () => {
    const { text, line } = services.changed("compose.yaml", ["@postgres:5432/shop_orders", "@postgres:5432/shop_catalog"]);
    expect(services.findings({ "compose.yaml": text })).toEqual([`compose.yaml:${line} shared-store`]);
  });

  test("two services with one secret", () => {
    const path = "deploy/kubernetes/base/orders.yaml";
    const { text, line } = services.changed(path, ["name: orders\n                  key: DATABASE_URL", "name: catalog\n                  key: DATABASE_URL"]);
    const places = services.findings({ [path]: text });
    expect(places).toEqual([expect.stringMatching(/^deploy\/kubernetes\/base\/orders\.yaml:\d+ shared-store$/)]);
    expect(Math.abs(Number(places[0]?.split(":")[1]?.split(" ")[0]) - line)).toBeLessThan(4);
  });

  test("a second image of a monolith", () => {
    const { text, line } = monolith.changed("compose.yaml", ["services:\n", "services:\n  worker:\n    build: { context: ., dockerfile: apps/worker/Dockerfile }\n    mem_limit: 64m\n"]);
    expect(monolith.findings({ "compose.yaml": text })).toEqual([`compose.yaml:${line + 1} undeclared-deployable`]);
  });

  test("a server, a schedule and a trigger's event where apps are functions", () => {
    const server = `import fastify from "fastify";\n\nconst app = fastify();\nawait app.listen({ port: 3000 });\n`;
    const schedule = `import cron from "node-cron";\nimport type { SQSEvent } from "aws-lambda";\n\nexport const planted = (event: SQSEvent): unknown => [cron, event, setInterval(Date.now, 1000)];\n`;
    const planted = { "apps/orders/src/planted.ts": server, "modules/orders/src/infrastructure/planted.ts": schedule };
    expect(functions.findings(planted)).toEqual([
      "apps/orders/src/planted.ts:1 undeclared-package",
      "apps/orders/src/planted.ts:4 long-lived-server",
      "modules/orders/src/infrastructure/planted.ts:1 no-schedules-in-functions",
      "modules/orders/src/infrastructure/planted.ts:1 undeclared-package",
      "modules/orders/src/infrastructure/planted.ts:2 triggers-stay-in-apps",
      "modules/orders/src/infrastructure/planted.ts:2 undeclared-package",
      "modules/orders/src/infrastructure/planted.ts:4 long-lived-server",
    ]);
    expect(monolith.findings({ "modules/orders/src/infrastructure/planted.ts": schedule }).filter((place) => !place.endsWith("undeclared-package"))).toEqual([]);
  });

  test("a service that runs the code of another one", () => {
    const path = "apps/orders/src/planted.ts";
    const text = `import { composeCatalog } from "@shop/catalog/compose";\n\nexport const planted = composeCatalog;\n`;
    expect(services.findings({ [path]: text })).toEqual([`${path}:1 apps-compose-what-they-host`]);
    expect(monolith.findings({ "apps/api/src/planted.ts": text })).toEqual([]);
  });
});

import { parseBlueprint } from "@create-backend/core";
import { describe, expect, test } from "vitest";
import { Generated, type Plant } from "./planted/generated.ts";
import { python } from "./planted/python.ts";
import { typescript } from "./planted/typescript.ts";

const monolith = new Generated({ framework: "fastify", decomposition: "modular-monolith", compute: "kubernetes" });
const services = new Generated({ framework: "fastify", decomposition: "microservices", compute: "kubernetes" });
const functions = new Generated({ framework: "fastify", decomposition: "modular-monolith", compute: "functions" });
const fastapi = new Generated({ language: "python", framework: "fastapi", decomposition: "modular-monolith", compute: "kubernetes" });

interface Kind {
  readonly generated: Generated;
  readonly plants: readonly Plant[];
  /** A deep import, and a file that create-backend keeps up to date. */
  readonly deep: string;
  readonly managed: string;
  readonly compose?: string;
}

const [deep, pyDeep] = ["modules/orders/src/application/planted.ts", "modules/orders/src/shop_orders/application/planted.py"];

const kinds: readonly (readonly [title: string, kind: Kind])[] = [
  ["Fastify as a modular monolith", { generated: monolith, plants: typescript, deep, managed: "platform/src/values.ts", compose: "prom/alertmanager" }],
  ["Fastify as microservices", { generated: services, plants: typescript, deep, managed: "platform/src/values.ts", compose: "nats" }],
  ["Fastify as functions", { generated: functions, plants: typescript, deep, managed: "platform/src/values.ts" }],
  ["FastAPI as a modular monolith", { generated: fastapi, plants: python, deep: pyDeep, managed: "platform/src/shop_platform/paging.py", compose: "prom/alertmanager" }],
];

const waiver = (policy: string, expires: string): string =>
  `waivers:\n  - policy: ${policy}\n    path: modules/orders/**\n    reason: planted\n    owner: team-orders\n    expires: ${expires}\n`;

describe.each(kinds)("%s", (_, { generated, plants, deep, managed, compose }) => {
  test("has nothing to find as it is generated", () => expect(generated.findings()).toEqual([]));

  test.each(plants)("shows %s at its line", (__, path, written, found) => expect(generated.findings({ [path]: written })).toEqual(generated.places(path, written, found)));

  test("shows a waiver that covers nothing", () => {
    expect(generated.findings({ ".backend/waivers.yaml": waiver("no-cycles", "2026-12-31") })).toEqual([".backend/waivers.yaml:2 health/unused-waiver"]);
  });

  test("shows a waiver that has ended, and what it covered", () => {
    const text = plants.find(([defect]) => defect === "a deep import")?.[2] ?? "";
    const line = deep.endsWith(".py") ? 3 : 2;
    expect(generated.findings({ ".backend/waivers.yaml": waiver("no-cross-module-import", "2026-12-31"), [deep]: text })).toEqual([]);
    expect(generated.findings({ ".backend/waivers.yaml": waiver("no-cross-module-import", "2026-10-31"), [deep]: text })).toEqual([`${deep}:${line} no-cross-module-import`, ".backend/waivers.yaml:2 health/expired-waiver"]);
  });

  test("shows a managed file that was edited", () => {
    expect(generated.findings({ [managed]: ["import", "// mine\nimport"] })).toEqual([`${managed}:1 managed-file-edited`]);
  });

  test("shows the code of an event that the agreement has given up", () => {
    const path = "backend.yaml";
    const text = String(generated.tree.get(path)?.content).replace(", consumes: [orders.order-placed]", "");
    const places = generated.findings({ [path]: text }, parseBlueprint(text));
    expect(new Set(places.map((place) => place.replace(/^(\S+?\/\S+?)\/\S+/, "$1")))).toEqual(new Set(["modules/billing undeclared-module-use"]));
    for (const place of places) {
      const [file = "", line = ""] = place.split(/[: ]/);
      expect(String(generated.tree.get(file)?.content).split("\n")[Number(line) - 1]).toMatch(/OrderPlaced|@shop\/orders/);
    }
  });

  if (compose === undefined) return;
  test.each([compose, `${compose}:latest`])("shows an image without a version: %s", (image) => {
    const text = String(generated.tree.get("compose.yaml")?.content);
    const before = new RegExp(`image: ${compose}:\\S+`).exec(text)?.[0] ?? "";
    const line = generated.lineOf("compose.yaml", before);
    expect(generated.findings({ "compose.yaml": [before, `image: ${image}`] })).toEqual(expect.arrayContaining([`compose.yaml:${line} unpinned-image`]));
  });
});

describe("what only some architectures forbid", () => {
  test("two services on one database", () => {
    const written = ["@postgres:5432/shop_orders", "@postgres:5432/shop_catalog"] as const;
    expect(services.findings({ "compose.yaml": written })).toEqual(["compose.yaml:1 managed-file-edited", ...services.places("compose.yaml", written, ["+0 shared-store"])]);
  });

  test("two services with one secret", () => {
    const path = "deploy/kubernetes/base/orders.yaml";
    const written = ["name: orders\n                  key: DATABASE_URL", "name: catalog\n                  key: DATABASE_URL"] as const;
    const [edited, shared, ...more] = services.findings({ [path]: written });
    expect([edited, more]).toEqual([`${path}:1 managed-file-edited`, []]);
    expect(shared).toMatch(/:\d+ shared-store$/);
    expect(Math.abs(Number(/:(\d+) /.exec(shared ?? "")?.[1]) - services.lineOf(path, written[0]))).toBeLessThan(4);
  });

  test("a broker beside the outbox, and beside the one that carries the events", () => {
    const path = "modules/orders/src/infrastructure/planted.ts";
    const text = `import { Kafka } from "kafkajs";\n\nexport const planted = Kafka;\n`;
    expect(monolith.findings({ [path]: text })).toEqual([`${path}:1 events-leave-by-the-outbox`, `${path}:1 undeclared-package`]);
    for (const apart of [services, functions]) expect(apart.findings({ [path]: text })).toEqual([`${path}:1 events-leave-by-the-outbox`, `${path}:1 second-library`, `${path}:1 undeclared-package`]);
  });

  test("the address of a service in a setting", () => {
    const path = "modules/catalog/src/infrastructure/planted.ts";
    const text = `export const planted = (id: string): Promise<Response> =>\n  fetch(\`\${process.env.ORDERS_URL}/things/\${id}\`);\n`;
    expect(services.findings({ [path]: text })).toEqual([`${path}:2 undeclared-module-use`]);
    expect(functions.findings({ [path]: text })).toEqual([`${path}:2 undeclared-module-use`]);
    expect(monolith.findings({ [path]: text })).toEqual([`${path}:2 env-mismatch`]);
  });

  test.each([["Fastify", monolith], ["FastAPI", fastapi]])("a second image of a monolith: %s", (_, generated) => {
    const written = ["services:\n", "services:\n  worker:\n    build: { context: ., dockerfile: apps/worker/Dockerfile }\n    mem_limit: 64m\n"] as const;
    expect(generated.findings({ "compose.yaml": written })).toEqual(["compose.yaml:1 managed-file-edited", ...generated.places("compose.yaml", written, ["+1 undeclared-deployable"])]);
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

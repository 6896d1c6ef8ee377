import { expect, test } from "vitest";
import { parseBlueprint } from "@create-backend/core";
import { folderSource } from "../scripts/folder-source.ts";
import { registeredOptions, render } from "../src/index.ts";

const agreement = (stack: string): string => `version: 1
name: shop
${stack}
decomposition: modular-monolith
compute: containers
database: postgresql
modules:
  orders: { owner: a, publishes: [order-placed], consumes: [billing.invoice-paid] }
  billing: { owner: a, publishes: [invoice-paid], consumes: [orders.order-placed] }
  reports: { owner: a, publishes: [report-made], consumes: [billing.invoice-paid] }
  ledger: { owner: a, consumes: [orders.order-placed] }
`;

test.each([
  ["language: typescript\nframework: fastify", (module: string) => `modules/${module}/src/application/event-handlers.ts`, "await announce("],
  ["language: python\nframework: fastapi", (module: string) => `modules/${module}/src/shop_${module}/application/service.py`, "_add(transaction, {"],
])("what a module makes of an event is announced, but not where that leads back to the event, which would go round for ever (%s)", (stack, fileOf, announces) => {
  const { tree } = render(parseBlueprint(agreement(stack)), { options: registeredOptions, source: folderSource(), tool: "1.0.0" });
  const saying = (text: string): readonly string[] => ["orders", "billing", "reports"].filter((module) => String(tree.get(fileOf(module))?.content).includes(text));

  expect([saying(announces), saying("Not announced: it would come back")]).toEqual([["reports"], ["orders", "billing"]]);
});

import { expect, test } from "vitest";
import { namesOf } from "../../../deployable/names.ts";
import type { ModuleModel } from "../../../deployable/project.ts";
import { calledFirst, consumed } from "./composition.ts";

function aModule(name: string, { uses = [], consumes = [] }: { uses?: readonly string[]; consumes?: readonly string[] } = {}): ModuleModel {
  return {
    ...namesOf(name),
    uses: uses.map(namesOf),
    consumes: consumes.map((subject) => ({ ...namesOf(subject.split(".")[1] ?? ""), subject, module: namesOf(subject.split(".")[0] ?? "") })),
  } as unknown as ModuleModel;
}

test("a module is composed after all that it calls, directly or not", () => {
  const modules = [aModule("billing", { uses: ["orders"] }), aModule("orders", { uses: ["catalog"] }), aModule("catalog")];
  expect(calledFirst(modules).map((module) => module.name)).toEqual(["catalog", "orders", "billing"]);
});

test("a module that lives in another app is not composed here", () => {
  expect(calledFirst([aModule("orders", { uses: ["catalog"] })]).map((module) => module.name)).toEqual(["orders"]);
});

test("the contract of a publisher is imported once, however many of its events are consumed", () => {
  const billing = aModule("billing", { consumes: ["orders.order-placed", "orders.order-cancelled", "catalog.catalog-changed"] });
  expect(consumed(billing).map((module) => module.name)).toEqual(["orders", "catalog"]);
});

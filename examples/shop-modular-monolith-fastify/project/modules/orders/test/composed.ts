import type { CatalogView } from "@shop/catalog";
import type { ModuleContext } from "@shop/platform";
import { type TestBackend, only, startTestBackend } from "@shop/platform/testing";
import { composeOrders } from "../src/compose.ts";

/** What is known of one in tests that do not care. */
export const facts = {
  name: "Blue shoes",
  catalogId: null,
};

/** The one thing that every module called from here knows. */
export const known = "01890a5d-ac96-7000-8000-000000000000";

const contracts = {
  catalog: { findCatalog: only({ id: known } as CatalogView) },
};

/** Starts the module alone, on a database of its own, with stand-ins for the modules that it calls. Tests leave to this file how it is composed. */
export function startModule(): Promise<TestBackend> {
  const compose = ({ database }: ModuleContext) => [composeOrders({ database, ...contracts })];
  return startTestBackend(compose, { modules: ["orders"] });
}

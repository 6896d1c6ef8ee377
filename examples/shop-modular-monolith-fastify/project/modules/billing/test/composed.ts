import type { ModuleContext } from "@shop/platform";
import { type TestBackend, startTestBackend } from "@shop/platform/testing";
import { composeBilling } from "../src/compose.ts";

/** What is known of one in tests that do not care. */
export const facts = {
  name: "Blue shoes",
};

/** Starts the module alone, on a database of its own. Tests leave to this file how it is composed. */
export function startModule(): Promise<TestBackend> {
  const compose = ({ database }: ModuleContext) => [composeBilling({ database })];
  return startTestBackend(compose, { modules: ["billing"] });
}

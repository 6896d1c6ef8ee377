import type { Blueprint } from "@create-backend/core";
import { assertStandardsRules } from "@create-backend/policies";
import type { Standards } from "@create-backend/templates";

/** Refuses rules that no check could use. A file of its own: most repositories follow no standards, and need no policies to be written. */
export function assertRules(standards: readonly Standards[], blueprint: Blueprint = { version: 1, name: "repository", answers: {}, modules: [] }): void {
  for (const { name, rules } of standards) if (rules !== undefined) assertStandardsRules(rules, `${name}/policies.yaml`, blueprint);
}

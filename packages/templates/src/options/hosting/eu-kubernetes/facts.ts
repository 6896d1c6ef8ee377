import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Managed Kubernetes of a European provider, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Managed Kubernetes of a European provider wins, and when it cannot. */
export const rules: OptionRules = {
  reversibility: "costly",
};

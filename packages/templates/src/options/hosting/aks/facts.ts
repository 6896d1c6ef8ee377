import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Azure Kubernetes Service, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Azure Kubernetes Service wins, and when it cannot. */
export const rules: OptionRules = {
  reversibility: "costly",
};

import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Own Kubernetes cluster, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Own Kubernetes cluster wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["openshift", "rancher"],
  reversibility: "costly",
};

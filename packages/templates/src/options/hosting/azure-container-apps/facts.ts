import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Azure Container Apps, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Azure Container Apps wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["container-apps", "app-service"],
  reversibility: "costly",
};

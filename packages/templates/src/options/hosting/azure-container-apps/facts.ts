import { fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Azure Container Apps, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://learn.microsoft.com/azure/container-apps/workload-profiles-overview", { gpu: true }, { date: "2026", expires: "2028-11" }),
};

/** When Azure Container Apps wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["container-apps", "app-service"],
  reversibility: "costly",
};

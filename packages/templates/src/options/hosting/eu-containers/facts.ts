import { fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Managed containers of a European provider, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://github.com/ovh/docs/tree/develop/pages/public_cloud/ai_machine_learning", { gpu: true }, { date: "2026", expires: "2028-11" }),
};

/** When Managed containers of a European provider wins, and when it cannot. */
export const rules: OptionRules = {
  reversibility: "costly",
};

import { fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Google Cloud Run, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://cloud.google.com/run/docs/configuring/services/gpu", { gpu: true }, { date: "2026", expires: "2028-11" }),
};

/** When Google Cloud Run wins, and when it cannot. */
export const rules: OptionRules = {
  reversibility: "costly",
};

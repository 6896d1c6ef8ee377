import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Virtual machines of the cloud, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Virtual machines of the cloud wins, and when it cannot. */
export const rules: OptionRules = {
  reversibility: "easy",
};

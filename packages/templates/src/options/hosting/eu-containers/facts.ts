import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Managed containers of a European provider, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Managed containers of a European provider wins, and when it cannot. */
export const rules: OptionRules = {
  reversibility: "costly",
};

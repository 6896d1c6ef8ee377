import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Google Cloud Run functions, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Google Cloud Run functions wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["cloud-functions"],
  reversibility: "costly",
};

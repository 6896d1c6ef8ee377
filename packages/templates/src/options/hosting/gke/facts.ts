import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Google Kubernetes Engine, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Google Kubernetes Engine wins, and when it cannot. */
export const rules: OptionRules = {
  reversibility: "costly",
};

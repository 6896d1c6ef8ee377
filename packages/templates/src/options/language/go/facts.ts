import { estimates, fromGuide, fromPractice, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Go, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromGuide({ perf: 9, speed: 6, ai: 3, scal: 9, ease: 6 }),
  ...fromGuide({ "fit.performance": 9.5 }),
  ...fromSurvey({ usage: 16.4 }),
  ...estimates({ "fit.default": 6.5, "fit.startup": 6, "fit.realtime": 8.5, "fit.ai": 4, "fit.data": 7, "fit.banking": 7.5, "fit.telecom": 8.5, "fit.enterprise": 6, "fit.web": 6, "fit.glue": 7 }),
  ...estimates({ cpuFactor: 0.4 }),
  ...estimates({ "adjacent.java": 0.3, "adjacent.typescript": 0.2 }),
  ...fromPractice("https://edjgeek.com/blog/lambda-cold-starts-dead", { coldStartMs: 250 }, "2026"),
  ...fromReleases("https://endoflife.date/go", { "health.lastRelease": "2026-08", "health.cadenceMonths": 6, "health.supportMonths": 12 }, "2026-08"),
  ...fromPolicy("https://go.dev/doc/security/policy"),
};

/** When Go wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["golang"],
  reversibility: "very costly",
  tradeOff: "Efficient concurrency and easy operation against more code for the same business rule.",
};

import { estimates, fromGuide, fromPractice, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Python, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromGuide({ speed: 8.5, ai: 9.5, scal: 7.5, ease: 8 }),
  ...fromGuide({ "fit.ai": 10, "fit.data": 9.5 }),
  ...fromSurvey({ usage: 57.9 }),
  ...estimates({ "fit.default": 7, "fit.startup": 8.5, "fit.realtime": 4.5, "fit.banking": 4.5, "fit.telecom": 4, "fit.enterprise": 5.5, "fit.performance": 2, "fit.web": 7, "fit.glue": 8.5 }),
  ...estimates({ perf: 4.5, cpuFactor: 2 }),
  ...estimates({ "adjacent.typescript": 0.3 }),
  ...fromPractice("https://edjgeek.com/blog/lambda-cold-starts-dead", { coldStartMs: 1200 }, "2026"),
  ...fromReleases("https://endoflife.date/python", { "health.lastRelease": "2026-08", "health.cadenceMonths": 12, "health.supportMonths": 60 }, "2026-08"),
  ...fromPolicy("https://www.python.org/dev/security/"),
};

/** When Python wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["py", "python3"],
  reversibility: "very costly",
  tradeOff: "The richest libraries for models and data against twice the processor time of Node.js for the same request.",
};

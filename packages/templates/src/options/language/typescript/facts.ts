import { estimates, fromGuide, fromPractice, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about TypeScript, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromGuide({ perf: 5, speed: 8.5, ai: 7, scal: 7.5, ease: 8 }),
  ...fromGuide({ "fit.startup": 9, "fit.realtime": 9 }),
  ...fromSurvey({ usage: 66 }, "JavaScript"),
  ...estimates({ "fit.default": 7, "fit.ai": 7, "fit.data": 5, "fit.banking": 5, "fit.telecom": 4.5, "fit.enterprise": 6.5, "fit.performance": 3.5, "fit.web": 9, "fit.glue": 8.5 }),
  ...estimates({ cpuFactor: 1 }),
  ...estimates({ "adjacent.python": 0.3, "adjacent.csharp": 0.3, "adjacent.go": 0.2 }),
  ...fromPractice("https://edjgeek.com/blog/lambda-cold-starts-dead", { coldStartMs: 1000 }, "2026"),
  ...fromReleases("https://endoflife.date/nodejs", { "health.lastRelease": "2026-08", "health.cadenceMonths": 12, "health.supportMonths": 36 }, "2026-08"),
  ...fromPolicy("https://nodejs.org/en/security"),
};

/** When TypeScript wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["node", "nodejs", "javascript", "js", "ts"],
  reversibility: "very costly",
  tradeOff: "Speed of development and hiring against speed at run time: heavy computation needs another process.",
};

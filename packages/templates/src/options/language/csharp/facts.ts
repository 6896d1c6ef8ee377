import { estimates, fromBenchmark, fromGuide, fromPractice, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about C#, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromGuide({ "fit.enterprise": 9.5 }),
  ...fromSurvey({ usage: 27.8 }),
  ...estimates({ "fit.default": 7, "fit.startup": 6, "fit.realtime": 7.5, "fit.ai": 5.5, "fit.data": 6, "fit.banking": 8.5, "fit.telecom": 7, "fit.performance": 8, "fit.web": 7, "fit.glue": 5 }),
  ...fromBenchmark({ perf: 8 }),
  ...estimates({ speed: 6.5, ai: 5.5, scal: 9, ease: 6, cpuFactor: 0.5 }),
  ...estimates({ "adjacent.java": 0.4, "adjacent.typescript": 0.3 }),
  ...fromPractice("https://edjgeek.com/blog/lambda-cold-starts-dead", { coldStartMs: 800 }, "2026"),
  ...fromReleases("https://endoflife.date/dotnet", { "health.lastRelease": "2026-08", "health.cadenceMonths": 24, "health.supportMonths": 36 }, "2026-08"),
  ...fromPolicy("https://github.com/dotnet/runtime/security/policy"),
};

/** When C# wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["c#", "dotnet", ".net", ".net core", "asp.net"],
  reversibility: "very costly",
  tradeOff: "A complete platform of one vendor against a smaller choice of libraries around it.",
};

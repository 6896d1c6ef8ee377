import { estimates, fromGuide, fromPractice, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Java, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromGuide({ perf: 7.5, speed: 6, ai: 5, scal: 9, ease: 6 }),
  ...fromGuide({ "fit.banking": 9.5, "fit.telecom": 9.5, "fit.enterprise": 9.5 }),
  ...fromSurvey({ usage: 29.4 }),
  ...estimates({ "fit.default": 7, "fit.startup": 5.5, "fit.realtime": 7, "fit.ai": 5.5, "fit.data": 7, "fit.performance": 8, "fit.web": 6, "fit.glue": 3.5 }),
  ...estimates({ cpuFactor: 0.5 }),
  ...estimates({ "adjacent.kotlin": 0.8, "adjacent.csharp": 0.4, "adjacent.scala": 0.5, "adjacent.go": 0.3 }),
  ...fromPractice("https://edjgeek.com/blog/lambda-cold-starts-dead", { coldStartMs: 10000 }, "2026"),
  ...fromReleases("https://endoflife.date/oracle-jdk", { "health.lastRelease": "2026-07", "health.cadenceMonths": 24, "health.supportMonths": 60 }, "2026-08"),
  ...fromPolicy("https://openjdk.org/groups/vulnerability/"),
};

/** When Java wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["jvm", "java21", "openjdk"],
  reversibility: "very costly",
  points: [{ points: -0.7, when: { traits: { has: "functions" }, none: [{ work: { only: ["event_processing"] } }] }, because: "a virtual machine starts slowly in a function, unless a snapshot or a native image is used" }],
  tradeOff: "Stability and throughput against a slower first release.",
};

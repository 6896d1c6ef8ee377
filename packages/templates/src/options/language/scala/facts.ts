import { estimates, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Scala, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 2.6 }),
  ...estimates({ "fit.default": 5.5, "fit.startup": 4.5, "fit.realtime": 7.5, "fit.ai": 5, "fit.data": 9, "fit.banking": 7, "fit.telecom": 7.5, "fit.enterprise": 6, "fit.performance": 7, "fit.web": 5, "fit.glue": 3 }),
  ...estimates({ perf: 7.5, speed: 5, ai: 5, scal: 9, ease: 4, cpuFactor: 0.5, coldStartMs: 10000 }),
  ...estimates({ "adjacent.java": 0.5, "adjacent.kotlin": 0.5 }),
  ...fromReleases("https://endoflife.date/scala", { "health.lastRelease": "2026-06", "health.cadenceMonths": 5 }, "2026-08"),
  ...fromPolicy("https://www.scala-lang.org/security/"),
};

/** When Scala wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: [],
  reversibility: "very costly",
  gates: [{ code: "G02", needs: { "self.known": true }, missing: "people who ship in it (it is outside what we generate)" }],
  points: [{ points: -0.7, when: { traits: { has: "functions" }, none: [{ work: { only: ["event_processing"] } }] }, because: "a virtual machine starts slowly in a function, unless a snapshot or a native image is used" }],
};

import { estimates, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Kotlin, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 10.8 }),
  ...estimates({ "fit.default": 7, "fit.startup": 6.5, "fit.realtime": 7, "fit.ai": 5, "fit.data": 6.5, "fit.banking": 9, "fit.telecom": 8.5, "fit.enterprise": 8.5, "fit.performance": 8, "fit.web": 6.5, "fit.glue": 4.5 }),
  ...estimates({ perf: 7.5, speed: 6.5, ai: 5, scal: 9, ease: 6, cpuFactor: 0.5, coldStartMs: 10000 }),
  ...estimates({ "adjacent.java": 0.8, "adjacent.scala": 0.5 }),
  ...fromReleases("https://endoflife.date/kotlin", { "health.lastRelease": "2026-07", "health.cadenceMonths": 6, "health.supportMonths": 6 }, "2026-08"),
  ...fromPolicy("https://github.com/JetBrains/kotlin/security/policy"),
};

/** When Kotlin wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["kt"],
  reversibility: "very costly",
  gates: [{ code: "G02", needs: { "self.known": true }, missing: "people who ship in it (it is outside what we generate)" }],
  points: [{ points: -0.7, when: { traits: { has: "functions" }, none: [{ work: { only: ["event_processing"] } }] }, because: "a virtual machine starts slowly in a function, unless a snapshot or a native image is used" }],
};

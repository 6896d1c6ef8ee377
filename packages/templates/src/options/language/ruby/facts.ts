import { estimates, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Ruby, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 6.4 }),
  ...estimates({ "fit.default": 7, "fit.startup": 9, "fit.realtime": 4.5, "fit.ai": 3.5, "fit.data": 3.5, "fit.banking": 4, "fit.telecom": 3, "fit.enterprise": 5, "fit.performance": 2, "fit.web": 9, "fit.glue": 6.5 }),
  ...estimates({ perf: 4, speed: 9, ai: 3, scal: 7, ease: 8, cpuFactor: 2.5, coldStartMs: 1500 }),
  ...fromReleases("https://endoflife.date/ruby", { "health.lastRelease": "2026-07", "health.cadenceMonths": 12, "health.supportMonths": 39 }, "2026-08"),
  ...fromPolicy("https://www.ruby-lang.org/en/security/"),
};

/** When Ruby wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["rb"],
  reversibility: "very costly",
  gates: [{ code: "G02", needs: { "self.known": true }, missing: "people who ship in it (it is outside what we generate)" }],
};

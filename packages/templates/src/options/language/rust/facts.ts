import { estimates, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Rust, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 14.8 }),
  ...estimates({ "fit.default": 4.5, "fit.startup": 4, "fit.realtime": 8, "fit.ai": 4, "fit.data": 6.5, "fit.banking": 5.5, "fit.telecom": 8, "fit.enterprise": 3.5, "fit.performance": 9.5, "fit.web": 4, "fit.glue": 3.5 }),
  ...estimates({ perf: 9.5, speed: 4, ai: 3.5, scal: 9, ease: 3, cpuFactor: 0.25, coldStartMs: 120 }),
  ...estimates({ "adjacent.cpp": 0.5 }),
  ...fromReleases("https://endoflife.date/rust", { "health.lastRelease": "2026-08", "health.cadenceMonths": 1.5, "health.supportMonths": 1.5 }, "2026-08"),
  ...fromPolicy("https://www.rust-lang.org/policies/security"),
};

/** When Rust wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["rs"],
  reversibility: "very costly",
  gates: [{ code: "G02", needs: { "self.known": true }, missing: "people who ship in it (it is outside what we generate)" }],
};

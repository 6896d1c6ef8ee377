import { estimates, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about C++, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 23.5 }),
  ...estimates({ "fit.default": 3, "fit.startup": 2, "fit.realtime": 6.5, "fit.ai": 5, "fit.data": 5, "fit.banking": 4.5, "fit.telecom": 8, "fit.enterprise": 3, "fit.performance": 9.5, "fit.web": 2, "fit.glue": 2 }),
  ...estimates({ perf: 10, speed: 3, ai: 5, scal: 8.5, ease: 3, cpuFactor: 0.25, coldStartMs: 120 }),
  ...estimates({ "adjacent.rust": 0.5 }),
  ...fromReleases("https://en.cppreference.com/w/cpp/current_status", { "health.lastRelease": "2024-10", "health.cadenceMonths": 36 }, "2026"),
};

/** When C++ wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["c++", "c/c++", "cplusplus"],
  reversibility: "very costly",
  gates: [{ code: "G02", needs: { "self.known": true }, missing: "people who ship in it (it is outside what we generate)" }],
};

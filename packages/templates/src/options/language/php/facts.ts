import { estimates, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about PHP, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 18.9 }),
  ...estimates({ "fit.default": 6.5, "fit.startup": 7.5, "fit.realtime": 3, "fit.ai": 3, "fit.data": 3, "fit.banking": 3, "fit.telecom": 2.5, "fit.enterprise": 5, "fit.performance": 2, "fit.web": 9, "fit.glue": 5.5 }),
  ...estimates({ perf: 4.5, speed: 8.5, ai: 2.5, scal: 7.5, ease: 8, cpuFactor: 1.5, coldStartMs: 1200 }),
  ...fromReleases("https://endoflife.date/php", { "health.lastRelease": "2026-07", "health.cadenceMonths": 12, "health.supportMonths": 49 }, "2026-08"),
  ...fromPolicy("https://github.com/php/php-src/security/policy"),
};

/** When PHP wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["php8"],
  reversibility: "very costly",
  gates: [{ code: "G02", needs: { "self.known": true }, missing: "people who ship in it (it is outside what we generate)" }],
};

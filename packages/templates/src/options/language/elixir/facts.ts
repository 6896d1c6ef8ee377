import { estimates, fromPolicy, fromReleases, fromSurvey, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Elixir, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromSurvey({ usage: 2.7 }),
  ...estimates({ "fit.default": 6.5, "fit.startup": 7, "fit.realtime": 9.5, "fit.ai": 3.5, "fit.data": 5, "fit.banking": 5.5, "fit.telecom": 8, "fit.enterprise": 4, "fit.performance": 6.5, "fit.web": 7, "fit.glue": 6.5 }),
  ...estimates({ perf: 6.5, speed: 7.5, ai: 3.5, scal: 9, ease: 5.5, cpuFactor: 1, coldStartMs: 2000 }),
  ...fromReleases("https://endoflife.date/elixir", { "health.lastRelease": "2026-08", "health.cadenceMonths": 6, "health.supportMonths": 30 }, "2026-08"),
  ...fromPolicy("https://github.com/elixir-lang/elixir/security/policy"),
};

/** When Elixir wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["erlang", "beam", "otp"],
  reversibility: "very costly",
  gates: [{ code: "G02", needs: { "self.known": true }, missing: "people who ship in it (it is outside what we generate)" }],
  points: [{ points: 1.6, times: "self.share", when: { "load.connections": { atLeast: 500_000 } }, because: "a process of its own for each of so many connections is what the Erlang machine was built for, and people are there who ship in it" }],
};

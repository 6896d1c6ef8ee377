import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about Microservices, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When Microservices wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["services", "micro-services"],
  points: [{ points: 2, because: "several parts and teams need independent release and scaling, and can carry it" }],
  gates: [
    { code: "A04", needs: { any: [{ "independence.parts": "several" }, { "independence.contention": "blocking" }] }, missing: "several parts that must stand alone, or releases that block each other" },
    { code: "A05", needs: { "team.in18m": { atLeast: 20 } }, missing: "20 engineers" },
    { code: "A06", needs: { "ops.level": { atLeast: 4 } }, missing: "four operations practices (of pipeline, infrastructure as code, on-call monitoring, containers, platform team)" },
    { code: "A07", needs: { "delivery.boundaries": ["partial", "clear"] }, missing: "boundaries in the domain that are clear at least in part" },
    { code: "A08", needs: { "constraints.customerInstalled": false }, missing: "an installation that is ours: customers install it" },
    { code: "A09", needs: { "split.net": { atLeast: 3 } }, missing: "three points more for a split than against it" },
    { code: "A10", needs: { any: [{ "data.crossModuleTx": false }, { "team.teams": { atLeast: 6 } }, { "independence.contention": "blocking" }] }, missing: "six teams, or releases that block each other, where transactions span the parts" },
  ],
  reversibility: "very costly",
  tradeOff: "Independent release and scaling against distributed data, network failures and more to run.",
  confirmedBy: ["no-cross-module-import", "no two apps share a database", "apps reach each other by contracts and events alone"],
};

import type { Profile } from "../../profile/profile.ts";
import { counted } from "./counted.ts";
import type { Contribution, Forces } from "../decision.ts";
import { engineersOf, teamsOf } from "./team.ts";

/** Weighs a split: need minus resistance, with every point named. */
export function forcesOn(profile: Profile): Forces {
  const need = needs(profile).filter(({ points }) => points !== 0);
  const against = resistances(profile).filter(({ points }) => points !== 0);
  const sum = (list: readonly Contribution[]): number => list.reduce((total, { points }) => total + points, 0);
  return { need: sum(need), resistance: -sum(against), net: sum(need) + sum(against), contributions: [...need, ...against] };
}

function needs({ team, independence }: Profile): Contribution[] {
  const teams = teamsOf(team);
  const { parts, contention } = independence;
  return [
    { criterion: "teams", points: teams >= 15 ? 3 : teams >= 6 ? 2 : teams >= 3 ? 1 : 0, because: `${engineersOf(team)} engineers make about ${teams} teams` },
    { criterion: "parts", points: { none: 0, one: 1, several: 2 }[parts], because: parts === "several" ? "several parts must be deployed, scaled or secured on their own" : "one part must be deployed, scaled or secured on its own" },
    { criterion: "contention", points: { none: 0, some: 1, blocking: 2 }[contention], because: contention === "blocking" ? "teams block each other's releases" : "teams sometimes wait for each other" },
  ];
}

function resistances({ delivery, data, ops, constraints, slo }: Profile): Contribution[] {
  const { weeks, boundaries } = delivery;
  const fresh = delivery.codebase === "greenfield";
  return [
    { criterion: "boundaries", points: -{ unclear: 2, partial: 1, clear: 0 }[boundaries], because: boundaries === "unclear" ? "the boundaries of the domain are not clear yet" : "the boundaries of the domain are only partly clear" },
    { criterion: "transactions", points: data.crossModuleTx ? -1 : 0, because: "transactions span several parts" },
    { criterion: "time", points: fresh ? (weeks <= 12 ? -2 : weeks <= 26 ? -1 : 0) : 0, because: `new code must be out in ${counted(weeks, "week")}` },
    { criterion: "horizon", points: delivery.horizonYears <= 1 ? -1 : 0, because: "it is gone in a year, before a split pays off" },
    { criterion: "operations", points: ops.length <= 1 ? -3 : ops.length === 2 ? -2 : ops.length === 3 ? -1 : 0, because: `${ops.length} of 5 operations practices are in place` },
    { criterion: "installation", points: constraints.customerInstalled ? -3 : 0, because: "customers install it, and would have to run every part" },
    { criterion: "latency", points: slo.p99Ms <= 20 ? -1 : 0, because: `every hop costs part of ${slo.p99Ms} ms` },
  ];
}

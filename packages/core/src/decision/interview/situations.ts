import type { Catalogue } from "../../catalogue/option.ts";
import type { Said } from "../../profile/change-profile.ts";

const everything = ["ci_cd", "iac", "monitoring_oncall", "containers", "platform_team"];

/** Typical situations on both sides of every gate: what an open question may turn out to be. */
export function situationsFor(catalogue: Catalogue): readonly Said[] {
  const languages = (catalogue.get("language") ?? []).slice(0, 2).map(({ name }) => [name, 0.6] as const);
  return [
    { "team.now": 60, "team.in18m": 90, ops: everything, "delivery.weeks": 60, "independence.parts": "several", "independence.contention": "blocking", budgetUsdMonth: 100_000, "data.crossModuleTx": false },
    { "team.now": 15, "team.in18m": 20, ops: ["ci_cd", "iac", "monitoring_oncall"], "delivery.weeks": 40, "delivery.codebase": "brownfield", "independence.parts": "one", budgetUsdMonth: 10_000 },
    { work: ["event_glue"], "load.pattern": "spiky_idle", "load.peakRps24m": 3, "data.needs": ["key_value"], "data.crossModuleTx": false, ops: [] },
    { "load.peakRps24m": 20_000, "slo.p99Ms": 40, domain: "high_performance_service", budgetUsdMonth: 50_000, ops: ["ci_cd", "iac", "containers"] },
    { domain: "ai_llm", work: ["short_requests", "streaming"], "data.needs": ["transactions", "vectors"], "models.use": "hosted" },
    { domain: "banking", "constraints.regulations": ["dora"], "constraints.residency": ["eu"], "team.in18m": 40 },
    { "team.skills": Object.fromEntries(languages), domain: "content" },
  ];
}

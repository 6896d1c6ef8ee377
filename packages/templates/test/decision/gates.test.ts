import { describe, expect, it } from "vitest";
import type { ProfileInput } from "@create-backend/core";
import { answersIn, decided } from "./story.ts";

/** A team that nothing pulls apart or holds together: each row changes one thing. */
const calm = {
  team: { now: 12, in18m: 14, skills: { java: 0.9 } },
  delivery: { codebase: "brownfield", language: "java", weeks: 60, boundaries: "clear" },
  data: { needs: ["documents"], crossModuleTx: false },
  ops: ["ci_cd", "iac", "monitoring_oncall", "containers"],
  budgetUsdMonth: 50_000,
} satisfies ProfileInput;

/** Many teams, ready for a split that several parts ask for. */
const ready = { ...calm, team: { ...calm.team, in18m: 99 }, independence: { parts: "several", contention: "blocking" } } satisfies ProfileInput;

const greenfield = (weeks: number): ProfileInput => ({ delivery: { codebase: "greenfield", weeks, boundaries: "clear" } });

describe("what pulls the code apart and what holds it together", () => {
  it.each<[criterion: string, change: ProfileInput, points: number]>([
    ["teams", { team: { now: 12, in18m: 14 } }, 0],
    ["teams", { team: { now: 12, in18m: 15 } }, 1],
    ["teams", { team: { now: 12, in18m: 35 } }, 1],
    ["teams", { team: { now: 12, in18m: 36 } }, 2],
    ["teams", { team: { now: 12, in18m: 98 } }, 2],
    ["teams", { team: { now: 12, in18m: 99 } }, 3],
    ["parts", { independence: { parts: "one" } }, 1],
    ["parts", { independence: { parts: "several" } }, 2],
    ["contention", { independence: { contention: "some" } }, 1],
    ["contention", { independence: { contention: "blocking" } }, 2],
    ["boundaries", { delivery: { ...calm.delivery, boundaries: "partial" } }, -1],
    ["boundaries", { delivery: { ...calm.delivery, boundaries: "unclear" } }, -2],
    ["transactions", { data: { needs: ["transactions"], crossModuleTx: true } }, -1],
    ["time", greenfield(12), -2],
    ["time", greenfield(13), -1],
    ["time", greenfield(26), -1],
    ["time", greenfield(27), 0],
    ["time", { delivery: { ...calm.delivery, weeks: 4 } }, 0],
    ["horizon", { delivery: { ...calm.delivery, horizonYears: 1 } }, -1],
    ["horizon", { delivery: { ...calm.delivery, horizonYears: 2 } }, 0],
    ["operations", { ops: ["ci_cd"] }, -3],
    ["operations", { ops: ["ci_cd", "iac"] }, -2],
    ["operations", { ops: ["ci_cd", "iac", "containers"] }, -1],
    ["installation", { constraints: { customerInstalled: true } }, -3],
    ["latency", { slo: { p99Ms: 20 } }, -1],
    ["latency", { slo: { p99Ms: 21 } }, 0],
  ])("%s: %j counts %i, and nothing else does", (criterion, change, points) => {
    const { contributions, net } = decided({ ...calm, ...change }).forces;
    expect([net, contributions.map((one) => [one.criterion, one.points])]).toEqual([points, points === 0 ? [] : [[criterion, points]]]);
  });
});

describe("a split", () => {
  it("is chosen where all of its conditions hold", () => {
    expect(answersIn(decided(ready))["decomposition"]).toBe("microservices");
    expect(answersIn(decided({ ...ready, independence: { contention: "blocking" } }))["decomposition"]).toBe("microservices");
    expect(answersIn(decided({ ...ready, team: { ...ready.team, now: 18, in18m: 20 } }))["decomposition"]).toBe("microservices");
  });

  it.each<[what: string, change: ProfileInput]>([
    ["six teams", { team: { ...ready.team, in18m: 36 }, independence: { parts: "several", contention: "some" }, data: { needs: ["transactions"], crossModuleTx: true } }],
    ["releases that block each other", { team: { ...ready.team, in18m: 35 }, data: { needs: ["transactions"], crossModuleTx: true } }],
    ["nothing booked across", { team: { ...ready.team, in18m: 35 }, independence: { parts: "several", contention: "some" } }],
  ])("is made at %s, where fewer teams that book across parts would keep them together", (_, change) => {
    expect(answersIn(decided({ ...ready, ...change }))["decomposition"]).toBe("microservices");
  });

  it.each<[code: string, change: ProfileInput, becomes: string]>([
    ["A04", { independence: { parts: "one", contention: "some" } }, "hybrid"],
    ["A05", { team: { ...ready.team, now: 18, in18m: 19 } }, "hybrid"],
    ["A06", { ops: ["ci_cd", "iac", "containers"] }, "hybrid"],
    ["A07", { delivery: { ...calm.delivery, boundaries: "unclear" } }, "hybrid"],
    ["A08", { constraints: { customerInstalled: true } }, "hybrid"],
    ["A09", { team: { ...ready.team, now: 18, in18m: 20 }, independence: { parts: "several" }, data: { needs: ["transactions"], crossModuleTx: true } }, "hybrid"],
    ["A10", { team: { ...ready.team, in18m: 35 }, independence: { parts: "several", contention: "some" }, data: { needs: ["transactions"], crossModuleTx: true } }, "hybrid"],
  ])("is not, %s, with %j", (code, change, becomes) => {
    const { option, rejected } = decided({ ...ready, ...change }).choices["decomposition"] ?? {};
    expect([option, rejected?.find((one) => one.option === "microservices")?.code]).toEqual([becomes, code]);
  });

  it.each<[code: string, change: ProfileInput]>([
    ["A01", { independence: { parts: "none", contention: "some" } }],
    ["A02", { ops: ["ci_cd"], independence: { parts: "one" }, team: { ...ready.team, in18m: 200 } }],
    ["A03", { independence: { parts: "one" }, team: { now: 5, in18m: 6, skills: { java: 0.9 } }, delivery: { ...calm.delivery, boundaries: "unclear" } }],
  ])("of one part is not made either, %s, with %j", (code, change) => {
    const { option, rejected } = decided({ ...ready, ...change }).choices["decomposition"] ?? {};
    expect([option, rejected?.find((one) => one.option === "hybrid")?.code]).toEqual(["modular-monolith", code]);
  });
});

describe("a hard constraint", () => {
  const codeOf = (input: ProfileInput, question: string, option: string): string | undefined => decided(input).choices[question]?.rejected.find((one) => one.option === option)?.code;

  it.each<[code: string, question: string, option: string, hit: ProfileInput, near: ProfileInput]>([
    ["H01", "compute", "functions", { work: ["websockets"] }, { work: ["short_requests"] }],
    ["H01", "compute", "functions", { work: ["gpu"] }, { work: ["cpu_heavy"] }],
    ["H01", "compute", "functions", { work: ["in_memory_state"] }, { work: ["event_processing"] }],
    ["H01", "compute", "functions", { work: ["long_jobs"] }, { work: ["streaming"] }],
    ["H02", "compute", "functions", { slo: { p99Ms: 199 } }, { slo: { p99Ms: 200 } }],
    ["H03", "compute", "containers", { constraints: { onPrem: true } }, {}],
    ["H03", "compute", "functions", { constraints: { onPrem: true } }, {}],
    ["H04", "compute", "functions", { constraints: { customerInstalled: true } }, {}],
    ["H05", "compute", "kubernetes", { ...calm, team: { now: 7, in18m: 7 } }, { ...calm, team: { now: 8, in18m: 8 } }],
    ["H05", "compute", "kubernetes", { ...calm, ops: ["ci_cd", "containers"] }, { ...calm, ops: ["ci_cd", "containers", "iac"] }],
    ["H05", "compute", "kubernetes", { ops: ["containers"], team: { in18m: 4 } }, { ops: ["platform_team"], team: { in18m: 4 } }],
    ["H06", "cloud", "aws", { constraints: { bannedClouds: ["aws"] } }, { constraints: { bannedClouds: ["azure"] } }],
    ["H06", "cloud", "eu-provider", { constraints: { residency: ["us"] } }, { constraints: { residency: ["de"] } }],
    ["H06", "cloud", "eu-provider", { constraints: { regulations: ["fedramp"] } }, { constraints: { regulations: ["gdpr"] } }],
    ["H07", "database", "mongodb", { domain: "banking", data: { needs: ["documents"] } }, { domain: "content", data: { needs: ["documents"] } }],
    ["H07", "database", "mongodb", { data: { needs: ["documents", "transactions"], crossModuleTx: true } }, { data: { needs: ["documents", "transactions"], crossModuleTx: false } }],
    ["H08", "database", "dynamodb", { data: { needs: ["key_value"] }, constraints: { regulations: ["dora"] } }, { data: { needs: ["key_value"] } }],
    ["H11", "compute", "kubernetes", { ...calm, budgetUsdMonth: 129 }, { ...calm, budgetUsdMonth: 130 }],
  ])("%s removes from %s: %s with %j, and not with %j", (code, question, option, hit, near) => {
    expect([codeOf(hit, question, option), codeOf(near, question, option) === code]).toEqual([code, false]);
  });
});

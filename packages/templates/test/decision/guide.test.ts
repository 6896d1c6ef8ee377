import { describe, expect, it } from "vitest";
import { answersIn, catalogue, decided } from "./story.ts";

const factOf = (language: string, fact: string) => catalogue.get("language")?.find(({ name }) => name === language)?.facts[fact]?.value;

describe("the selection guide", () => {
  it.each([
    ["typescript", { perf: 5, speed: 8.5, ai: 7, scal: 7.5, ease: 8 }],
    ["python", { perf: 4.5, speed: 8.5, ai: 9.5, scal: 7.5, ease: 8 }],
    ["java", { perf: 7.5, speed: 6, ai: 5, scal: 9, ease: 6 }],
    ["go", { perf: 9, speed: 6, ai: 3, scal: 9, ease: 6 }],
    ["csharp", { perf: 8, speed: 6.5, ai: 5.5, scal: 9, ease: 6 }],
  ])("has its criteria table honoured for %s", (language, row) => {
    expect(Object.fromEntries(Object.keys(row).map((fact) => [fact, factOf(language, fact)]))).toEqual(row);
  });

  it("gives start-ups Node.js or Python in a modular monolith (S49)", () => {
    const answers = answersIn(decided({ team: { now: 3 }, domain: "saas", delivery: { weeks: 10 } }));
    expect(answers).toMatchObject({ decomposition: "modular-monolith", language: "typescript", database: "postgresql" });
  });

  it("gives large mature regulated teams Spring Boot or ASP.NET Core in Kubernetes (S50)", () => {
    const enterprise = { domain: "enterprise_internal", ops: ["ci_cd", "iac", "monitoring_oncall", "containers", "platform_team"], independence: { parts: "several", contention: "blocking" }, delivery: { weeks: 80 }, constraints: { regulations: ["sox"] }, budgetUsdMonth: 100_000 } as const;
    expect(answersIn(decided({ ...structuredClone(enterprise), team: { now: 80, in18m: 90, skills: { java: 0.6, csharp: 0.3 } } } as never))).toMatchObject({ compute: "kubernetes", framework: "spring-boot" });
    expect(answersIn(decided({ ...structuredClone(enterprise), team: { now: 80, in18m: 90, skills: { java: 0.3, csharp: 0.6 } } } as never))).toMatchObject({ compute: "kubernetes", framework: "aspnet-core" });
  });

  it("has no one best language (S55)", () => {
    const domains = ["saas", "ai_llm", "banking", "high_performance_service"] as const;
    expect(domains.map((domain) => answersIn(decided({ domain }))["language"])).toEqual(["typescript", "python", "java", "go"]);
  });

  it("splits for several independent parts and readiness, not for head count (S56)", () => {
    const team = { now: 100, in18m: 120, skills: { java: 0.8 } };
    const ready = { team, delivery: { weeks: 80, codebase: "brownfield" as const, language: "java" }, ops: ["ci_cd", "iac", "monitoring_oncall", "containers"] as never, budgetUsdMonth: 50_000 };
    expect(decided(ready).label.name).toBe("modular-monolith");
    expect(decided({ ...ready, independence: { parts: "several" } }).label.name).toBe("microservices");
    expect(decided({ ...ready, ops: ["ci_cd"] as never, independence: { parts: "several" } }).label.name).toBe("modular-monolith");
  });

  it("answers defaults alone with a modular monolith on managed containers and PostgreSQL, and not with high confidence", () => {
    const decision = decided();
    expect(answersIn(decision)).toMatchObject({ language: "typescript", framework: "fastify", decomposition: "modular-monolith", compute: "containers", database: "postgresql", "data-access": "kysely", pipeline: "github-actions", monitoring: "opentelemetry" });
    expect(decision.confidence).not.toBe("high");
  });

  it("is usable from three answers", () => {
    const decision = decided({ team: { now: 4, skills: { go: 0.75 } }, domain: "realtime_chat" });
    expect(answersIn(decision)).toMatchObject({ decomposition: "modular-monolith", compute: "containers", language: "go", framework: "gin" });
  });
});

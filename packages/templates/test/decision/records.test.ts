import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { compareDecisions, decisionJson, decisionRecords, readDecision, supersedingRecords, UserError } from "@create-backend/core";
import { decided } from "./story.ts";

const date = "2026-11-25";
const shop = { team: { now: 5, in18m: 8, skills: { typescript: 0.8 } }, domain: "ecommerce" as const };
const decision = decided(shop, { flips: true });
const records = decisionRecords(decision, { date, decisionMakers: ["team-shop"] });

const frontMatterOf = (text: string): unknown => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? "");
const headingsOf = (text: string): string[] => text.split("\n").filter((line) => /^##? /.test(line)).map((line) => line.replace(/^#+ /, ""));

describe("decision records", () => {
  it("are one per decision, numbered", () => {
    expect(records.map(([path]) => path)).toEqual(["0001-architecture.md", "0002-language-and-framework.md", "0003-primary-store.md", "0004-cloud-and-hosting.md", "0005-delivery-and-operations.md"]);
    expect(decisionRecords(decided({ domain: "ai_llm" })).map(([path]) => path)).toContain("0005-models.md");
  });

  it("have front matter and sections as MADR 4 names them", () => {
    for (const [, text] of records) {
      expect(frontMatterOf(text)).toEqual({ status: "accepted", date, "decision-makers": ["team-shop"] });
      expect(headingsOf(text).slice(1)).toEqual(["Context and Problem Statement", "Decision Drivers", "Considered Options", "Decision Outcome", "Pros and Cons of the Options", "More Information"]);
      expect(text).toMatch(/### Consequences\n\n- /);
      expect(text).toMatch(/### Confirmation\n\n- `create-backend check`/);
    }
  });

  it("print every point of a score, and the points add up", () => {
    const text = records.find(([path]) => path.includes("language"))?.[1] ?? "";
    const table = /\| +Points \| Argument +\|\n.*\n([\s\S]*?)\| +\*\*(\d+\.\d\d)\*\* +\| \*\*sum\*\* +\|/.exec(text);
    const points = [...(table?.[1] ?? "").matchAll(/^\| +([+-]\d+\.\d\d) \|/gm)].map(([, value]) => Number(value));
    expect(points.length).toBeGreaterThan(5);
    expect(points.reduce((sum, value) => sum + Math.round(value * 100), 0)).toBe(Math.round(Number(table?.[2]) * 100));
  });

  it("say which load the machines and the costs are for, of a load that shrinks, too", () => {
    const architecture = (load: object): string => decisionRecords(decided({ ...shop, load }))[0]?.[1] ?? "";
    const grows = architecture({ peakRpsNow: 20, peakRps24m: 300 });
    for (const words of ["At most 300 requests per second in 24 months;", "That takes about 4 virtual CPUs at the peak.", "\n\nFunctions would cost about"]) expect(grows).toContain(words);
    const shrinks = architecture({ peakRpsNow: 300, peakRps24m: 20 });
    for (const words of ["At most 300 requests per second today, and 20 in 24 months;", "Today's take about 4 virtual CPUs at the peak.", "At today's load functions would cost about"]) expect(shrinks).toContain(words);
  });

  it("name the policies that police them, what else was considered, and when to look again", () => {
    const [, text = ""] = records[0] ?? [];
    expect(text).toContain("Policy `no-cross-module-import`");
    expect(text).toContain("is out (A04): missing: several parts that must stand alone");
    expect(text).toContain("Functions would cost about");
    expect(records.map(([, one]) => one).join()).toContain("Revisit when the situation changes:");
  });

  it("name what the choice leads in as its drivers, and what the runner-up leads in as its price", () => {
    const [, , text = ""] = decisionRecords(decided({ team: { now: 22, in18m: 28, skills: { go: 0.9 } }, delivery: { weeks: 52, codebase: "brownfield", language: "go" }, load: { peakRpsNow: 600, peakRps24m: 1500 }, budgetUsdMonth: 30_000 })).flatMap(([path, one]) => (path.includes("language") ? ["", path, one] : []));
    const drivers = /## Decision Drivers\n\n([\s\S]*?)\n\n/.exec(text)?.[1] ?? "";
    expect(drivers).toContain("at most 30,000 USD a month");
    expect(drivers).toContain("The present code is in Go");
    expect(drivers).not.toMatch(/Speed of development|Fit for/);
    expect(text).toMatch(/- Bad, because ease of hiring is 5 of 10, and 10 with TypeScript/);
    expect(text).toContain("At most 1,500 requests per second");
  });

  it("have no date when none is given, and the same bytes each time", () => {
    expect(decisionRecords(decision)).toEqual(decisionRecords(decided(shop, { flips: true })));
    expect(frontMatterOf(decisionRecords(decision)[0]?.[1] ?? "")).toEqual({ status: "accepted" });
  });
});

describe("deciding again", () => {
  const grown = decided({ team: { now: 60, in18m: 90, skills: { typescript: 0.8 } }, domain: "ecommerce", delivery: { weeks: 60, codebase: "brownfield", language: "typescript" }, ops: ["ci_cd", "iac", "monitoring_oncall", "containers", "platform_team"], independence: { parts: "several", contention: "blocking" }, budgetUsdMonth: 50_000 });

  it("reads what was stored, byte for byte", () => {
    expect(readDecision(decisionJson(decision))).toEqual(decision);
    expect(() => readDecision("{}")).toThrow(UserError);
  });

  it("says what changed, and what in the profile led to it", () => {
    const changes = compareDecisions(decision, grown);
    expect(changes.choices.map(({ sentence }) => sentence)).toContain("Modular monolith becomes Microservices");
    expect(changes.profile).toContain("independence.parts");
    expect(changes.catalogue).toBe(false);
  });

  it("writes a superseding record only for what changed", () => {
    const written = supersedingRecords(compareDecisions(decision, grown), grown, { existing: records, date });
    const paths = written.map(([path]) => path);
    expect(paths).toContain("0006-architecture.md");
    const moved = decided({ ...shop, constraints: { existingCloud: "azure" } });
    expect(supersedingRecords(compareDecisions(decision, moved), moved, { existing: records }).map(([path]) => path)).toEqual(["0006-cloud-and-hosting.md", "0004-cloud-and-hosting.md"]);
    expect(frontMatterOf(written.find(([path]) => path === "0001-architecture.md")?.[1] ?? "")).toMatchObject({ status: "superseded by [0006-architecture.md](0006-architecture.md)" });
    expect(written.find(([path]) => path === "0006-architecture.md")?.[1]).toContain("Supersedes [0001-architecture.md](0001-architecture.md)");
    expect(supersedingRecords(compareDecisions(decision, decision), decision, { existing: records })).toEqual([]);
  });
});

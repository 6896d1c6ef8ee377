import { describe, expect, it } from "vitest";
import { matters } from "@create-backend/core";
import { aProfile, catalogue } from "./story.ts";

const asked = { catalogue, generatesOnly: false };

describe("a question of the interview", () => {
  it.each([
    ["team.in18m"], ["team.skills"], ["domain"], ["work"], ["ops"], ["independence.parts"], ["constraints.onPrem"], ["load.peakRps24m"], ["data.needs"],
  ])("about %s matters while everything is open", (key) => {
    expect(matters(aProfile(), [key], asked)).toBe(true);
  });

  it("about the language is skipped once one is fixed with its framework", () => {
    const profile = aProfile({ answers: { language: "go", framework: "gin", decomposition: "modular-monolith", compute: "containers", database: "postgresql", pipeline: "github-actions", monitoring: "opentelemetry" } });
    expect(matters(profile, ["team.skills"], asked)).toBe(false);
  });

  it("about several parts is skipped for three people without operations", () => {
    const profile = aProfile({ team: { now: 3, in18m: 4 }, ops: [], delivery: { weeks: 10 } });
    expect(matters(profile, ["independence.parts", "independence.contention"], asked)).toBe(false);
  });

  it("about vectors and sizes is skipped where customers' rules leave one answer", () => {
    const profile = aProfile({ team: { now: 3, in18m: 4, skills: { typescript: 1 } }, data: { needs: ["transactions"], crossModuleTx: true } });
    expect(matters(profile, ["data.writesPerSecond"], asked)).toBe(false);
  });
});

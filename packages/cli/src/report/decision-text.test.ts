import { completeProfile, decide, parseOverrides, parseRadar, type DecideOptions, type ProfileInput } from "@create-backend/core";
import { catalogueOf, registeredOptions } from "@create-backend/templates";
import { describe, expect, it } from "vitest";
import type { Screen } from "../terminal/session.ts";
import { styleOf } from "../terminal/style.ts";
import { decisionDetail } from "./decision-detail.ts";
import { decisionText, remarksOf } from "./decision-text.ts";

const catalogue = catalogueOf(registeredOptions);
const decided = (input: ProfileInput, options: DecideOptions = {}) => decide(completeProfile([{ input, origin: "file" }]), catalogue, options);
const halves = { team: { now: 5, in18m: 5, skills: { python: 0.5, typescript: 0.4 } } } satisfies ProfileInput;

describe("what a decision says to know", () => {
  it("names what would have won without the radar", () => {
    const radar = parseRadar('[{ "name": "python", "ring": "forbidden", "reason": "we leave it" }]');
    expect(remarksOf(decided(halves, { radar }))).toContain("Without the radar: Python (language), FastAPI (framework).");
    expect(remarksOf(decided(halves)).join(" ")).not.toContain("Without the radar");
  });

  it("names the organisation's own facts, with their reasons, and what the published ones would have chosen", () => {
    const overrides = parseOverrides('[{ "id": "language.typescript.speed", "value": 10, "reason": "our generators" }, { "id": "language.typescript.ai", "value": 10, "reason": "our libraries" }, { "id": "language.python.speed", "value": 4, "reason": "measured" }, { "id": "cache.redis.usage", "value": 30, "reason": "asked" }]');
    const remarks = remarksOf(decided(halves, { overrides }));
    expect(remarks).toContain("With the published ones: Python (language), FastAPI (framework).");
    expect(remarks.find((one) => one.startsWith("Facts of your own"))).toMatch(/^Facts of your own: cache\.redis\.usage \(asked\), .*, and 1 more\.$/);
  });
});

describe("what a decision says of the parts of the work", () => {
  const queued = { ...halves, work: ["short_requests", "long_jobs"], data: { needs: ["transactions", "files"] } } satisfies ProfileInput;
  const screen = { width: 200, style: styleOf(false) } as Screen;

  it("names those that run behind a queue on one screen, and why in full", () => {
    const decision = decided(queued);
    expect(decisionText(decision, catalogue, screen)).toContain("By workload: API, workers behind a queue on Containers · uploads on Functions");
    expect(decisionDetail(decision, catalogue, screen)).toMatch(/By workload\n.*API on Containers: answers callers: short requests\n.*workers on Containers: behind a queue: jobs of over 15 minutes\n/);
  });

  it("says nothing where there is only one", () => {
    expect(decisionText(decided(halves), catalogue, screen)).not.toContain("By workload");
  });
});

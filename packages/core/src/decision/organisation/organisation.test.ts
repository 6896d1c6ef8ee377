import { describe, expect, it } from "vitest";
import type { Catalogue, Option } from "../../catalogue/option.ts";
import { UserError } from "../../errors.ts";
import { completeProfile } from "../../profile/complete-profile.ts";
import { decide, parseOverrides, parseRadar } from "../index.ts";

const fact = (value: number) => ({ value, source: "estimate", date: "2026-11", confidence: "low" as const, expires: "2027-06" });
const language = (name: string, speed: number): Option => ({ question: "language", name, title: name, summary: "", needs: {}, traits: [], facts: { speed: fact(speed) }, generates: true, order: 10 });
const catalogue: Catalogue = new Map([["language", [language("ts", 8), language("py", 8.2), language("go", 6)]]]);
const profile = completeProfile([{ input: { team: { skills: { ts: 0.9 } } }, origin: "file" }]);

function problem(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("it was accepted");
}

describe("a radar", () => {
  it("adds to what it adopts and takes from what it assesses, and the points say so", () => {
    const radar = parseRadar('[{ "name": "py", "ring": "adopt", "quadrant": "languages" }, { "name": "ts", "ring": "assess", "reason": "too many build tools" }]');
    const choice = decide(profile, catalogue, { radar }).choices["language"];
    expect(choice?.reasons.find(({ because }) => because.startsWith("the radar"))).toMatchObject({ points: -1, because: "the radar says assess (too many build tools)" });
  });

  it("removes what it holds or forbids, and the result says what would have won", () => {
    const radar = parseRadar("approvedOnly: false\nentries:\n  - { name: ts, ring: hold, reason: licences }\n");
    const choice = decide(profile, catalogue, { radar }).choices["language"];
    expect(choice).toMatchObject({ option: "py", withoutRadar: { option: "ts" } });
    expect(choice?.rejected.find(({ option }) => option === "ts")).toMatchObject({ code: "H09", sentence: "removed, H09: the radar says hold (licences)" });
  });

  it("lets a waiver past hold, and never past forbidden", () => {
    const waivers = [{ name: "ts", reason: "one product" }];
    const ring = (name: string) => parseRadar(`[{ "name": "ts", "ring": "${name}", "reason": "licences" }]`);
    expect(decide(profile, catalogue, { radar: ring("hold"), waivers }).choices["language"]?.option).toBe("ts");
    expect(decide(profile, catalogue, { radar: ring("forbidden"), waivers }).choices["language"]?.option).toBe("py");
  });

  it("says of a waiver that changes nothing why it does not", () => {
    const radar = parseRadar('[{ "name": "ts", "ring": "forbidden", "reason": "licences" }, { "name": "py", "ring": "assess" }]');
    const notes = (name: string): readonly string[] => decide(profile, catalogue, { radar, waivers: [{ name, reason: "one product" }] }).notes.filter((note) => note.includes("aive"));
    expect(notes("ts")).toEqual(["The waiver of ts (one product) changes nothing: the radar says forbidden (licences), and only hold, or what is not listed, can be waived. Whoever keeps the radar can allow it again."]);
    expect(notes("py")).toEqual(["The waiver of py (one product) changes nothing: the radar says assess, which rules nothing out."]);
    expect(notes("go")).toEqual(["The waiver of go (one product) changes nothing: the radar does not name it."]);
  });

  it("that rules something out without a reason is refused, with its place", () => {
    for (const ring of ["hold", "forbidden"]) {
      const { code, parts } = problem(() => parseRadar(`entries:\n  - { name: ts, ring: ${ring} }\n`, "radar.yaml"));
      expect([code, parts.what]).toEqual(["CB-013", `radar.yaml:2:7 entries.0.name: The radar says ${ring} of ts and gives no reason.`]);
      expect(parts.todo).toContain(`ring: ${ring}, reason: `);
    }
    expect(parseRadar('[{ "name": "py", "ring": "adopt" }]').entries).toHaveLength(1);
  });

  it("forgets an entry after its day", () => {
    const radar = parseRadar('[{ "name": "ts", "ring": "forbidden", "reason": "licences", "until": "2026-10-31" }]');
    expect(decide(profile, catalogue, { radar, today: "2026-11-23" }).choices["language"]?.option).toBe("ts");
    expect(decide(profile, catalogue, { radar, today: "2026-10-31" }).choices["language"]?.option).toBe("py");
  });

  it("that misspells a technology, or is waived for none, is refused with the nearest; what no question is about is said and left alone", () => {
    const entry = (name: string) => parseRadar(`[{ "name": "${name}", "ring": "hold", "reason": "licences" }]`);
    const wide: Catalogue = new Map([["language", [language("typescript", 8), language("go", 6)]]]);
    const slip = problem(() => decide(profile, wide, { radar: entry("typescrpt") }));
    expect([slip.code, slip.parts.todo]).toEqual(["CB-035", 'Did you mean "typescript"?']);
    expect(slip.parts).toMatchObject({ place: { file: "radar.json", line: 1, key: "0.name" }, what: expect.stringMatching(/^radar\.json:1:\d+ 0\.name: The entry "typescrpt"/) as string });
    expect(problem(() => decide(profile, wide, { radar: entry("go"), waivers: [{ name: "typscript", reason: "one product" }] })).parts.todo).toBe('Did you mean "typescript"?');
    expect(decide(profile, wide, { radar: entry("Cypress") }).notes.join()).toContain("does not count: Cypress");
  });

  it("that approves a list leaves out what it does not name", () => {
    const radar = parseRadar('{ "approvedOnly": true, "entries": [{ "name": "go", "ring": "trial" }] }');
    expect(decide(profile, catalogue, { radar }).choices["language"]?.option).toBe("go");
  });

  it("that approves a list with nothing on it forbids everything, and is refused", () => {
    const refused = (text: string, today?: string) => problem(() => decide(profile, catalogue, { radar: parseRadar(text), ...(today === undefined ? {} : { today }) }));
    expect(refused('{ "approvedOnly": true,\n  "entries": [] }')).toMatchObject({ code: "CB-036", parts: { place: { file: "radar.json", line: 1, key: "approvedOnly" } } });
    expect(refused('{ "approvedOnly": true, "entries": [{ "name": "Cypress", "ring": "adopt" }] }').parts.what).toContain("(Cypress) none");
    expect(refused('{ "approvedOnly": true, "entries": [{ "name": "go", "ring": "adopt", "until": "2026-06" }] }', "2026-11-26").code).toBe("CB-036");
  });

  it("that forbids all the team knows is a contradiction, and one that forbids everything a conflict", () => {
    const all = parseRadar('[{ "name": "ts", "ring": "forbidden", "reason": "licences" }, { "name": "py", "ring": "forbidden", "reason": "licences" }, { "name": "go", "ring": "hold", "reason": "licences" }]');
    const decision = decide(profile, catalogue, { radar: all });
    expect(decision.contradictions).toMatchObject([{ code: "X15", severity: "error", what: "The team ships ts, and the radar rules it out." }]);
    expect(decision.impasses).toMatchObject([{ question: "language", codes: ["H09"] }]);
    const both = completeProfile([{ input: { team: { skills: { ts: 0.9, go: 0.4 } } }, origin: "file" }]);
    expect(decide(both, catalogue, { radar: all }).contradictions).toMatchObject([{ code: "X15", what: "The team ships ts, go, and the radar rules all of them out.", fix: "Waive the radar for go with a reason, or hire for what it allows." }]);
    expect(decision.confidence).toBe("low");
  });

  it("is refused with line and key when it cannot be read", () => {
    expect(problem(() => parseRadar('[\n  { "name": "ts", "ring": "maybe" }\n]')).parts.place).toEqual({ file: "radar.json", line: 2, column: 19, key: "0.ring" });
    expect(problem(() => parseRadar("entries: []\nsince: 2026\n")).code).toBe("CB-014");
  });
});

describe("an override", () => {
  it("replaces a fact, and the decision lists it with its reason", () => {
    const overrides = parseOverrides('[{ "id": "language.go.speed", "value": 10, "reason": "our generators" }]');
    const decision = decide(profile, catalogue, { overrides });
    expect(decision.evidence.overridden).toEqual([{ id: "language.go.speed", reason: "our generators" }]);
    expect(decision.choices["language"]?.rejected.find(({ option }) => option === "go")?.reasons?.find(({ criterion }) => criterion === "speed")?.value).toBe(10);
  });

  it("that changes the answer leaves in sight what the published facts would have chosen", () => {
    const overrides = parseOverrides('[{ "id": "language.py.speed", "value": 10, "reason": "measured" }]');
    const answers = (others: typeof overrides | undefined) => decide(completeProfile([]), catalogue, others === undefined ? {} : { overrides: others }).choices["language"];
    const lower = parseOverrides('[{ "id": "language.py.speed", "value": 7, "reason": "measured" }]');
    expect([answers(undefined)?.option, answers(lower)?.option, answers(lower)?.withoutOverrides?.option, answers(overrides)?.withoutOverrides]).toEqual(["py", "ts", "py", undefined]);
  });

  it("without a reason is refused under its id, at its line", () => {
    const second = problem(() => parseOverrides("- { id: language.ts.speed, value: 9, reason: measured }\n- id: language.go.speed\n  value: 10\n", "facts.yaml"));
    expect(second.message).toMatch(/^facts\.yaml:2:\d+ language\.go\.speed\.reason: a reason expected/);
  });

  it("of an option that does not exist is refused with the nearest", () => {
    const overrides = [{ id: "language.og.speed", value: 1, reason: "because" }];
    expect(problem(() => decide(profile, catalogue, { overrides })).parts.todo).toBe('Did you mean "language.go.speed"?');
  });

  it("of a fact that no decision looks at is refused with the nearest", () => {
    const overrides = [{ id: "language.go.sped", value: 1, reason: "because" }];
    expect(problem(() => decide(profile, catalogue, { overrides })).parts.todo).toBe('Did you mean "language.go.speed"?');
    expect(decide(profile, catalogue, { overrides: [{ id: "language.ts.archived", value: true, reason: "its company closed" }] }).choices["language"]?.option).toBe("py");
  });

  it("of another kind is refused", () => {
    const overrides = [{ id: "language.go.speed", value: "fast", reason: "because" }];
    expect(problem(() => decide(profile, catalogue, { overrides })).code).toBe("CB-033");
  });
});

describe("an expired fact", () => {
  it("still counts, is listed, and takes the confidence", () => {
    const decision = decide(profile, catalogue, { today: "2027-08-01" });
    expect(decision.evidence.expired).toEqual(["language.ts.speed", "language.py.speed", "language.go.speed"]);
    expect(decision.choices["language"]?.option).toBe("ts");
    expect(decision.notes.join()).toContain("expired");
    expect(decide(profile, catalogue, { today: "2027-06-30" }).evidence.expired).toEqual([]);
  });
});

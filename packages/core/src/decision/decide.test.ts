import { describe, expect, it } from "vitest";
import type { Catalogue, Option } from "../catalogue/option.ts";
import { completeProfile, type ProfileInput } from "../profile/index.ts";
import { answersOf, decide, stableJson, type Decision } from "./index.ts";

const fact = (value: number) => ({ value, source: "estimate", date: "2026-11", confidence: "low" as const });
const option = (question: string, name: string, rest: Partial<Option> = {}): Option => ({ question, name, title: name, summary: "", needs: {}, traits: [], facts: {}, generates: true, order: 10, ...rest });
const language = (name: string, numbers: Record<string, number>, rest: Partial<Option> = {}): Option =>
  option("language", name, { facts: Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, fact(value)])), ...rest });

const catalogue: Catalogue = new Map([
  ["decomposition", [
    option("decomposition", "together"),
    option("decomposition", "apart", { order: 20, traits: ["apart"], rules: { points: [{ points: 2, because: "independence" }], gates: [{ code: "A01", needs: { "ops.level": { atLeast: 4 } }, missing: "operations" }] } }),
  ]],
  ["compute", [
    option("compute", "boxes", { rules: { points: [{ points: 3, because: "the default" }] } }),
    option("compute", "sparks", { order: 20, traits: ["functions"], rules: { removals: [{ code: "H01", when: { work: { has: "websockets" } }, because: "connections stay open" }], points: [{ points: 4, when: { work: { has: "event_glue" } }, because: "glue" }] } }),
  ]],
  ["language", [
    language("ts", { "fit.startup": 9, speed: 8.5, usage: 66, ease: 8 }),
    language("py", { "fit.startup": 8.5, speed: 8.5, usage: 58, ease: 8, "fit.ai": 10, ai: 9.5 }, { order: 20 }),
    language("rb", { "fit.startup": 9, speed: 9, usage: 6, ease: 8 }, { generates: false, order: 30 }),
  ]],
  ["framework", [
    option("framework", "tsweb", { needs: { language: ["ts"] } }),
    option("framework", "pyweb", { needs: { language: ["py"], decomposition: ["together"] } }),
    option("framework", "rails", { needs: { language: ["rb"] }, generates: false }),
  ]],
  ["broker", [option("broker", "pipe", { needs: { trait: ["remote-events"] } })]],
]);

const of = (input: ProfileInput, options = {}) => decide(completeProfile([{ input, origin: "file" }]), catalogue, options);
const names = (decision: ReturnType<typeof of>) => Object.fromEntries(Object.values(decision.choices).map((choice) => [choice.question, choice.option]));

describe("decide", () => {
  it("answers an empty profile with the defaults, and not with high confidence", () => {
    const decision = of({});
    expect(names(decision)).toEqual({ decomposition: "together", compute: "boxes", language: "ts", framework: "tsweb" });
    expect([decision.label.name, decision.confidence, decision.notNeeded["broker"]]).toEqual(["together", "low", "not needed: only of use with remote events"]);
  });

  it("prints points that add up to the score", () => {
    const choice = of({ team: { skills: { py: 0.8, ts: 0.3 } } }).choices["language"];
    const sum = choice?.reasons.reduce((total, { points }) => total + Math.round(points * 100), 0);
    expect(sum).toBe(Math.round((choice?.score ?? 0) * 100));
  });

  it("follows the team", () => {
    const decision = of({ team: { skills: { py: 0.9 } } });
    expect(names(decision)).toMatchObject({ language: "py", framework: "pyweb" });
    expect(decision.choices["language"]?.runnerUp?.sentence).toMatch(/^loses by \d\.\d\d to py because 90 % of the team ship py, and nobody ts/);
  });

  it("counts who ships in a framework for its language", () => {
    expect(names(of({ team: { skills: { pyweb: 0.9 } } }))).toMatchObject({ language: "py" });
  });

  it("reads a share out of the present code only where nobody said one, and says so", () => {
    const present = { codebase: "brownfield", language: "py" } as const;
    const because = (decision: Decision): string | undefined => decision.choices["language"]?.reasons.find(({ criterion }) => criterion === "team")?.because;
    expect(because(of({ delivery: present }))).toBe("the present code is in py, which counts as 60 % of the team");
    expect(because(of({ delivery: present, team: { skills: { py: 0.4 } } }))).toBe("40 % of the team ship py");
  });

  it("steps over an answer that leaves a later question open", () => {
    const decision = of({ team: { skills: { py: 0.9 } }, ops: ["ci_cd", "iac", "containers", "monitoring_oncall"] });
    expect(names(decision)).toMatchObject({ decomposition: "apart", language: "ts", framework: "tsweb", broker: "pipe" });
    expect(decision.choices["language"]?.rejected.find(({ option: name }) => name === "py")?.code).toBe("N02");
  });

  it("names the code of a constraint, and its reason", () => {
    const rejected = of({ work: ["websockets", "event_glue"] }).choices["compute"]?.rejected[0];
    expect(rejected).toMatchObject({ option: "sparks", code: "H01", sentence: "removed, H01: connections stay open" });
  });

  it("names what a gate misses", () => {
    expect(of({}).choices["decomposition"]?.rejected[0]).toMatchObject({ code: "A01", sentence: "missing: operations" });
  });

  it("lets a pin win, and says what would have won", () => {
    const decision = of({ answers: { framework: "pyweb" } });
    expect(names(decision)).toMatchObject({ language: "py", framework: "pyweb" });
    expect(decision.choices["framework"]).toMatchObject({ pinned: true, otherwise: { option: "tsweb" } });
    expect(decision.choices["language"]?.otherwise?.option).toBe("ts");
  });

  it("calls a pin against a constraint an error, and one against a gate a warning", () => {
    expect(of({ answers: { compute: "sparks" }, work: ["websockets"] }).contradictions).toMatchObject([{ code: "X02", severity: "error" }]);
    expect(of({ answers: { decomposition: "apart" } }).contradictions).toMatchObject([{ code: "X01", severity: "warning" }]);
  });

  it("refuses a pin that does not exist, with the nearest name", () => {
    expect(() => of({ answers: { framework: "tswebb" } })).toThrow('Did you mean "tsweb"?');
    expect(() => of({ answers: { framewrok: "tsweb" } })).toThrow('Did you mean "framework"?');
  });

  it("advises what we do not generate, and says what we can", () => {
    const skills = { team: { skills: { rb: 1 } } };
    expect(of(skills).choices["language"]).toMatchObject({ option: "rb", generates: false, bestGenerated: { option: "ts" } });
    expect(of(skills, { generatesOnly: true }).choices["language"]).toMatchObject({ option: "ts", advised: { option: "rb" } });
    expect(answersOf(of(skills))).not.toHaveProperty("language");
  });

  it("keeps a language that the catalogue does not know", () => {
    expect(of({ team: { skills: { perl: 0.9 } } }).notes[0]).toMatch(/^Keep perl: 90 % of the team/);
  });

  it("is the same, byte for byte, whatever the order of keys", () => {
    const a = of({ domain: "ai_llm", team: { now: 5, skills: { ts: 0.5, py: 0.5 } } });
    const b = of({ team: { skills: { py: 0.5, ts: 0.5 }, now: 5 }, domain: "ai_llm" });
    expect(stableJson(b)).toBe(stableJson(a));
  });

  it("calls the two axes together serverless when functions are the main compute", () => {
    expect(of({ work: ["event_glue"] }).label.name).toBe("serverless");
  });
});

describe("a word that the catalogue does not know", () => {
  it("is named, with the one that it misspells, where it does", () => {
    expect(of({ team: { skills: { tsweb: 0.5 }, knows: ["pywep"] } }).notes).toContain('"pywep" (team.knows) is not in the catalogue, so it does not count; did you mean "pyweb"?');
    expect(of({ team: { knows: ["paywebs"] } }).notes).toContain('"paywebs" (team.knows) is not in the catalogue, so it does not count.');
  });
});

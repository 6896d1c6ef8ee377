import { describe, expect, it } from "vitest";
import { UserError } from "../errors.ts";
import { parseProfile, profileJsonSchema } from "./index.ts";

const problem = (text: string): UserError => {
  try {
    parseProfile(text, "team.yaml");
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("the profile was accepted");
};

describe("a profile file", () => {
  it("may be empty: every value is a default, and so is what follows from defaults", () => {
    const profile = parseProfile("");
    expect([profile.team.now, profile.team.in18m, profile.delivery.boundaries, profile.budgetUsdMonth]).toEqual([3, 5, "unclear", 500]);
    expect(new Set(Object.values(profile.origins))).toEqual(new Set(["default"]));
  });

  it("keeps the origin of each value", () => {
    const { origins } = parseProfile("team: { now: 8 }\nwork: [websockets]\n");
    expect([origins["team.now"], origins["team.in18m"], origins["work"], origins["domain"]]).toEqual(["file", "derived", "file", "default"]);
  });

  it("computes the peak from users", () => {
    const { load } = parseProfile("load: { users: 1000000, users24m: 10000000, pattern: daily }");
    expect(load.peakRpsNow).toBeCloseTo(370.4, 1);
    expect(load.peakRps24m).toBeCloseTo(3703.7, 1);
  });

  it("names file, line, column, key and what is expected", () => {
    const { code, parts } = problem("team:\n  now: lots\n");
    expect([code, parts.place]).toEqual(["CB-013", { file: "team.yaml", line: 2, column: 3, key: "team.now" }]);
    expect(parts.what).toContain("a whole number from 1 to 100000");
  });

  it("tells every problem at once, in the order of the file, each with its line", () => {
    const { code, parts } = problem("laod: {}\nteam:\n  now: lots\ndomian: saas\n");
    const told = [{ code, parts }, ...(parts.others ?? [])].map((one) => [one.code, one.parts.place?.line, one.parts.place?.key]);
    expect(told).toEqual([["CB-014", 1, "laod"], ["CB-013", 3, "team.now"], ["CB-014", 4, "domian"]]);
  });

  it("tells twenty problems, and how many there are more", () => {
    const { parts } = problem(Array.from({ length: 30 }, (_, index) => `key${index}: 1\n`).join(""));
    expect([parts.others?.length, parts.others?.at(-1)?.message]).toEqual([20, "10 more problems like these. Mend these first."]);
  });

  it("suggests the nearest key", () => {
    expect(problem("laod: {}").parts.todo).toBe('Did you mean "load"?');
    expect(problem("slo: { p99: 20 }").parts.todo).toBe('Did you mean "p99Ms"?');
  });

  it("suggests the nearest word of a list", () => {
    expect(problem("domain: bankng").parts.what).toContain('did you mean "banking"?');
  });

  it("takes a country by its two letters or the Union as a place, alone or in a list, in any case", () => {
    const stay = (text: string): readonly string[] => parseProfile(`constraints: { residency: ${text} }`).constraints.residency;
    expect([stay("EU"), stay("[de, gb, cn]"), stay("[]")]).toEqual([["eu"], ["de", "uk", "cn"], []]);
  });

  it.each([["[eu, germany]", 'did you mean "de"?'], ["usa", 'did you mean "us"?'], ["[eu-central-1]", 'did you mean "eu"?'], ["germanywestcentral", 'did you mean "de"?'], ["[swizerland]", 'did you mean "ch"?'], ["[mars]", "or eu expected; it says"], ["7", "a place or a list of places expected"]])("refuses the place %s", (text, said) => {
    const { code, parts } = problem(`constraints:\n  residency: ${text}`);
    expect([code, parts.place?.line, parts.place?.key?.startsWith("constraints.residency")]).toEqual(["CB-013", 2, true]);
    expect(parts.what).toContain(said);
  });

  it.each([
    ["team: { skills: { python: 80 } }", "team.skills.python"],
    ["team: { skills: { python: -0.1 } }", "team.skills.python"],
    ["load: { peakRpsNow: -1 }", "load.peakRpsNow"],
    ["load: { peakRpsNow: .nan }", "load.peakRpsNow"],
    ["load: { peakRps24m: .inf }", "load.peakRps24m"],
    ["slo: { availability: 101 }", "slo.availability"],
    ["team: { now: 2.5 }", "team.now"],
    ["slo: { p99Ms: 200ms }", "slo.p99Ms"],
    ["work: websockets", "work"],
  ])("refuses %s", (text, key) => {
    const { code, parts } = problem(text);
    expect([code, parts.place?.key]).toEqual(["CB-013", key]);
  });

  it.each([
    ["team: { skills: { python: 80 } }", "Write 0.8 for 80 %."],
    ["team: { skills: { python: 1.4 } }", "Write 0.014 for 1.4 %."],
    ["slo: { p99Ms: 200ms }", "Write the number alone, in that unit."],
    ["budgetUsdMonth: 500 EUR", "Write the number alone, in that unit."],
    ["team: { now: three }", "Correct the value there."],
  ])("says of %s how it is to be written", (text, todo) => {
    expect(problem(text).parts.todo).toBe(todo);
  });

  it("ends a guess before it says what stands there", () => {
    expect(problem("domain: bankng").parts.what).toContain('did you mean "banking"? It says "bankng".');
  });

  it.each([
    ["team: { skills: [go] }", 'team.skills: keys with values expected; it says ["go"]'],
    ["team: 5", "team: keys with values expected; it says 5"],
    ["work: websockets", 'work: a list, such as [one, two], expected; it says "websockets"'],
  ])("says of %s what is expected in words of the file", (text, said) => {
    expect(problem(text).message).toContain(said);
  });

  it.each([
    ["two answers to one question", "domain: saas\ndomain: iot\n", "CB-011"],
    ["an alias", "team: &a { now: 3 }\nload: *a\n", "CB-012"],
    ["a key that JavaScript would swallow", "team: { now: 3, skills: { __proto__: 1 } }\n", "CB-014"],
    ["several documents", "domain: saas\n---\ndomain: iot\n", "CB-011"],
    ["broken YAML", "team: {", "CB-011"],
    ["a library instead of a page", `name: ${"x".repeat(300_000)}`, "CB-015"],
    ["nesting without end", `name: ${"[".repeat(60_000)}`, "CB-011"],
    ["a list", "- saas\n", "CB-013"],
    ["a prototype", "__proto__: { now: 3 }\n", "CB-014"],
  ])("refuses %s", (_, text, code) => {
    expect(problem(text).code).toBe(code);
  });

  it("is described by a JSON schema for editors", () => {
    const schema = profileJsonSchema() as { properties: Record<string, { description?: string }> };
    expect(Object.keys(schema.properties)).toContain("budgetUsdMonth");
    expect(schema.properties["domain"]?.description).toBe("What is being built");
  });
});

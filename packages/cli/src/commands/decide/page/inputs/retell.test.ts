import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { completeProfile, decide, readProfile, readYaml, type Profile, type ProfileInput } from "@create-backend/core";
import { catalogueOf, registeredOptions } from "@create-backend/templates";
import { describe, expect, it } from "vitest";
import { profileFile } from "./profile-file.ts";
import { retell } from "./retell.ts";

const catalogue = catalogueOf(registeredOptions);
const folder = join(import.meta.dirname, "../../../../../../core/src/decision/cases");
const cases = readdirSync(folder).map((name) => [name, (readYaml(readFileSync(join(folder, name), "utf8"), name).value as { profile: ProfileInput }).profile] as const);
const fromFile = (input: ProfileInput): Profile => completeProfile([{ input, origin: "file" }]);

describe("a situation told anew", () => {
  it.each(cases)("is the same while nothing changes (%s)", (_, input) => {
    expect(retell(fromFile(input), {})).toEqual(fromFile(input));
  });

  it("is what a file and flags say together", () => {
    const input: ProfileInput = { team: { now: 6, skills: { python: 0.5 } }, domain: "saas" };
    const flags: ProfileInput = { team: { in18m: 40, skills: { go: 0.5 } } };
    const together = completeProfile([{ input, origin: "file" }, { input: flags, origin: "answered" }]);
    expect(retell(fromFile(input), { "team.in18m": 40, "team.skills": { go: 0.5 } })).toEqual(together);
  });

  it("lets follow anew what follows", () => {
    expect(retell(fromFile({ team: { now: 6 } }), { "team.now": 20 }).team.in18m).toBe(30);
  });

  it("makes true what the decision says would change it", () => {
    for (const [name, input] of cases.slice(0, 12)) {
      const profile = fromFile(input);
      const { flips, choices } = decide(profile, catalogue, { flips: true });
      for (const { key, to, becomes } of flips?.profile.slice(0, 5) ?? []) {
        const after = decide(retell(profile, { [key]: to }), catalogue).choices;
        expect([name, key, becomes.map(({ question }) => after[question]?.option ?? "-")]).toEqual([name, key, becomes.map(({ option }) => option)]);
        expect(becomes.every(({ question, option }) => (choices[question]?.option ?? "-") !== option)).toBe(true);
      }
    }
  });
});

describe("a situation as a file", () => {
  it.each(cases)("is read as what it was (%s)", (name, input) => {
    expect(completeProfile([{ input: readProfile(profileFile(fromFile(input)), name), origin: "file" }])).toEqual(fromFile(input));
  });

  it("keeps words that YAML takes for something else", () => {
    const input: ProfileInput = { name: "no", constraints: { residency: ["no"] }, load: { growthReason: "a: b # c\n- d" } };
    expect(readProfile(profileFile(fromFile(input)), "profile.yaml")).toEqual(input);
  });
});

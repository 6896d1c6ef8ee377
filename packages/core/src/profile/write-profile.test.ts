import { describe, expect, it } from "vitest";
import { completeProfile } from "./complete-profile.ts";
import { retold } from "./change-profile.ts";
import { parseProfile, readProfile } from "./parse-profile.ts";
import { writeProfile } from "./write-profile.ts";

const told = completeProfile([
  { input: { name: "shop", team: { now: 5, skills: { "c#": 0.5 } }, load: { growthReason: "a: b, {c}" } }, origin: "file" },
  { input: { ops: [], answers: { pipeline: "gitlab-ci" } }, origin: "answered" },
]);

describe("a written profile", () => {
  it("says what was said, leaves defaults and name out, and is read back the same", () => {
    const text = writeProfile(told);
    expect(text).not.toMatch(/shop|domain/);
    expect(parseProfile(text)).toMatchObject({ team: { now: 5, skills: { "c#": 0.5 } }, load: { growthReason: "a: b, {c}" }, ops: [], answers: { pipeline: "gitlab-ci" } });
    expect(writeProfile(parseProfile(text))).toBe(text);
  });

  it("is a file, too, when nothing was said", () => {
    expect(readProfile(writeProfile(completeProfile([])))).toEqual({});
  });

  it("keeps the origin of what says the same as before, and of nothing else", () => {
    const again = completeProfile(retold({ team: { now: 9 }, ops: [], answers: { pipeline: "gitlab-ci" } }, told));
    expect([again.origins["ops"], again.origins["answers"], again.origins["team.now"]]).toEqual(["answered", "answered", "file"]);
  });
});

import { describe, expect, it } from "vitest";
import { fromReleases } from "../../catalogue/evidence.ts";
import type { Catalogue, Fact, Option } from "../../catalogue/option.ts";
import { completeProfile } from "../../profile/complete-profile.ts";
import { decide } from "../index.ts";

type Facts = Readonly<Record<string, Fact>>;

const framework = (name: string, order: number, facts: Facts): Option => ({ question: "framework", name, title: name, summary: "", needs: {}, traits: [], facts, generates: true, order });
const listed = (values: Record<string, number | string | boolean>, date = "2026-08"): Facts => fromReleases("https://www.example.org/releases", values, date);

/** The choice between a technology and one that is nobody's first, over four years. */
function chosenBeside(facts: Facts, today = "2026-11-26") {
  const catalogue: Catalogue = new Map([["framework", [framework("first", 10, facts), framework("second", 20, listed({ "health.lastRelease": "2026-08" }))]]]);
  const profile = completeProfile([{ input: { delivery: { horizonYears: 4 } }, origin: "file" }]);
  return decide(profile, catalogue, { today }).choices["framework"];
}

describe("the health of a technology", () => {
  it("removes what has been silent for three years by the day its releases were listed, with the months", () => {
    const choice = chosenBeside(listed({ "health.lastRelease": "2022-05" }));
    expect(choice?.option).toBe("second");
    expect(choice?.rejected).toMatchObject([{ option: "first", code: "H10", sentence: "removed, H10: its last release was 2022-05, nothing came in the 51 months after it" }]);
  });

  it("removes nothing that is as slow as it always was, or that only this catalogue has not looked at for long", () => {
    expect(chosenBeside(listed({ "health.lastRelease": "2022-05", "health.cadenceMonths": 48 }))?.option).toBe("first");
    expect(chosenBeside(listed({ "health.lastRelease": "2026-05" }), "2031-01-01")?.option).toBe("first");
  });

  it("removes what is archived, and what ends before half of the horizon", () => {
    const fact = (value: string | boolean): Fact => ({ value, source: "https://www.example.org/end", date: "2026-08", confidence: "high" });
    expect(chosenBeside({ archived: fact(true) })?.option).toBe("second");
    expect(chosenBeside({ supportEnds: fact("2028-10") })?.option).toBe("second");
    expect(chosenBeside({ supportEnds: fact("2028-12") })?.option).toBe("first");
  });

  it("is told with what the horizon asks for, and where it is from", () => {
    const told = (values: Record<string, number | string | boolean>) => chosenBeside(listed(values))?.health;
    expect(told({ "health.lastRelease": "2026-08", "health.cadenceMonths": 12, "health.supportMonths": 24 })).toBe("last release 2026-08; a new version every 12 months; each supported for 24 months: at least 1 upgrade in 4 years (example.org, 2026-08)");
    expect(told({ "health.lastRelease": "2026-08", "health.supportMonths": 60 })).toContain("one can carry all 4 years");
    expect(told({ "health.service": true, "health.noticeMonths": 12 })).toBe("run and kept current by its vendor, without versions of its own; an end is announced at least 12 months ahead (example.org, 2026-08)");
    expect(chosenBeside({})?.health).toBeUndefined();
  });
});

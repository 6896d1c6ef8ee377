import { describe, expect, it } from "vitest";
import type { ProfileFlip } from "@create-backend/core";
import { nearestFlips } from "./nearest-flips.ts";

const flip = (key: string, distance: number): ProfileFlip => ({ key, from: 1, to: 2, before: 1, becomes: [], distance, sentence: key });
const shown = (...profile: ProfileFlip[]): string[] => nearestFlips({ flips: { weights: [], profile } }).map(({ key }) => key);

describe("what would change a decision", () => {
  it("is at most three changes, and no other undertaking beside them", () => {
    expect(shown(flip("ops", 0.5), flip("constraints.onPrem", 1))).toEqual(["ops"]);
    expect(shown(flip("a", 0.1), flip("b", 0.2), flip("c", 0.3), flip("d", 0.4))).toEqual(["a", "b", "c"]);
  });

  it("is another undertaking where nothing nearer changes it", () => {
    expect(shown(flip("domain", 1))).toEqual(["domain"]);
    expect(nearestFlips({})).toEqual([]);
  });
});

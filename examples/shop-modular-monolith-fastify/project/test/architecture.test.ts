import { expect, test } from "vitest";
import { check, installedChecker } from "../scripts/check.ts";

test("the architecture is as agreed", ({ skip }) => {
  const checker = installedChecker();
  if (checker === undefined) {
    expect(process.env["CI"], "CI must have create-backend").toBeUndefined();
    skip("SKIPPED because create-backend is not installed here; pnpm check fetches it");
  } else {
    expect(check(checker)).toBe(0);
  }
});

import { expect, test } from "vitest";
import { mergeContent } from "./merge-content.ts";

const labels = { mine: "m", base: "b", theirs: "t" };
const steps = "steps:\n  - uses: actions/checkout@v4\n  - run: npm test\n";
const mine = steps.replace("  - uses", "  # pinned by us\n  - uses");

test("a comment of the user's in a list stays beside a step that the templates change", () => {
  const theirs = steps.replace("@v4", "@v5");

  expect(mergeContent("ci.yml", { base: steps, mine, theirs }, labels)).toEqual({ text: mine.replace("@v4", "@v5"), conflicts: 0, clashes: [] });
});

test("a comment of the user's in a list that the templates write anew is a conflict, and not lost", () => {
  const { text, conflicts } = mergeContent("ci.yml", { base: steps, mine, theirs: "steps:\n  - run: make\n" }, labels);

  expect(conflicts).toBe(1);
  expect(text).toContain("# pinned by us");
});

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

test("an item that both sides put something of their own in place of is a conflict, and not two items", () => {
  const file = (...runs: readonly string[]): string => ["steps:", ...runs.map((run) => `  - run: ${run}`), ""].join("\n");
  const base = file("npm ci", "npm test", "npm run pack");

  expect(mergeContent("ci.yml", { base, mine: file("npm ci", "npm test -- --coverage", "npm run pack"), theirs: file("npm ci", "npm run test:all", "npm run pack") }, labels).conflicts).toBe(1);
  expect(mergeContent("ci.yml", { base, mine: file("npm ci", "npm run lint", "npm run pack"), theirs: file("npm ci", "npm run pack", "npm publish") }, labels)).toEqual({ text: file("npm ci", "npm run lint", "npm run pack", "npm publish"), conflicts: 0, clashes: [] });
});

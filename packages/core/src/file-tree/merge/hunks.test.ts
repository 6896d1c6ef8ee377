import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hunksBetween } from "./hunks.ts";
import { mergeText } from "./merge-text.ts";

function made(base: readonly string[], other: readonly string[]): readonly string[] {
  let at = 0;
  const lines = hunksBetween(base, other).flatMap(({ from, to, lines: own }) => {
    const kept = base.slice(at, from);
    at = to;
    return [...kept, ...own];
  });
  return [...lines, ...base.slice(at)];
}

const entry = (name: number, version: number): readonly string[] => ["    <dependency>", `      <artifactId>a${name}</artifactId>`, `      <version>${version}</version>`, "    </dependency>"];
const manifest = (entries: readonly (readonly [number, number])[]): readonly string[] => entries.flatMap(([name, version]) => entry(name, version));
const numbers = Array.from({ length: 1500 }, (_, index) => index);
const base = manifest(numbers.map((number) => [number, 1]));

describe("hunks between two long texts", () => {
  test.each([
    ["in another order", manifest(numbers.map((number) => [(number * 7) % numbers.length, 1]))],
    ["with nothing in common but its form", manifest(numbers.map((number) => [number + numbers.length, 2]))],
    ["with every other version raised", manifest(numbers.map((number) => [number, number % 2]))],
  ])("are found in a moment, and make the other one, %s", { timeout: 5_000 }, (_, other) => {
    expect(made(base, other)).toEqual(other);
  });

  test("leave what stands once in both where it is", () => {
    const raised = manifest(numbers.map((number) => [number, 2]));
    expect(hunksBetween(base, raised).every(({ from, to }) => base.slice(from, to).every((line) => line.includes("<version>")))).toBe(true);
  });

  test("make the other one from any two", () => {
    const lines = fc.array(fc.nat(900).map(String), { minLength: 700, maxLength: 900 });
    fc.assert(fc.property(lines, lines, (one, two) => made(one, two).join(" ") === two.join(" ")), { numRuns: 20, endOnFailure: true });
  });
});

test("files of hundreds of thousands of lines are merged like any other", () => {
  const middle = Array.from({ length: 300_000 }, (_, at) => `line ${at}`);
  const text = (first: string, last: string): string => `${[first, ...middle, last].join("\n")}\n`;
  const merged = mergeText({ base: text("a", "z"), mine: text("b", "z"), theirs: text("a", "y") }, { mine: "yours", base: "base", theirs: "ours" });
  expect([merged.conflicts, merged.text === text("b", "y")]).toEqual([0, true]);
});

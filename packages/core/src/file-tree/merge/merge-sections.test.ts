import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeSections } from "./merge-sections.ts";

const page = (...parts: readonly string[]): string => `# Shop\n\n${parts.map((part) => `## ${part}\n`).join("\n")}`;

test("puts sections of both at one place side by side, in the user's order", () => {
  expect(mergeSections({ base: page("Use\n\nrun"), mine: page("Use\n\nrun", "Mine\n\nmine"), theirs: page("Use\n\nrun", "Theirs\n\ntheirs") })).toBe(page("Use\n\nrun", "Theirs\n\ntheirs", "Mine\n\nmine"));
});

test("takes the templates' text of a section beside one that the user wrote, and drops what they dropped", () => {
  expect(mergeSections({ base: page("Use\n\nrun", "Ship\n\nold"), mine: page("Use\n\nrun", "Ship\n\nold", "Mine\n\nmine"), theirs: page("Use\n\nrun", "Ship\n\nnew") })).toBe(page("Use\n\nrun", "Ship\n\nnew", "Mine\n\nmine"));
  expect(mergeSections({ base: page("Use\n\nrun", "Ship\n\nold"), mine: page("Use\n\nrun", "Ship\n\nold", "Mine\n\nmine"), theirs: page("Use\n\nrun") })).toBe(page("Use\n\nrun", "Mine\n\nmine"));
});

test("takes a paragraph of the user's behind one that the templates changed", () => {
  expect(mergeSections({ base: page("Use\n\nold"), mine: page("Use\n\nold\n\nmine", "Mine"), theirs: page("Use\n\nnew", "Theirs") })).toBe(page("Use\n\nnew\n\nmine", "Theirs", "Mine"));
});

test("keeps the user's order, spacing and line ends, and takes no heading out of code", () => {
  const mine = "# Shop\r\n\r\n\r\n## B\r\n\r\n```sh\r\n# no heading\r\n```\r\n\r\n## A\r\n";
  expect(mergeSections({ base: "# Shop\n\n## A\n\n## B\n", mine, theirs: "# Shop\n\nintro\n\n## A\n\n## B\n" })).toBe(mine.replace("# Shop\r\n", "# Shop\r\n\r\nintro\r\n"));
});

test("decides nothing where a section was changed by both, changed and dropped, or stands twice", () => {
  expect(mergeSections({ base: page("Use\n\nrun"), mine: page("Use\n\nrun mine"), theirs: page("Use\n\nrun theirs") })).toBeUndefined();
  expect(mergeSections({ base: page("Use\n\nrun"), mine: page("Use\n\nrun mine"), theirs: "# Shop\n" })).toBeUndefined();
  expect(mergeSections({ base: page("Use"), mine: page("Use", "Use"), theirs: page("Use") })).toBeUndefined();
});

test("decides nothing where nothing is left that a new section stands behind: a text in another language", () => {
  expect(mergeSections({ base: page("Use"), mine: "# Laden\n\n## Nutzen\n", theirs: page("Use", "Ship") })).toBeUndefined();
  expect(mergeSections({ base: page("Use"), mine: "# Shop\n\n## Nutzen\n", theirs: page("Use", "Ship") })).toBe("# Shop\n\n## Ship\n\n## Nutzen\n");
});

test("loses no line that either side wrote, for any sections", () => {
  const sections = (who: string): fc.Arbitrary<string> => fc.array(fc.record({ name: fc.constantFrom("A", "B", "C", "D"), line: fc.constantFrom("", "shared", who) }), { maxLength: 5 }).map((all) => page(...all.map(({ name, line }) => `${name}\n\n${line === who ? `${line}-${name}` : line}`)));
  fc.assert(
    fc.property(sections("shared"), sections("mine"), sections("theirs"), (base, mine, theirs) => {
      const merged = mergeSections({ base, mine, theirs });
      if (merged === undefined) return;
      for (const line of [...mine.matchAll(/mine-\w/g), ...theirs.matchAll(/theirs-\w/g)]) expect(merged).toContain(line[0]);
    }),
  );
});

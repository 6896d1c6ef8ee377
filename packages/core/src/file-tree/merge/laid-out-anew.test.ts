import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeContent } from "./merge-content.ts";

const labels = { mine: "m", base: "b", theirs: "t" };
const names = ["place", "cancel", "ship", "refund"] as const;
type Bodies = Readonly<Record<(typeof names)[number], string>>;

const unchanged: Bodies = { place: "order", cancel: "order", ship: "order", refund: "order" };
const editedAs = (what: string, all: readonly (typeof names)[number][]): Bodies => ({ ...unchanged, ...Object.fromEntries(all.map((name) => [name, what])) });
const module = (one: (name: string, argument: string) => string, bodies: Bodies): string => `from shop import events, orders\n\n\nclass Desk:\n    """What is done with orders."""\n\n${names.map((name) => one(name, bodies[name])).join("\n\n")}\n`;

const wide = (bodies: Bodies): string => module((name, argument) => `    def ${name}(self, order: Order, *, by: str = "nobody") -> Receipt:\n        return self.desk.${name}(${argument}, by=by) or Receipt(of=order, because="${name}")`, bodies);
/** As another formatter lays it out: shorter lines, other quotes. */
const narrow = (bodies: Bodies): string =>
  module((name, argument) => `    def ${name}(\n        self,\n        order: Order,\n        *,\n        by: str = 'nobody',\n    ) -> Receipt:\n        return (\n            self.desk.${name}(${argument}, by=by)\n            or Receipt(of=order, because='${name}')\n        )`, bodies);

const merged = (mine: Bodies, theirs: Bodies) => mergeContent("desk.py", { base: wide(unchanged), mine: narrow(mine), theirs: wide(theirs) }, labels);

test("a method that a formatter laid out anew follows the templates, beside one that the user also edited", () => {
  const { text, conflicts } = merged(editedAs("mine", ["place"]), editedAs("theirs", ["ship"]));

  expect(conflicts).toBe(0);
  expect(text).toContain("self.desk.place(mine, by=by)\n            or");
  expect(text).toContain("self.desk.ship(theirs, by=by) or");
  expect(text).toContain("self.desk.refund(order, by=by)\n            or");
});

test("a method that the templates laid out anew stays as the user edited it", () => {
  const { text, conflicts } = mergeContent("desk.py", { base: wide(unchanged), mine: wide(editedAs("mine", ["place"])), theirs: narrow(editedAs("theirs", ["ship"])) }, labels);

  expect([conflicts, text.includes("self.desk.place(mine, by=by) or"), text.includes("self.desk.ship(theirs, by=by)\n")]).toEqual([0, true, true]);
});

test("a method that both edited is a conflict, whatever its lines", () => {
  expect(merged(editedAs("mine", ["place"]), editedAs("theirs", ["place"])).conflicts).toBeGreaterThan(0);
});

test("whatever was edited on either side, the merged text means what both edits mean together, as Python itself reads it", ({ skip }) => {
  skip(spawnSync("python3", ["--version"]).status !== 0, "python3 is not here");
  const pairs: (readonly [string, string])[] = [];
  fc.assert(
    fc.property(fc.subarray([...names], { minLength: 1 }), fc.subarray([...names]), (own, other) => {
      const [mine, theirs] = [own, other.filter((name) => !own.includes(name))];
      const { text, conflicts } = merged(editedAs("mine", mine), editedAs("theirs", theirs));
      expect(conflicts).toBe(0);
      pairs.push([text, wide({ ...editedAs("mine", mine), ...Object.fromEntries(theirs.map((name) => [name, "theirs"])) })]);
    }),
    { numRuns: 60, seed: 20_261_128 },
  );
  const { status, stderr } = spawnSync("python3", ["-c", "import ast, json, sys\nfor one, other in json.load(sys.stdin):\n    assert ast.dump(ast.parse(one)) == ast.dump(ast.parse(other)), one"], { input: JSON.stringify(pairs), encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
});

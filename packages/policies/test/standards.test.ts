import { UserError } from "@create-backend/core";
import { describe, expect, test } from "vitest";
import { check } from "../src/check/check.ts";
import { benchOf } from "../src/check/judge-text.ts";
import { aShop, places } from "./scene.ts";

const rule = (name: string): string => `version: 1\nname: acme\nrules:\n  ${name}: { form: must-not-use, why: Acme says so, from: "module:*", to: "package:left-pad" }\n`;
const importing = { "modules/orders/src/domain/pad.ts": `import "left-pad";\n` };
const acme = ".backend/standards/acme.yaml";

function problemOf(files: Readonly<Record<string, string>>): string {
  const shop = aShop(files);
  const said = [() => check(shop), () => benchOf(shop.tree, shop.blueprint)].map((run) => {
    try {
      run();
    } catch (error) {
      if (error instanceof UserError) return `${error.code} ${error.parts.what} ${error.parts.place?.key ?? ""}`;
      throw error;
    }
    return "nothing was wrong";
  });
  expect(said[1]).toBe(said[0]);
  return said[0] as string;
}

describe("rules of the standards", () => {
  test("judge beside a repository's own", () => {
    const shop = aShop({ ...importing, [acme]: rule("no-left-pad"), "architecture.yaml": rule("no-pad") });
    expect(places(check(shop).findings.filter(({ policy }) => policy.endsWith("pad")))).toEqual(["modules/orders/src/domain/pad.ts:1 no-left-pad", "modules/orders/src/domain/pad.ts:1 no-pad"]);
  });

  test("lie in a folder of the repository without being a part of its backend", () => {
    const { tree, blueprint, ...rest } = aShop({ "standards/plopfile.mjs": "export default () => {};\n" });
    const lonely = (standards: readonly string[]): readonly string[] => places(check({ ...rest, tree, blueprint: { ...blueprint, extends: standards } }).health);
    expect([lonely(["./standards/"]), lonely(["../standards"])]).toEqual([[], ["standards/plopfile.mjs:1 health/file-in-no-module"]]);
  });

  test.each([
    ["architecture.yaml", "no-pad", `CB-065 architecture.yaml sets a rule called no-pad, and ${acme} has one of that name. rules.no-pad`],
    [".backend/standards/zeta.yaml", "no-pad", `CB-065 .backend/standards/zeta.yaml sets a rule called no-pad, and ${acme} has one of that name. rules.no-pad`],
    [".backend/standards/zeta.yaml", "no-cycles", "CB-065 .backend/standards/zeta.yaml sets a rule called no-cycles, and create-backend itself has one of that name. rules.no-cycles"],
  ])("by a name that is taken are refused by the check and in the editor: %s %s", (path, name, problem) => {
    expect(problemOf({ [acme]: rule("no-pad"), [path]: rule(name) })).toBe(problem);
  });
});

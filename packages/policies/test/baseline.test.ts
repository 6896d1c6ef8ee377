import { describe, expect, it } from "vitest";
import { parseBlueprint, textFile, treeOf } from "@create-backend/core";
import { check, debtOf, fixesFor, raisedSince } from "../src/index.ts";

const now = new Date("2026-11-25T12:00:00Z");
const agreement = "version: 1\nname: shop\nmodules:\n  orders: { path: src/orders }\n  catalog: { path: src/catalog }\n";
const blueprint = parseBlueprint(agreement);
const deep = `import { price } from "../catalog/price";\nexport const total = price;\n`;
const aTree = (more: Readonly<Record<string, string>>) =>
  treeOf(Object.entries({ "backend.yaml": agreement, "src/catalog/index.ts": `export { price as cost } from "./price";\n`, "src/catalog/price.ts": "export const price = 1;\n", ...more }).map(([path, text]) => [path, textFile(text)] as const));
const deepIn = (name: string): string => deep.replace("total", name);
const owing = { "src/orders/one.ts": deepIn("first"), "src/orders/two.ts": deepIn("second") };
const baseline = Object.fromEntries(debtOf({ tree: aTree(owing), blueprint, now }).baseline);
const orders = ".backend/baseline/orders.txt";
const said = (files: Readonly<Record<string, string>>): readonly string[] => {
  const { findings, health } = check({ tree: aTree(files), blueprint, now });
  return [...findings, ...health].map(({ policy, location, message }) => `${location.path}:${location.line} ${policy}: ${message}`);
};

describe("a baseline", () => {
  it("says of every policy how much a module may owe", () => {
    expect(baseline[orders]).toBe(
      "# ceiling no-cross-module-import 2\n" +
        "no-cross-module-import {first} from=orders kind=inside target={price} to=catalog\n" +
        "no-cross-module-import {second} from=orders kind=inside target={price} to=catalog\n",
    );
    expect(said({ ...owing, ...baseline })).toEqual([]);
  });

  it("covers a debt once: the same once more is found", () => {
    const twice = { ...owing, "src/orders/one.ts": `${deepIn("first")}import { price as again } from "../catalog/price";\nexport const more = again;\n` };
    expect(said({ ...twice, ...baseline })).toEqual([expect.stringMatching(/^src\/orders\/one\.ts:3 no-cross-module-import: /)]);
  });

  it("is broken through by a line that somebody adds", () => {
    const three = { ...owing, "src/orders/three.ts": deepIn("third") };
    const added = `${baseline[orders] ?? ""}no-cross-module-import {third} from=orders kind=inside target={price} to=catalog\n`;
    expect(said({ ...three, ...baseline, [orders]: added })).toEqual([`${orders}:1 health/widened-baseline: The baseline covers 2 of no-cross-module-import here, and there are 3 now.`]);
  });

  it("follows files that are renamed and moved, on both ends, and symbols that join them", () => {
    const moved = {
      "src/orders/placing/place.ts": `import { price } from "../../catalog/pricing/cost";\nexport interface Added {}\nexport const first = price;\n`,
      "src/orders/two.ts": `import { price } from "../catalog/pricing/cost";\nexport const second = price;\n`,
      "src/catalog/pricing/cost.ts": "export const price = 1;\n", "src/catalog/index.ts": `export { price as cost } from "./pricing/cost";\n`,
    };
    const tree = new Map([...aTree({ ...moved, ...baseline })].filter(([path]) => path !== "src/catalog/price.ts"));
    const { findings, health } = check({ tree, blueprint, now });
    expect([findings, health]).toEqual([[], []]);
  });

  it("does not cover what is new, though it looks alike", () => {
    expect(said({ ...owing, ...baseline, "src/orders/three.ts": deepIn("third") })).toEqual([expect.stringMatching(/^src\/orders\/three\.ts:1 no-cross-module-import: /)]);
  });

  it("falls with the debt, and the fix lowers it", () => {
    const tree = aTree({ ...baseline, "src/orders/one.ts": deepIn("first") });
    const result = check({ tree, blueprint, now });
    const [fix] = fixesFor(tree, blueprint, result);
    expect([result.health.map(({ policy, location }) => `${policy}:${location.line}`), fix?.text]).toEqual([
      ["health/stale-baseline:1", "health/stale-baseline:3"],
      "# ceiling no-cross-module-import 1\nno-cross-module-import {first} from=orders kind=inside target={price} to=catalog\n",
    ]);
  });

  it("cannot be raised unseen: a comparison with an earlier state finds it", () => {
    const raised = { ...owing, ...baseline, [orders]: (baseline[orders] ?? "").replace("import 2", "import 9") };
    const before = aTree({ ...owing, ...baseline });
    expect([raisedSince({ tree: aTree(raised), blueprint }, before).map(({ message }) => message), raisedSince({ tree: before, blueprint }, aTree(raised)), raisedSince({ tree: before, blueprint }, aTree(owing))]).toEqual([["The ceiling of no-cross-module-import was raised from 2 to 9."], [], []]);
  });
});

describe("fixes of imports in Python", () => {
  const deepOf = (line: string, door: string): string | undefined => {
    const tree = treeOf(Object.entries({ "backend.yaml": agreement.replaceAll("src/", "shop/").replace("orders: {", "orders: { uses: [catalog],"), "shop/__init__.py": "", "shop/orders/__init__.py": "", "shop/orders/place.py": `${line}\n`, "shop/catalog/__init__.py": door, "shop/catalog/price.py": "class Price: pass\nclass Tax: pass\n" }).map(([path, text]) => [path, textFile(text)] as const));
    const shop = parseBlueprint(tree.get("backend.yaml")?.content as string);
    return fixesFor(tree, shop, check({ tree, blueprint: shop, now })).find(({ path }) => path.endsWith(".py"))?.text;
  };
  const door = "from .price import Price\nfrom .price import Tax as Rate\n";

  it("go by the package, where it hands on the very name", () => {
    expect(deepOf("from shop.catalog.price import Price", door)).toBe("from shop.catalog import Price\n");
    expect(deepOf("from ..catalog.price import Price as P  # why", door)).toBe("from ..catalog import Price as P  # why\n");
  });

  it("stay away from names that it does not hand on, or calls otherwise", () => {
    expect([deepOf("from shop.catalog.price import Tax", door), deepOf("from shop.catalog.price import Price, Tax", door), deepOf("import shop.catalog.price", door)]).toEqual([undefined, undefined, undefined]);
  });
});

describe("a circle that is known", () => {
  const files = { "src/orders/a.ts": `import "./b";\nexport const a = 1;\n`, "src/orders/b.ts": `import "./a";\nexport const b = 1;\n`, "src/orders/c.ts": `import "./d";\nexport const c = 1;\n`, "src/orders/d.ts": `import "./c";\nexport const d = 1;\n` };
  const debt = Object.fromEntries(debtOf({ tree: aTree(files), blueprint, now }).baseline);
  const now2 = (more: Readonly<Record<string, string>>): readonly string[] => said({ ...files, ...debt, ...more });

  it("is a line of its members, without advice", () => {
    expect(debt[orders]).toBe("# ceiling no-cycles 2\nno-cycles {a} level=files members={a}, {b}\nno-cycles {c} level=files members={c}, {d}\n");
    expect(now2({})).toEqual([]);
  });

  it("is left alone where it grows: only what joins it is found, at the import that makes it join", () => {
    const grown = { "src/orders/b.ts": `import "./a";\nimport "./e";\nexport const b = 1;\n`, "src/orders/e.ts": `export const e = 1;\nexport const more = () => import("./a");\n` };
    expect(now2(grown)).toEqual([expect.stringMatching(/^src\/orders\/(?:b\.ts:2|e\.ts:2) no-cycles: The known circle of files \(src\/orders\/a\.ts, src\/orders\/b\.ts\) has grown by src\/orders\/e\.ts\.$/)]);
  });

  it("and another one, once they become one, are told apart from the imports between them", () => {
    const joined = { "src/orders/b.ts": `import "./a";\nimport "./c";\nexport const b = 1;\n`, "src/orders/d.ts": `import "./c";\n\nimport "./a";\nexport const d = 1;\n` };
    const { findings, baselined } = check({ tree: aTree({ ...files, ...debt, ...joined }), blueprint, now });
    expect([findings.map(({ message, fix, location, related }) => [message, fix.split(":")[0], ...[location, ...(related ?? [])].map(({ path, line }) => `${path}:${line}`)]), baselined.filter(({ policy }) => policy === "no-cycles").length]).toEqual([
      [["2 known circles of files (src/orders/a.ts, src/orders/b.ts, src/orders/c.ts, src/orders/d.ts) have become one.", "Cut src/orders/b.ts → src/orders/c.ts", "src/orders/b.ts:2", "src/orders/d.ts:3"]], 2,
    ]);
  });

  it("is paid once it is gone, though its members are in a new one", () => {
    const other = { "src/orders/a.ts": `import "./e";\nexport const a = 1;\n`, "src/orders/e.ts": `import "./b";\nexport const e = 1;\n` };
    expect(now2(other)).toEqual([expect.stringContaining("no-cycles: 3 files depend on each other in a circle: src/orders/a.ts, src/orders/b.ts, src/orders/e.ts."), expect.stringContaining("health/stale-baseline"), expect.stringContaining("health/stale-baseline")]);
  });

  it("covers what is left of it when it falls apart", () => {
    const whole = { ...files, "src/orders/b.ts": `import "./a";\nimport "./c";\nexport const b = 1;\n`, "src/orders/d.ts": `import "./c";\nimport "./a";\nexport const d = 1;\n` };
    const owed = Object.fromEntries(debtOf({ tree: aTree(whole), blueprint, now }).baseline);
    expect(owed[orders]).toContain("members={a}, {b}, {c}, {d}\n");
    expect(said({ ...files, ...owed })).toEqual([]);
  });

  it("is known again while its members keep half of what they declare, and a new one when they do not", () => {
    const declaring = (names: string): string => names.split(" ").map((name) => `export const ${name} = 1;\n`).join("");
    const circle = (first: string, second: string): Record<string, string> => ({ "src/orders/a.ts": `import "./b";\n${declaring(first)}`, "src/orders/b.ts": `import "./a";\n${declaring(second)}` });
    const owed = Object.fromEntries(debtOf({ tree: aTree(circle("a a2", "b b2")), blueprint, now }).baseline);
    const kept = circle("a other", "b b2 more");
    const grown = { ...kept, "src/orders/b.ts": `import "./e";\n${kept["src/orders/b.ts"] ?? ""}`, "src/orders/e.ts": `import "./a";\n${declaring("e")}` };
    expect(said({ ...kept, ...owed })).toEqual([]);
    expect(said({ ...grown, ...owed })).toEqual([expect.stringContaining("The known circle of files (src/orders/a.ts, src/orders/b.ts) has grown by src/orders/e.ts.")]);
    expect(said({ ...circle("x y", "z w"), ...owed })).toEqual([expect.stringContaining("no-cycles: 2 files depend on each other in a circle"), expect.stringContaining("health/stale-baseline"), expect.stringContaining("health/stale-baseline")]);
  });

  it("is told from others though two files declare the same", () => {
    const declaring = (names: string): string => names.split(" ").map((name) => `export const ${name} = 1;\n`).join("");
    const alike = {
      "src/orders/a.ts": `import "./b";\n${declaring("a a2")}`, "src/orders/b.ts": `import "./a";\n${declaring("b b2")}`,
      "src/orders/c.ts": `import "./e";\n${declaring("c c2")}`, "src/orders/d.ts": `import "./e";\n${declaring("c c2")}`, "src/orders/e.ts": `import "./c";\nimport "./d";\n${declaring("e e2")}`,
    };
    expect(said({ ...alike, ...Object.fromEntries(debtOf({ tree: aTree(alike), blueprint, now }).baseline) })).toEqual([]);
  });
});

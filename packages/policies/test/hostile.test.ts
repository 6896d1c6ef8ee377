import { describe, expect, test } from "vitest";
import { scanCSharp } from "../src/graph/csharp/scan.ts";
import { membersAmong } from "../src/graph/known-circles.ts";
import { scanPython } from "../src/graph/python/scan.ts";
import { scanTypeScript } from "../src/graph/typescript/scan.ts";
import { parseJsonc } from "../src/graph/typescript/json.ts";
import { tablesIn } from "../src/graph/tables/sql-tables.ts";
import { check } from "../src/check/check.ts";
import { fromPackageJson } from "../src/manifests/dependencies/from-package-json.ts";
import { fromPom } from "../src/manifests/dependencies/from-xml.ts";
import { readYamlDocuments } from "../src/graph/yaml-value.ts";
import { readInstructions } from "../src/manifests/dockerfile/instructions.ts";
import { aShop, places } from "./scene.ts";

const deep = 20_000;
/** What costs the square of this would run for many minutes. */
const long = 50_000;
const numbers = Array.from({ length: long }, (_, index) => index);
const patience = { timeout: 120_000 };

describe("nothing is too deep or too long", () => {
  test.each<readonly [string, () => unknown]>([
    ["JSX in JSX", () => scanTypeScript("import('x');" + "<a>".repeat(deep), "a.tsx")],
    ["attributes in attributes", () => scanTypeScript("import('x');" + "<A b={".repeat(deep), "a.tsx")],
    ["templates in templates", () => scanTypeScript("import('x');" + "`${".repeat(deep), "a.ts")],
    ["brackets in brackets", () => scanTypeScript(`import('x');${"(".repeat(deep)}${")".repeat(deep)}`, "a.ts")],
    ["formatted strings in formatted strings", () => scanPython('x = f"{' + 'f"{'.repeat(deep))],
    ["formats in formats", () => scanPython('x = f"{a:{' + "a:{".repeat(deep))],
    ["interpolations in interpolations", () => scanCSharp("class A { string s = " + '$"{'.repeat(deep))],
    ["a line that never ends", () => readInstructions("Dockerfile", "RUN a \\\n".repeat(deep))],
    ["expressions that never end", () => scanTypeScript("import('x');" + "/[".repeat(long), "a.ts")],
    ["calls that never end", () => scanTypeScript("import('x',".repeat(long), "a.ts")],
    ["attributes that never end", () => scanTypeScript("import 'x' with {".repeat(long), "a.ts")],
    ["scripts that never end", () => scanTypeScript("<script>".repeat(long), "a.vue")],
    ["names that never end", () => scanCSharp("A.".repeat(long))],
    ["namespaces in namespaces", () => scanCSharp("namespace A {".repeat(long))],
    ["empty lines", () => scanCSharp(`class A {${"\n".repeat(long)}`)],
    ["names of SQL that never end", () => tablesIn("[a".repeat(long))],
    ["indexes of nothing", () => tablesIn("create a on b ".repeat(long))],
    ["lists of lists", () => tablesIn("from a,".repeat(long))],
    ["comments that never end", () => fromPom("<!--".repeat(long))],
    ["elements that never end", () => fromPom("<dependency>".repeat(long))],
    ["a manifest of tens of thousands of lines", () => readYamlDocuments("deploy/a.yaml", "- a\n".repeat(long))],
    ["settings that are all comments", () => parseJsonc(`{ "a": 1, ${'// "b": "c", /* ////// */ d, /////\n'.repeat(long)} "e": [2, /* f */], }`)],
    ["a circle whose files were all rewritten", () => membersAmong(new Map(numbers.map((n) => [`f${n}`, `{__all__,logger,a${n},b${n}}`])), numbers.map((n) => `{__all__,logger,a${long - n},c${n}}`))],
    ["a string of a manifest that never ends", () => fromPackageJson(`{ "name": "${"a".repeat(20_000_000)}" }`)],
    ["a string of settings that never ends", () => parseJsonc(`{ /* */ "name": "${"a".repeat(20_000_000)}" }`)],
    ["a word of an image that never ends", () => readInstructions("Dockerfile", `FROM a\nENV a="${"a".repeat(20_000_000)}"`)],
    ["a manifest that names everything", () => check(aShop({ "package.json": `{ "dependencies": { ${numbers.map((n) => `"a${n}": "1", "b${n}": "1", "c${n}": "1"`).join(", ")} } }` }))],
    ["a manifest nested on one line", () => readYamlDocuments("deploy/a.yaml", "[".repeat(long))],
  ])("%s", patience, (_, read) => {
    expect(read).not.toThrow();
  });
});

describe("a source is read in the encoding it says it is in", () => {
  const foreign = 'import { price } from "../../../catalog/src/domain/price.ts";\nexport const again = price;\n';
  const littleEndian = Buffer.from(`\ufeff${foreign}`, "utf16le");

  test.each<readonly [string, Uint8Array]>([
    ["UTF-16, the low byte first", littleEndian],
    ["UTF-16, the high byte first", Buffer.from(littleEndian).swap16()],
    ["UTF-8 with a mark and bytes that are none", Buffer.concat([Buffer.from(`\ufeff${foreign}// `), Buffer.from([0xff, 0xc3, 0x28])])],
  ])("%s", (_, content) => {
    const { tree, ...scene } = aShop();
    const { findings } = check({ tree: new Map([...tree, ["modules/orders/src/domain/order.ts", { content, executable: false, owner: "seed" }]]), ...scene });
    expect(places(findings)).toEqual(["modules/orders/src/domain/order.ts:1 no-cross-module-import"]);
  });
});

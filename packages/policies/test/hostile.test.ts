import { describe, expect, test } from "vitest";
import { scanCSharp } from "../src/graph/csharp/scan.ts";
import { scanPython } from "../src/graph/python/scan.ts";
import { scanTypeScript } from "../src/graph/typescript/scan.ts";
import { readInstructions } from "../src/manifests/dockerfile/instructions.ts";

const deep = 20_000;

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
  ])("%s", (_, read) => {
    const start = performance.now();
    expect(read).not.toThrow();
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

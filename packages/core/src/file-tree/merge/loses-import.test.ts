import { afterEach, describe, expect, test, vi } from "vitest";
import { losesImport } from "./loses-import.ts";

afterEach(() => vi.restoreAllMocks());

describe("code that stands without an import that its side had", () => {
  const used = (use: string): string => `from find import find\n\n\ndef one():\n    ${use}\n`;
  const without = "def one():\n    return 1\n";

  test.each(["return 7 // find(1)", "return {'#': find(1)}"])("is found where it says %s", (use) => {
    expect(losesImport("orders.py", used(use).replace("from find import find\n", ""), [used(use), without])).toBe(true);
  });

  test.each(["return 1  # find", '"""find"""', "'''find\n    it's find'''"])("is not taken for one where a text says %s", (use) => {
    expect(losesImport("orders.py", used(use).replace("from find import find\n", ""), [used(use), without])).toBe(false);
  });

  test("is found behind a private name of TypeScript", () => {
    const code = 'import { find } from "./find.ts";\n\nthis.#store.put(find(1));\n';
    expect(losesImport("orders.ts", code.replace(/^import.*\n/, ""), [code, "export const one = 1;\n"])).toBe(true);
  });
});

test.each([
  ["comments", "orders.ts", "/* a\n"],
  ["texts", "orders.py", 'a = """\nb = \'\'\'\n'],
  ["brackets of imports", "orders.py", "import a (\n"],
  ["braces of imports", "orders.ts", "import { a\n"],
])("what is never closed is looked for once, however many %s begin", (_, path, line) => {
  const text = line.repeat(5000);
  const looks = vi.spyOn(String.prototype, "indexOf");
  losesImport(path, text, [text, text]);
  const { calls, results } = looks.mock;
  vi.restoreAllMocks();
  const looked = calls.reduce((sum, [, from = 0], index) => sum + (results[index]?.value === -1 ? text.length : Number(results[index]?.value)) - from, 0);

  expect(looked).toBeGreaterThan(0);
  expect(looked).toBeLessThan(30 * text.length);
});

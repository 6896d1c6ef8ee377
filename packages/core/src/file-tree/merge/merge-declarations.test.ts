import { describe, expect, test } from "vitest";
import { mergeContent } from "./merge-content.ts";

const labels = { mine: "m", base: "b", theirs: "t" };
const python = (...members: string[]): string => `import os\n\n\nclass Orders:\n    """Orders."""\n\n${members.map((name) => `    def ${name}(self) -> None:\n        with self.lock:\n            self.${name}s += 1`).join("\n\n")}\n\n\ndef helper() -> None:\n    pass\n`;
const typescript = (...members: string[]): string => `import { a } from "./a.ts";\n\nexport class Orders {\n${members.map((name) => `  /** Does ${name}. */\n  async ${name}(): Promise<void> {\n    if (this.lock) {\n      await this.x("${name}");\n    }\n  }`).join("\n\n")}\n}\n\nconst helper = 1;\n`;
const merge = (path: string, [base, mine, theirs]: readonly [string, string, string]) => mergeContent(path, { base, mine, theirs }, labels);

describe.each([
  ["orders.py", python],
  ["orders.ts", typescript],
] as const)("members in %s", (path, write) => {
  test("one that the user added beside one that goes stays, and the other goes", () => {
    expect(merge(path, [write("find", "known"), write("find", "cancel", "known"), write("find")])).toEqual({ text: write("find", "cancel"), conflicts: 0, clashes: [] });
  });

  test("one that comes stands behind one that the user added in the same place", () => {
    expect(merge(path, [write("find"), write("find", "cancel"), write("find", "known")])).toEqual({ text: write("find", "cancel", "known"), conflicts: 0, clashes: [] });
  });

  test("one that both renamed is a conflict: it is not there twice", () => {
    expect(merge(path, [write("find", "known"), write("find", "mine"), write("find", "theirs")]).conflicts).toBeGreaterThan(0);
  });

  test("ones that the templates put in another order are left to a person where lines clash", () => {
    expect(merge(path, [write("find", "known"), write("find", "cancel", "known"), write("known", "find")]).conflicts).toBeGreaterThan(0);
  });

  test("line ends stay the user's", () => {
    const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
    expect(merge(path, [write("find"), crlf(write("find", "cancel")), write("find", "known")]).text).toBe(crlf(write("find", "cancel", "known")));
  });

  test("one that the user changed and that goes is a conflict, and so are two of one name", () => {
    expect(merge(path, [write("find", "known"), write("find", "known").replace("knowns += 1", "mine += 1").replace('x("known")', 'x("mine")'), write("find")]).conflicts).toBe(1);
    const mine = write("find", "cancel").replace("cancels += 1", "mine += 1").replace('x("cancel")', 'x("mine")');
    expect(merge(path, [write("find"), mine, write("find", "cancel")]).conflicts).toBe(1);
  });
});

describe("imports on lines of their own", () => {
  const code = (...names: string[]): string => `${names.map((name) => `import { ${name} } from "./${name}.ts";\n`).join("")}import type { Store } from "./store.ts";\n\nexport class Orders {}\n`;
  const python = (...names: string[]): string => `"""Orders."""\n\n${names.map((name) => `from .${name} import ${name}\n`).join("")}from .store import Store\n\n\nclass Orders:\n    pass\n`;

  test.each([
    ["orders.ts", code],
    ["orders.py", python],
  ])("come, go and stay beside each other, in their order, in %s", (path, write) => {
    expect(merge(path, [write(), write("cancel"), write("announce")])).toEqual({ text: write("announce", "cancel"), conflicts: 0, clashes: [] });
    expect(merge(path, [write(), write("announce"), write("cancel")])).toEqual({ text: write("announce", "cancel"), conflicts: 0, clashes: [] });
    expect(merge(path, [write("announce"), write("announce", "cancel"), write()])).toEqual({ text: write("cancel"), conflicts: 0, clashes: [] });
    expect(merge(path, [write("announce"), write("cancel"), write()])).toEqual({ text: write("cancel"), conflicts: 0, clashes: [] });
  });

  test("begin a group of their own, and take it away, where the user added to another one", () => {
    const grouped = (group: string, own = "", members = ""): string => `from uuid import UUID\n\n${group}from shop_platform import Stale\n\n${own}from .store import Store\n\n\nclass Orders:\n    def find(self) -> None:\n        pass\n${members}`;
    const member = (name: string): string => `\n    def ${name}(self) -> None:\n        pass\n`;
    const [catalog, cancel] = ["from shop_catalog import Catalog\n\n", "from .cancel import cancel\n"];
    const both = { text: grouped(catalog, cancel, member("cancel") + member("known")), conflicts: 0, clashes: [] };

    expect(merge("orders.py", [grouped(""), grouped("", cancel, member("cancel")), grouped(catalog, "", member("known"))])).toEqual(both);
    expect(merge("orders.py", [grouped(catalog, "", member("known")), both.text, grouped("")])).toEqual({ ...both, text: grouped("", cancel, member("cancel")) });
  });

  test("keep their empty line where the first of a group goes", () => {
    const grouped = (first: string, taken: string): string => `from uuid import UUID\n\n${first}from shop_orders.contract import Orders\n\nfrom shop_platform import ${taken}\n\n\nclass Orders:\n    pass\n`;
    const first = "from shop_orders import contract as events\n";
    expect(merge("orders.py", [grouped(first, "Stale"), grouped(first, "Fresh, Stale").replace("Orders\n\nfrom", "Order, Orders\n\nfrom"), grouped("", "Stale")])).toEqual({ text: grouped("", "Fresh, Stale").replace("Orders\n\nfrom", "Order, Orders\n\nfrom"), conflicts: 0, clashes: [] });
  });

  test("are a conflict where both change what they take from one file", () => {
    const taking = (names: string): string => code("announce").replace("{ announce }", `{ ${names} }`);
    expect(merge("orders.ts", [taking("a"), taking("a, mine"), taking("a, theirs")]).conflicts).toBe(1);
  });

  test("leave what stands below them where it is, and once", () => {
    const below = (names: string): string => `${code(...names.split(" ")).split("\n").filter((line) => line.startsWith("import {")).join("\n")}\n\n// todo: split this\n\nexport class Orders {}\n`;
    expect(merge("orders.ts", [below("announce"), below("announce known"), below("announce cancel")])).toEqual({ text: below("announce cancel known"), conflicts: 0, clashes: [] });
  });

  test.each([
    ["orders.ts", 'import { find } from "./find.ts";\n\nexport function one() {\n  return find(1);\n}\n\nexport function two() {\n  return 2;\n}\n', 'import { find } from "./find.ts";\n', "return find(1)", "return 2", "return find(2)"],
    ["orders.py", "from find import find\n\n\ndef one():\n    return find(1)\n\n\ndef two():\n    return 2\n", "from find import find\n", "return find(1)", "return 2", "return find(2)"],
  ])("are a conflict where one side uses what the other does not take any more, in %s", (path, base, statement, use, without, added) => {
    const mine = base.replace(statement, "").replace(use, "return 1");
    expect(merge(path, [base, mine, base.replace(without, added)]).conflicts).toBe(1);
    expect(merge(path, [base, base.replace(without, added), mine]).conflicts).toBe(1);
    expect(merge(path, [base, mine, base.replace(without, "return 3")]).conflicts).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import { textFile, treeOf } from "@create-backend/core";
import { styleOf } from "../terminal/style.ts";
import { treeText } from "./tree-text.ts";

const screen = { style: styleOf(false), live: false, width: 60, write: () => undefined };
const files = (paths: readonly string[], owner: "managed" | "seed") => paths.map((path) => [path, textFile("", owner)] as const);

describe("treeText", () => {
  it("shows folders with what is in them and whose it is, then the files at the root", () => {
    const tree = treeOf([...files(["modules/orders/src/a.ts", "modules/catalog/src/a.ts", "backend.yaml", "README.md"], "seed"), ...files(["platform/src/a.ts", "platform/package.json", ".github/workflows/ci.yml"], "managed")]);
    expect(treeText(tree, "shop", screen)).toMatchInlineSnapshot(`
      "shop/                                       7 files, 4 yours
      ├─ .github/   workflows/                       1 file, ours
      ├─ modules/   catalog/  orders/              2 files, yours
      ├─ platform/  src/  package.json              2 files, ours
      └─ README.md  backend.yaml
      yours: written once, never touched again. ours: kept in step
      with backend.yaml."
    `);
  });

  it("gives a folder two lines at most", () => {
    const many = Array.from({ length: 30 }, (_, index) => `modules/module-${index}/index.ts`);
    const lines = treeText(treeOf(files(many, "seed")), "shop", screen).split("\n");
    expect([lines.length, lines[2]?.endsWith("…"), Math.max(...lines.map((line) => line.length)) <= 60]).toEqual([5, true, true]);
  });
});

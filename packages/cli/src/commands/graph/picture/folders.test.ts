import type { Survey } from "@create-backend/policies";
import { describe, expect, it } from "vitest";
import { folderId, folderOfBox, folderShowing, partedBy } from "./folders.ts";
import { fileView } from "./view.ts";

const many = (folder: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${folder}/f${index}.ts`);

/** One module of these files; every file imports the next one. */
function survey(paths: readonly string[]): Survey {
  const files = paths.map((path, index) => ({ path, house: "module:orders", open: false, findings: index === 0 ? 2 : 0, cycle: false }));
  return { name: "shop", houses: [{ id: "module:orders", room: "module", name: "orders", files: files.map((_, index) => index), cycle: false }], uses: [], files, imports: files.slice(1).map((_, index) => ({ from: index, to: index + 1, line: 1 })) };
}

const large = survey([...many("src/orders/http/v1", 100), ...many("src/orders/http/v2", 90), ...many("src/orders/domain", 20), "src/orders/index.ts"]);

describe("the files of a module", () => {
  it("stand for themselves while an eye can tell them apart", () => {
    expect(fileView(survey(many("src/orders", 150)), "module:orders").boxes).toHaveLength(150);
  });

  it("stand in the folders they lie in where they are many, as deep as it takes", () => {
    const shown = (folder: string): readonly string[] => fileView(large, "module:orders", folder).boxes.map(({ label, note, bad }) => `${label} ${note} ${bad}`);
    expect(shown("")).toEqual(["http/ 190 files 2", "domain/ 20 files 0", "index.ts orders 0"]);
    expect(shown("src/orders/http")).toEqual(["v1/ 100 files 2", "v2/ 90 files 0", "orders the rest of it 0"]);
    expect(shown("src/orders/domain")).toHaveLength(21);
  });

  it("lend their imports to their folder", () => {
    expect(fileView(large, "module:orders").arrows.map(({ from, to, count }) => [from, to, count])).toEqual([
      ["module:orders#src/orders/http", "module:orders#src/orders/domain", 1],
      ["module:orders#src/orders/domain", "210", 1],
    ]);
  });

  it("are found in the view that shows them", () => {
    expect([folderShowing(large, 0), folderShowing(large, 195), folderShowing(large, 210)]).toEqual(["src/orders/http/v1", "src/orders/domain", ""]);
  });

  it("are shown whole where no folder parts them", () => {
    const flat = survey(many("src/orders", 400));
    expect(partedBy(flat, { house: "module:orders", folder: "" }).files).toHaveLength(400);
  });

  it("know a box by its house and folder", () => {
    expect([folderOfBox(folderId({ house: "module:orders", folder: "a/b" })), folderOfBox("module:orders")]).toEqual([{ house: "module:orders", folder: "a/b" }, undefined]);
  });
});

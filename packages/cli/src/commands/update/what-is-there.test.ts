import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { lockOf, textFile, treeOf } from "@create-backend/core";
import { whatIsThere } from "./what-is-there.ts";

const place = mkdtempSync(join(tmpdir(), "create-backend-there-"));
afterEach(() => rmSync(place, { recursive: true, force: true }));

it("a link, a folder or a file on the way is in the way of a file of ours, and nothing is read behind it", () => {
  const root = join(place, "shop");
  for (const folder of ["shop/b", "outside"]) mkdirSync(join(place, folder), { recursive: true });
  writeFileSync(join(place, "outside/e"), "not ours\n");
  symlinkSync(join(place, "outside/e"), join(root, "a"));
  symlinkSync(join(place, "outside"), join(root, "c"));
  for (const file of ["d", "f"]) writeFileSync(join(root, file), "mine\n");
  const ours = treeOf(["a", "b", "c/e", "d/g", "f", "gone"].map((path) => [path, textFile("ours\n")]));
  const { mine, blocked } = whatIsThere({ root, environment: process.env, lock: lockOf(ours, { tool: "1.0.0", options: [], agreement: {} }), wanted: ours });
  expect([[...blocked].sort(), [...mine.keys()].sort()]).toEqual([["a", "b", "c/e", "d/g"], ["d", "f"]]);
});

import { expect, test } from "vitest";
import { joinPath } from "./paths.ts";

test.each([
  ["src/orders", "./place", "src/orders/place"],
  ["src/orders", "../money", "src/money"],
  ["src/orders", "../../a/b", "a/b"],
  ["src/orders", "../../../a", undefined],
  ["", "../a", undefined],
  ["", "./a", "a"],
  ["src", ".", "src"],
  ["src", "./", "src"],
  ["src", "..", ""],
  ["src", "../", ""],
  ["src", "a/./b/../c", "src/a/c"],
  ["src", "a//b/", "src/a/b"],
  ["src", ".//a", "src/a"],
  ["src", "./..", ""],
  ["src", "./../..", undefined],
  ["src", "/a/b", "a/b"],
  ["src", "...", "src/..."],
  ["src", "./.hidden", "src/.hidden"],
  ["src", "..a", "src/..a"],
])("%j with %j leads to %j", (folder, relative, path) => {
  expect(joinPath(folder, relative)).toBe(path);
});

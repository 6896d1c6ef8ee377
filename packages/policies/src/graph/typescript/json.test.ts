import { expect, test } from "vitest";
import { parseJsonc } from "./json.ts";

test("comments and closing commas are left out, strings are left alone", () => {
  expect(parseJsonc(`{ // one, ]\n "a//b": "/* no */ , }", /* two */ "c": [1, 2, /* three */ // four\n ], }`)).toEqual({ "a//b": "/* no */ , }", c: [1, 2] });
  expect(parseJsonc(`{ "a": 1, ${'// "b": "c", /* ///// */\n'.repeat(200)} }`)).toEqual({ a: 1 });
});

test("what is no JSON is nothing", () => {
  expect(parseJsonc(`{ "a": `)).toBeUndefined();
});

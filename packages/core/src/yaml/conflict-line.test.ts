import { expect, test } from "vitest";
import { conflictLine } from "./conflict-line.ts";

test.each([
  ["a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", 2],
  ["<<<<<<< HEAD\r\nb\r\n||||||| base\r\n=======\r\n>>>>>>> other\r\n", 1],
  ["a: |\n  <<<<<<< no\n", undefined],
  ["<<<<<<< HEAD\nwithout an end\n", undefined],
  [">>>>>>> x\n<<<<<<< y\n", undefined],
  ["", undefined],
])("%j has a conflict on line %s", (text, line) => expect(conflictLine(text)).toBe(line));

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../src/check/check.ts";
import { scenesOf } from "./page.ts";
import { places } from "./scene.ts";

const folder = new URL("planted/", import.meta.url);

/** Repositories with one defect each. A mark names the rules that have to speak at its line; nobody else may say anything. */
for (const file of readdirSync(folder).sort()) {
  const page = readFileSync(new URL(file, folder), "utf8");
  describe(page.slice(2, page.indexOf("\n")), () => {
    for (const { title, tree, blueprint, guilty } of scenesOf(page))
      test(title, () => {
        const { findings, health } = check({ tree, blueprint, now: new Date("2026-11-26T00:00:00Z") });
        const expected = guilty.flatMap(({ path, line, says }) => says.split(", ").map((rule) => `${path}:${line} ${rule}`));
        expect([...places([...findings, ...health])].sort()).toEqual([...expected].sort());
        expect(expected.length > 0).toBe(title.startsWith("Flags"));
      });
  });
}

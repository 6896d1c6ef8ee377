import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../src/check/check.ts";
import { policies } from "../src/policies.generated.ts";
import { scenesOf } from "./page.ts";

for (const policy of policies) {
  const page = readFileSync(new URL(`../src/${policy.group}/${policy.name}/policy.md`, import.meta.url), "utf8");
  describe(policy.name, () => {
    test("has a page that says why, flags something and lets something pass", () => {
      expect(page).toMatch(/^# .+\n/);
      expect(page).toContain("\n## Why\n");
      expect(page).toMatch(/^## Flags /m);
      expect(page).toMatch(/^## Lets /m);
      expect(policy.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    });

    for (const { title, tree, blueprint, guilty } of scenesOf(page))
      test(title, () => {
        if (title.startsWith("Flags")) expect(guilty, "a scene that flags marks a line with ✗").not.toHaveLength(0);
        const { findings } = check({ tree, blueprint, now: new Date("2026-11-25T00:00:00Z"), policies: [policy] });
        const places = findings.map(({ location: { path, line } }) => `${path}:${line}`);
        expect(places).toEqual([...guilty].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line)).map(({ path, line }) => `${path}:${line}`));
        for (const { path, line, says } of guilty) {
          const finding = findings.find(({ location }) => location.path === path && location.line === line);
          expect(`${finding?.message} ${finding?.fix}`).toContain(says);
        }
      });
  });
}

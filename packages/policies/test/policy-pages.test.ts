import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../src/check/check.ts";
import type { NamedPolicy } from "../src/define-policy.ts";
import { forms } from "../src/forms.generated.ts";
import { policies } from "../src/policies.generated.ts";
import { scenesOf } from "./page.ts";

/** A page with its scenes, and the policies that judge them. */
interface Page {
  readonly name: string;
  readonly file: string;
  readonly policies: readonly NamedPolicy[];
}

const pages: readonly Page[] = [
  ...policies.map((policy) => ({ name: policy.name, file: `${policy.group}/${policy.name}/policy.md`, policies: [policy] })),
  ...forms.map(({ name }) => ({ name: `form ${name}`, file: `rules/forms/${name}/form.md`, policies: [] })),
];

for (const { name, file, policies: judges } of pages) {
  const page = readFileSync(new URL(`../src/${file}`, import.meta.url), "utf8");
  describe(name, () => {
    test("has a page that says why, flags something and lets something pass", () => {
      expect(page).toMatch(/^# .+\n/);
      expect(page).toContain("\n## Why\n");
      expect(page).toMatch(/^## Flags /m);
      expect(page).toMatch(/^## Lets /m);
      expect(name.replace("form ", "")).toMatch(/^[a-z]+(-[a-z]+)*$/);
    });

    for (const { title, tree, blueprint, guilty } of scenesOf(page))
      test(title, () => {
        if (title.startsWith("Flags")) expect(guilty, "a scene that flags marks a line with ✗").not.toHaveLength(0);
        const { findings } = check({ tree, blueprint, now: new Date("2026-11-25T00:00:00Z"), policies: judges });
        const places = findings.map(({ location: { path, line } }) => `${path}:${line}`);
        expect(places).toEqual([...guilty].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line)).map(({ path, line }) => `${path}:${line}`));
        for (const { path, line, says } of guilty) {
          const finding = findings.find(({ location }) => location.path === path && location.line === line);
          expect(`${finding?.message} ${finding?.fix}`).toContain(says);
        }
      });
  });
}

import type { Blueprint } from "@create-backend/core";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../src/check/check.ts";
import type { NamedPolicy } from "../src/define-policy.ts";
import { forms } from "../src/forms.generated.ts";
import { packPolicies } from "../src/packs/packs-of.ts";
import { packs } from "../src/packs.generated.ts";
import { policies } from "../src/policies.generated.ts";
import { packageKinds, selectorWords } from "../src/rules/selector.ts";
import { scenesOf } from "./page.ts";

/** A page with its scenes, and the policies that judge them. */
interface Page {
  readonly name: string;
  readonly file: string;
  readonly policiesFor: (blueprint: Blueprint) => readonly NamedPolicy[];
}

const pages: readonly Page[] = [
  ...policies.map((policy) => ({ name: policy.name, file: `${policy.group}/${policy.name}/policy.md`, policiesFor: () => [policy] })),
  ...forms.map(({ name }) => ({ name: `form ${name}`, file: `rules/forms/${name}/form.md`, policiesFor: () => [] })),
  ...packs.map(({ name, rules }) => ({ name: `pack ${name}`, file: `packs/${name}/pack.md`, policiesFor: (blueprint: Blueprint) => packPolicies(blueprint).filter((policy) => Object.hasOwn(rules, policy.name)) })),
  { name: "selectors", file: "rules/selectors.md", policiesFor: () => [] },
];

for (const { name, file, policiesFor } of pages) {
  const page = readFileSync(new URL(`../src/${file}`, import.meta.url), "utf8");
  describe(name, () => {
    test("has a page that says why, flags something and lets something pass", () => {
      expect(page).toMatch(/^# .+\n/);
      expect(page).toContain("\n## Why\n");
      expect(page).toMatch(/^## Flags /m);
      expect(page).toMatch(/^## Lets /m);
      expect(name.replace(/^(?:form|pack) /, "")).toMatch(/^[a-z]+(-[a-z]+)*$/);
    });

    test("has no scene that is not run", () => {
      for (const heading of page.match(/^## .*/gm) ?? []) expect(heading).toMatch(/^## (?:Why|Given|Flags|Lets)\b/);
    });

    for (const { title, tree, blueprint, guilty } of scenesOf(page))
      test(title, () => {
        if (title.startsWith("Flags")) expect(guilty, "a scene that flags marks a line with ✗").not.toHaveLength(0);
        const { findings } = check({ tree, blueprint, now: new Date("2026-11-25T00:00:00Z"), policies: policiesFor(blueprint) });
        const places = findings.map(({ location: { path, line } }) => `${path}:${line}`);
        expect(places).toEqual([...guilty].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line)).map(({ path, line }) => `${path}:${line}`));
        for (const { path, line, says } of guilty) {
          const finding = findings.find(({ location }) => location.path === path && location.line === line);
          expect(`${finding?.message} ${finding?.fix}`).toContain(says);
        }
      });
  });
}

test("the page of selectors shows every word and names every kind of package", () => {
  const page = readFileSync(new URL("../src/rules/selectors.md", import.meta.url), "utf8");
  const headings = page.match(/^## .*$/gm)?.join("\n") ?? "";
  expect([...headings.matchAll(/`([a-z]+):`/g)].map(([, word]) => word).sort()).toEqual([...selectorWords].sort());
  for (const word of selectorWords) expect(page).toMatch(new RegExp(`"${word}:[^"]`));
  for (const kind of packageKinds) expect(page).toContain(`\`${kind}\``);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { mergeContent } from "./merge-content.ts";
import { mergeYaml } from "./merge-document.ts";

const labels = { mine: "m", base: "b", theirs: "t" };
const base = "services:\n  api:\n    image: api:1\n    restart: always\n  db:\n    image: postgres:17\n    ports: [5432]\n";
const anchored = `x-log: &log\n  driver: local\n${base.replace("    restart: always\n", "    logging: *log\n    restart: always\n").replace("    ports: [5432]\n", "    <<: &limits { mem: 1g }\n    ports: [15432]\n")}  worker:\n    <<: *limits\n    image: api:1\n`;

test("a file with anchors, aliases and merge keys of the user's follows the templates beside them", () => {
  const theirs = base.replace("restart: always", "restart: unless-stopped").replace("    image: postgres:17\n", "    image: postgres:18\n    user: shop\n");

  expect(mergeContent("compose.yaml", { base, mine: anchored, theirs }, labels)).toEqual({ text: anchored.replace("restart: always", "restart: unless-stopped").replace("    image: postgres:17\n", "    image: postgres:18\n    user: shop\n"), conflicts: 0, clashes: [] });
});

test.each([
  ["an alias stands for", base.replace("  api:\n    image: api:1\n", "  api: &api\n    image: mine:1\n") + "  worker: *api\n", base.replace("image: api:1\n    restart: always", "image: api:2\n    restart: no")],
  ["a merge key brings", base.replace("  api:\n    image: api:1\n", "  api: &api\n    image: mine:1\n") + "  worker:\n    <<: *api\n", base.replace("image: api:1\n    restart: always", "image: api:2\n    restart: no")],
  ["a merge key would no longer bring", base.replace("    image: api:1\n", "    <<: { user: mine }\n    image: mine:1\n"), base.replace("    image: api:1\n", "    user: shop\n    image: api:1\n    tty: true\n")],
])("what %s is not changed without a conflict", (_, mine, theirs) => {
  expect(mergeContent("compose.yaml", { base, mine, theirs }, labels).conflicts).toBeGreaterThan(0);
});

test("aliases that expand without end are left to the merge by lines", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g"];
  const bomb = names.map((name, index) => `${name}: &${name} [${index === 0 ? "x, x" : `*${names[index - 1] ?? ""}, *${names[index - 1] ?? ""}, *${names[index - 1] ?? ""}`}]\n`).join("");

  expect(mergeYaml({ base: "z: 1\n", mine: `${bomb}z: 2\n`, theirs: "z: 1\ny: 1\n" })).toBeUndefined();
});

type Value = string | { readonly [key: string]: Value };

/** The three-way merge of plain values, in the fewest words; undefined where both changed the same. */
function mergedMeaning(was: Value | undefined, mine: Value | undefined, theirs: Value | undefined): { readonly value: Value | undefined } | undefined {
  const [a, b, c] = [was, mine, theirs].map((value) => JSON.stringify(value, sorted));
  if (a === c || b === c) return { value: mine };
  if (a === b) return { value: theirs };
  if (typeof mine !== "object" || typeof theirs !== "object") return undefined;
  const before = typeof was === "object" ? was : {};
  const entries = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].map((key) => [key, mergedMeaning(before[key], mine[key], theirs[key])] as const);
  return entries.some(([, merged]) => merged === undefined) ? undefined : { value: Object.fromEntries(entries.flatMap(([key, merged]) => (merged?.value === undefined ? [] : [[key, merged.value]]))) };
}

function sorted(_: string, value: unknown): unknown {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value;
}

const settings = fc.dictionary(fc.constantFrom("image", "user", "tty", "init"), fc.constantFrom("on", "off", "auto"), { minKeys: 1, maxKeys: 4, noNullPrototype: true });
const services = fc.record({ api: settings, db: settings, mail: settings });
type Services = Readonly<Record<string, Readonly<Record<string, string>>>>;

const change = fc.record({ of: fc.constantFrom("api", "db", "mail"), key: fc.constantFrom("image", "user", "tty", "init"), to: fc.constantFrom("on", "off", "auto", undefined) });

function changed(value: Services, { of, key, to }: { readonly of: string; readonly key: string; readonly to: string | undefined }): Services {
  const others = Object.entries(value[of] ?? {}).filter(([name]) => name !== key);
  return { ...value, [of]: Object.fromEntries([...others, to === undefined ? ["keep", "on"] : [key, to]]) };
}

/** What the user's file says in other words: which service has an anchor, and what stands for it. */
const words = fc.record({ anchored: fc.constantFrom("api", "db", "mail"), alias: fc.boolean(), overridden: fc.option(settings, { nil: undefined }), fragment: fc.option(settings, { nil: undefined }) });
type Words = typeof words extends fc.Arbitrary<infer T> ? T : never;

const lines = (value: Readonly<Record<string, string>>): string => Object.entries(value).map(([key, one]) => `    ${key}: "${one}"\n`).join("");

function written(value: Services, how?: Words): string {
  const brought = how?.fragment === undefined ? "" : `x-common: &common\n${lines(how.fragment)}`;
  const all = Object.entries(value).map(([name, of]) => `  ${name}:${how?.anchored === name ? " &one" : ""}\n${how?.fragment !== undefined && name === "mail" ? "    <<: *common\n" : ""}${lines(of)}`);
  const other = how === undefined ? "" : how.alias ? "  worker: *one\n" : `  worker:\n    <<: *one\n${lines(how.overridden ?? {})}`;
  return `${brought}services:\n${all.join("")}${other}`;
}

test("what a merged file means, aliases and merge keys expanded, is the merge of what the three mean", () => {
  let merged = 0;
  const means = (text: string): Value => parse(text, { merge: true }) as Value;
  fc.assert(
    fc.property(services, change, change, words, (was, user, templates, how) => {
      const texts = { base: written(was), mine: written(changed(was, user), how), theirs: written(changed(was, templates)) };
      const result = mergeYaml(texts);
      if (result === undefined || result.clashes.length > 0) return;
      merged += 1;
      expect(means(result.text)).toEqual(mergedMeaning(means(texts.base), means(texts.mine), means(texts.theirs))?.value);
    }),
    { numRuns: 400, seed: 20_261_128 },
  );
  expect(merged).toBeGreaterThan(100);
});

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

const place = scratch();
beforeAll(async () => {
  await ensureBuilt();
  write("backend.yaml", "version: 1\nname: shop\nmodules:\n  orders: { path: src/orders, owner: sales }\n  catalog: { path: src/catalog }\n");
  write("src/catalog/index.ts", `export { price } from "./price";\n`);
  write("src/catalog/price.ts", "export const price = 1;\n");
  write("src/orders/bad.ts", `import { price } from "../catalog/price";\nexport const total = price;\n`);
}, 120_000);
afterAll(() => place.remove());

function write(path: string, text: string): void {
  const file = join(place.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const run = (...words: string[]) => createBackend(words, { folder: place.folder });

describe("explain", () => {
  it("says of a path which rules hold, what it may import and what is found there", async () => {
    const { code, out } = await run("explain", "src/orders/new.ts");
    expect([code, out.includes("module orders of sales"), out.includes("no-cross-module-import"), out.includes("the inside of catalog")]).toEqual([0, true, true, true]);
    const document = JSON.parse((await run("explain", "src/orders/bad.ts", "--json")).out) as { findings: { policy: string }[]; parts: { what: string; allowed: boolean }[] };
    expect([document.findings.map(({ policy }) => policy), document.parts.find(({ what }) => what === "the inside of catalog")?.allowed]).toEqual([["no-cross-module-import"], false]);
  });

  it("says of a finding, by the name that check shows, by its fingerprint and by its place, why and what to do", async () => {
    const { findings } = JSON.parse((await run("check", "--json")).out) as { findings: { id: string; fingerprint: string }[] };
    const [{ id, fingerprint }] = findings as [{ id: string; fingerprint: string }];
    const answers = await Promise.all([id, fingerprint, "src/orders/bad.ts:1"].map((what) => run("explain", what)));
    expect(answers.map(({ code, out }) => [code, out.includes(id), out.includes("Import the contract of catalog")])).toEqual([[0, true, true], [0, true, true], [0, true, true]]);
    expect((await run("check")).out).toContain(id);
  });

  it("says that a finding is not there", async () => {
    const { code, err } = await run("explain", "f-00000000");
    expect([code, err.includes("CB-123")]).toEqual([2, true]);
  });

  it("shows how rules are written: the forms, what each takes, and the words that they select by", async () => {
    const [book, form, both, words] = await Promise.all(["architecture.yaml", "must-use", "no-cycles", "selectors"].map((what) => run("explain", what)));
    expect([book?.out.includes("public-surface"), book?.out.includes("severity"), form?.out.includes("Who has to use (required)"), form?.out.includes("Flags ")]).toEqual([true, true, true, true]);
    // A policy of the same name is explained, too.
    expect([both?.out.includes("no-cycles  Cycle"), both?.out.includes("form of rule in architecture.yaml")]).toEqual([true, true]);
    expect(words?.out).toContain("{!feature}");
    expect((await run("explain", "must-us")).err).toContain('Did you mean "must-use"?');
  });

  it("says of a rule of the repository, and of its standards, where it stands and why", async () => {
    const rule = (name: string): string => `version: 1\nname: shop\nrules:\n  ${name}: { form: shape-limits, why: Long files hide things., of: "src/**", lines: 400 }\n`;
    write("architecture.yaml", rule("short-files"));
    write(".backend/standards/acme.yaml", rule("files-of-acme"));
    const [own, acme, unknown] = await Promise.all(["short-files", "files-of-acme", "files-of-acne"].map((what) => run("explain", what)));
    expect([own?.code, own?.out.split("\n")[0], own?.out.includes("Long files hide things.")]).toEqual([0, "short-files  Shape limits  architecture.yaml", true]);
    expect([acme?.code, acme?.out.split("\n")[0]]).toEqual([0, "files-of-acme  Shape limits  .backend/standards/acme.yaml"]);
    expect(unknown?.code).toBe(2);
  });

  it("gives editors a schema of architecture.yaml that the examples of every form fit, and nothing misspelt does", async () => {
    const { schema, forms } = JSON.parse((await run("explain", "architecture.yaml", "--json")).out) as { schema: object; forms: { name: string }[] };
    const fits = new Ajv2020({ strict: false }).compile(schema);
    const documents = await Promise.all(forms.map(async ({ name }) => JSON.parse((await run("explain", name, "--json")).out) as { page: string; form?: { page: string } }));
    const examples = documents.flatMap(({ page, form }) => [...(form?.page ?? page).matchAll(/^```yaml architecture\.yaml\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text));
    expect(examples.length).toBeGreaterThan(forms.length);
    expect(examples.filter((text) => !fits(parse(text)))).toEqual([]);
    expect(fits(parse("version: 1\nname: shop\nrules:\n  apart: { form: must-not-use, why: so, from: a/**, too: b/** }\n"))).toBe(false);
  });
});

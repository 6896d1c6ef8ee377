import { isAscii } from "node:buffer";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { catalogueVersion } from "@create-backend/core";
import { catalogueOf, registeredOptions } from "@create-backend/templates";
import { distFolder, ensureBuilt } from "./built.ts";

beforeAll(ensureBuilt, 120_000);

/** Files of the bundle that are loaded with one, without what loads when it is used. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, next] of readFileSync(join(distFolder, file), "utf8").matchAll(/(?:from|import)"\.\/([^"]+)"/g)) loadedWith(next ?? "", seen);
  return seen;
}

const text = (files: Iterable<string>): string => [...files].map((file) => readFileSync(join(distFolder, file), "utf8")).join("\n");
const size = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + statSync(join(distFolder, file)).size, 0);
const heavy = /ZodError|Handlebars|YAMLParseError|clack:cancel/;

describe("what the bundle loads", () => {
  it("for its first words is small and holds none of the libraries", () => {
    const files = loadedWith("bin.js");
    expect([size(files) < 40_000, heavy.test(text(files))]).toEqual([true, false]);
  });

  it("for the help of every command holds none of the libraries either", () => {
    const commands = readdirSync(distFolder).filter((name) => /^(command|help)-/.test(name));
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) expect([command, heavy.test(text(loadedWith(command)))]).toEqual([command, false]);
  });

  it("holds the version of the catalogue as it is now, so that no run works it out", () => {
    const entry = readdirSync(distFolder).find((name) => name.startsWith("new-repository-")) ?? "";
    expect(text(loadedWith(entry))).toContain(`"${catalogueVersion(catalogueOf(registeredOptions))}"`);
  });

  it("for a check is one file in ASCII, which is read and held in a byte a sign", () => {
    const checks = readdirSync(distFolder).filter((name) => /^check-.*\.cjs$/.test(name));
    expect(checks.map((name) => isAscii(readFileSync(join(distFolder, name))))).toEqual([true]);
  });

  it("for a new repository leaves out what only an interview needs", () => {
    const entry = readdirSync(distFolder).find((name) => name.startsWith("new-repository-")) ?? "";
    expect(/clack:cancel/.test(text(loadedWith(entry)))).toBe(false);
  });
});

describe("the published package", () => {
  it("stays under three megabytes of code", () => {
    const code = readdirSync(distFolder).filter((name) => /\.c?js$/.test(name));
    expect(size(code)).toBeLessThan(3_000_000);
  });

  it("names the licence of everything that is bundled", () => {
    const licences = readFileSync(join(distFolder, "THIRD-PARTY-LICENCES.txt"), "utf8");
    for (const name of ["@clack/core", "handlebars", "yaml", "zod"]) expect(licences).toMatch(new RegExp(`^${name} \\d`, "m"));
  });
});

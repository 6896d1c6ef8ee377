import { appendFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseBlueprint, UserError } from "@create-backend/core";
import { followFrom, type CheckResult } from "@create-backend/policies";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { conditionsOf, judge, judgeAsBefore } from "../src/commands/judge-repository.ts";
import { Memory } from "../src/disk/memory/memory.ts";
import { readTree } from "../src/disk/read-tree.ts";
import { scratch } from "./built.ts";

const example = join(import.meta.dirname, "../../../examples/shop-modular-monolith-fastify/project");

let place: ReturnType<typeof scratch>;
let root: string;
beforeEach(() => {
  place = scratch();
  restart();
  // Files that were just written have no stamp to be known by.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
});
afterEach(() => {
  vi.useRealTimers();
  place.remove();
});

let starts = 0;
function restart(): void {
  root = join(place.folder, String(starts++));
  cpSync(example, root, { recursive: true });
}

const memory = (): Memory => new Memory(join(root, ".git/create-backend/facts.json"), "1");
const path = (inside: string): string => join(root, inside);
const text = (inside: string): string => readFileSync(path(inside), "utf8");

function put(inside: string, content: string): void {
  mkdirSync(dirname(path(inside)), { recursive: true });
  writeFileSync(path(inside), content);
}

/** What a check says, or why it refuses. */
function said(remembering: boolean): CheckResult | string {
  const kept = remembering ? memory() : undefined;
  try {
    const tree = readTree(root, process.env, { memory: kept, links: true });
    const repository = { root, tree, blueprint: parseBlueprint(text("backend.yaml"), "backend.yaml") };
    return kept === undefined ? judge(repository) : judgeAsBefore({ ...repository, memory: kept });
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** Whether what was said is taken from memory. */
function isRecalled(): boolean {
  const kept = memory();
  const tree = readTree(root, process.env, { memory: kept, links: true });
  return kept.recallSaid(conditionsOf({ tree, blueprint: parseBlueprint(text("backend.yaml"), "backend.yaml") }, new Date()), followFrom) !== undefined;
}

const sources = [...readTree(example, process.env).keys()].filter((file) => /^(?:modules|apps|platform).*\.ts$/.test(file));
const own = sources.filter((file) => file.startsWith("modules/"));
const texts = [...readTree(example, process.env).keys()].filter((file) => /\.(?:ya?ml|json|sql|ts)$|Dockerfile/.test(file));
const alias = `"paths": { "shop-alias/*": ["./modules/orders/src/domain/*"] }`;

/** What somebody may do to a file of the repository. */
const edits: Readonly<Record<string, (file: string, other: string) => void>> = {
  "adds a comment": (file) => appendFileSync(path(file), file.endsWith(".json") ? "\n" : `\n${file.endsWith(".ts") ? "//" : "#"} changed\n`),
  "adds a line on top": (file) => put(file, `\n${text(file)}`),
  "imports another file": (file, other) => put(file, `import "/${other}";\nimport * as more from "${"../".repeat(file.split("/").length - 1)}${other}";\n${text(file)}`),
  "imports by an alias": (file) => put(file, `import { Order } from "shop-alias/order.ts";\n${text(file)}`),
  "imports a library": (file) => put(file, `import express from "express";\n${text(file)}`),
  "names a table": (file) => appendFileSync(path(file), "\nexport const rows = (db: { query(text: string): void }) => db.query(`select * from billing.invoices join orders.orders on true`);\n"),
  "drops an import": (file) => put(file, text(file).replace(/^import .*\n/m, "")),
  "removes a file": (file) => rmSync(path(file), { force: true }),
  "renames a file": (file) => renameSync(path(file), path(file.replace(/(\.\w+)$/, "-renamed$1"))),
  "swaps two files": (file, other) => {
    const [one, two] = [text(file), text(other)];
    put(file, two);
    put(other, one);
  },
  "puts a folder beside a file": (file) => put(`${file.replace(/\.\w+$/, "")}/index.ts`, "export const nothing = 0;\n"),
  "puts a script beside a file": (file) => put(file.replace(/\.ts$/, ".js"), "export const nothing = 0;\n"),
  "adds an alias": () => put("tsconfig.json", text("tsconfig.json").replace(/"compilerOptions": \{/, (found) => `${found} ${alias},`)),
  "declares a library": () => put("package.json", text("package.json").replace(/"dependencies": \{/, (found) => `${found} "express": "5.0.0",`)),
  "takes a use from the agreement": () => put("backend.yaml", text("backend.yaml").replace(/uses: \[[^\]]*\]/, "uses: []")),
  "sets a rule": () => put("architecture.yaml", "version: 1\nrules:\n  apart: { form: must-not-use, from: module:orders, to: module:catalog, why: They are apart. }\n"),
  "waives": (file) => put(".backend/waivers.yaml", `- { policy: no-cross-module-import, path: ${file}, reason: old, owner: team-a, expires: 2099-01-01, granted: 2026-11-01 }\n`),
};

describe("a check that remembers", () => {
  it("says the same as one that does not, whatever was edited in between", () => {
    const edit = fc.record({ what: fc.constantFrom(...Object.keys(edits)), file: fc.oneof(fc.constantFrom(...own), fc.constantFrom(...sources, ...texts)), other: fc.constantFrom(...sources) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (steps) => {
        restart();
        said(true);
        for (const { what, file, other } of steps) {
          try {
            edits[what]?.(file, other);
          } catch (error) {
            // An earlier edit took the file away.
            if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
          }
          expect(said(true)).toEqual(JSON.parse(JSON.stringify(said(false))));
        }
      }),
      { numRuns: 12 },
    );
  }, 300_000);

  it("takes what it said from memory where a change touches no fact, and not where it does", () => {
    const [file = ""] = sources.filter((source) => source.includes("/application/"));
    said(true);
    expect(isRecalled()).toBe(true);
    edits["adds a comment"]?.(file, "");
    expect(isRecalled()).toBe(true);
    edits["imports a library"]?.(file, "");
    expect(isRecalled()).toBe(false);
    said(true);
    expect(isRecalled()).toBe(true);
    edits["puts a folder beside a file"]?.(file, "");
    expect(isRecalled()).toBe(false);
    said(true);
    for (const to of ["domain", "application"]) {
      symlinkSync(`../modules/orders/src/${to}`, path(`platform/${to}`));
      expect(isRecalled()).toBe(false);
      said(true);
    }
    expect(isRecalled()).toBe(true);
    vi.setSystemTime(Date.now() + 86_400_000);
    expect(isRecalled()).toBe(false);
  });

  it("does not believe in facts that were lost", () => {
    const [file = ""] = sources;
    said(true);
    writeFileSync(path(".git/create-backend/facts.jsonl"), "");
    edits["imports a library"]?.(file, "");
    expect(isRecalled()).toBe(false);
    expect(said(true)).toEqual(said(false));
  });
});

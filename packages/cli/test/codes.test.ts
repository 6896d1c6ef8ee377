import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { storyModules } from "@create-backend/core";
import { explainPolicy } from "@create-backend/policies";
import { generate, registeredOptions } from "@create-backend/templates";
import { folderSource } from "../../templates/scripts/folder-source.ts";
import { diskError } from "../src/disk/disk-error.ts";
import { createBackend, distFolder } from "./built.ts";
import { change, commit, olderRepository } from "./older.ts";
import { eachInAPlace } from "./place.ts";

const packages = join(import.meta.dirname, "../..");

/** Every code that the texts of a kind of file name. */
function codesIn(folders: readonly string[], isWanted: (path: string) => boolean): ReadonlySet<string> {
  const files = folders.flatMap((folder) => readdirSync(join(packages, folder), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => path.endsWith(".ts") && !path.includes("node_modules") && isWanted(path));
  return new Set(paths.flatMap((path) => readFileSync(path, "utf8").match(/\bCB-\d{3}\b/g) ?? []));
}

const sources = ["core/src", "templates/src", "policies/src", "cli/src"];

it("every code is expected by a test, and none is expected that nothing says", () => {
  const said = codesIn(sources, (path) => !path.endsWith(".test.ts"));
  const expected = codesIn([...sources, "cli/test", "templates/test", "policies/test", "templates/lab/test"], (path) => path.endsWith(".test.ts"));

  expect([said.size > 100, [...said].filter((code) => !expected.has(code)).sort(), [...expected].filter((code) => !said.has(code)).sort()]).toEqual([true, [], []]);
});

describe("a code that no other test expects", () => {
  const place = eachInAPlace(({ root }) => olderRepository(root));
  const damaged = (): void => {
    mkdirSync(join(place.root, ".backend"), { recursive: true });
    writeFileSync(join(place.root, ".backend/profile.yaml"), "name: shop\n");
    writeFileSync(join(place.root, ".backend/decision.json"), "{}\n");
    commit(place.root);
  };
  const bare = (): void => {
    place.root = join(place.folder, "bare");
    mkdirSync(place.root);
    writeFileSync(join(place.root, "notes.txt"), "mine\n");
  };
  const ungit = (): void => {
    cpSync(place.root, join(place.folder, "copy"), { recursive: true, filter: (path) => !path.endsWith("/.git") });
    place.root = join(place.folder, "copy");
  };

  interface Scene {
    readonly code: string;
    readonly words: readonly string[];
    readonly says: string;
    readonly before?: () => void;
  }
  const unasked = (): void => {
    bare();
    writeFileSync(join(place.root, "a.ts"), "export const a = 1;\n");
  };
  const scenes: readonly Scene[] = [
    { code: "CB-021", words: ["../new", "--yes", "--modules", "orders:uses=orders"], says: "uses itself" },
    { code: "CB-026", words: ["../new", "--yes", "--modules", "order,orders"], says: "both be called order in code" },
    { code: "CB-034", words: ["decide", "--again"], says: "Decide anew", before: damaged },
    { code: "CB-063", words: ["adopt", "--yes"], says: "Name the root", before: bare },
    { code: "CB-118", words: ["../new", "--yes", "--waive", "python"], says: "NAME=REASON" },
    { code: "CB-122", words: ["explain", "nowhere/at/all.ts"], says: "There is no file" },
    { code: "CB-130", words: ["check", "--format", "sarf"], says: 'Did you mean "sarif"?' },
    { code: "CB-131", words: ["check", "--format", "json", "--format", "sarif"], says: "Give all but one a file" },
    { code: "CB-181", words: ["adopt"], says: "Say --yes", before: unasked },
    { code: "CB-182", words: ["check", "--new"], says: "Run the check without --new", before: ungit },
  ];

  it.each(scenes)("$code", async ({ code, words, says, before }) => {
    before?.();
    const { code: exit, err } = await createBackend(words, { folder: place.root });

    expect([exit, err]).toEqual([2, expect.stringContaining(code)]);
    expect(err.replaceAll(/\s+/g, " ")).toContain(says);
  });

  it("CB-000 is our fault: exit 70, said as such, in JSON, too", async () => {
    const copy = join(place.folder, "broken");
    cpSync(distFolder, copy, { recursive: true });
    const chunk = readdirSync(copy).find((name) => /^status-.*\.js$/.test(name)) ?? "";
    change(copy, chunk, () => 'throw new TypeError("out of order");\n');
    const { code, out, err } = await createBackend(["status", "--json"], { folder: place.root, program: join(copy, "bin.js") });

    expect([code, JSON.parse(out), err]).toEqual([70, { ok: false, error: { code: "CB-000", what: "TypeError: out of order", todo: "Report it." } }, expect.stringContaining("out of order")]);
  });

  it("CB-060 and CB-170 are for whoever calls our packages: commands ask for what there is", () => {
    const blueprint = { version: 1 as const, name: "shop", answers: {}, modules: storyModules };
    const workshop = { options: registeredOptions, source: folderSource(), tool: "1.0.0" };

    expect(() => explainPolicy("no-such")).toThrow(expect.objectContaining({ code: "CB-060" }));
    expect(() => generate({ kind: "no-such", module: "orders", name: "cancel-order" }, blueprint, workshop)).toThrow(expect.objectContaining({ code: "CB-170" }));
  });

  it("CB-115 is a disk that fails, or too many files", () => {
    for (const code of ["EIO", "EMFILE"]) expect(diskError(Object.assign(new Error(code), { code }), "Reading a")).toMatchObject({ code: "CB-115" });
  });
});

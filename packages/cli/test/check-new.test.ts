import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

let place: ReturnType<typeof scratch>;
let shop: string;
beforeAll(ensureBuilt, 120_000);
beforeEach(() => {
  place = scratch();
  shop = join(place.folder, "shop");
  write("backend.yaml", "version: 1\nname: shop\nmodules:\n  orders: { path: src/orders }\n  catalog: { path: src/catalog }\n");
  write("src/catalog/index.ts", `export { price } from "./price";\n`);
  write("src/catalog/price.ts", "export const price = 1;\n");
  write("src/orders/old.ts", `import { price } from "../catalog/price";\nexport const total = price;\n`);
  git("init", "--quiet", "--initial-branch=main");
  commit("The start");
  git("switch", "--quiet", "--create", "work");
});
afterEach(() => place.remove());

function write(path: string, text: string): void {
  const file = join(shop, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function git(...words: readonly string[]): string {
  return execFileSync("git", ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", ...words], { cwd: shop, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

function commit(message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--no-gpg-sign", "-m", message);
}

interface Document {
  readonly findings: readonly { readonly policy: string; readonly location: { readonly path: string; readonly line: number } }[];
  readonly narrowing?: { readonly since: string; readonly left: number };
}

/** Exit code, places, and how many were left out. */
async function checked(...words: string[]): Promise<readonly [number | null, readonly string[], number | undefined]> {
  const { code, out } = await createBackend(["check", "--json", ...words], { folder: shop });
  const { findings, narrowing } = JSON.parse(out) as Document;
  return [code, findings.filter(({ policy }) => policy === "no-cross-module-import").map(({ location }) => `${location.path}:${location.line}`), narrowing?.left];
}

const deep = `import { price } from "../catalog/price";\nexport const more = price;\n`;

describe("check of what is new", () => {
  it("is green while a branch adds nothing, whatever was there before", async () => {
    write("src/orders/good.ts", "export const good = 1;\n");
    commit("Something good");
    expect([await checked("--new"), (await checked())[0]]).toEqual([[0, [], 2], 1]);
  });

  it("finds what a branch adds, in commits, in edits and in files that git does not know yet", async () => {
    write("src/orders/committed.ts", deep);
    commit("Something bad");
    write("src/orders/untracked.ts", deep);
    expect(await checked("--new")).toEqual([1, ["src/orders/committed.ts:1", "src/orders/untracked.ts:1"], 2]);
  });

  it("is about what is found, not about lines: an old finding that moves is old, the same once more is new", async () => {
    write("src/orders/old.ts", `// A line above\nimport { price } from "../catalog/price";\nexport const total = price;\n`);
    const moved = await checked("--new");
    write("src/orders/old.ts", `import { price } from "../catalog/price";\nimport { price as again } from "../catalog/price";\nexport const total = price + again;\n`);
    expect([moved, await checked("--new")]).toEqual([[0, [], 2], [1, ["src/orders/old.ts:2"], 2]]);
  });

  it("knows an old finding again when its file was renamed", async () => {
    git("mv", "src/orders/old.ts", "src/orders/renamed.ts");
    commit("A better name");
    expect(await checked("--new")).toEqual([0, [], 2]);
  });

  it("finds what a change of the agreement makes wrong elsewhere", async () => {
    write("src/orders/right.ts", `import { price } from "../catalog";\nexport const right = price;\n`);
    write("backend.yaml", "version: 1\nname: shop\nmodules:\n  orders: { path: src/orders, uses: [catalog] }\n  catalog: { path: src/catalog }\n");
    commit("Agreed");
    write("backend.yaml", "version: 1\nname: shop\nmodules:\n  orders: { path: src/orders }\n  catalog: { path: src/catalog }\n");
    expect(await checked("--since", "HEAD")).toEqual([1, ["src/orders/right.ts:1"], 2]);
  });

  it("shows what touches changed files, old and new, with --changed", async () => {
    write("src/orders/good.ts", "export const good = 1;\n");
    const other = await checked("--changed");
    write("src/orders/old.ts", `// touched\nimport { price } from "../catalog/price";\nexport const total = price;\n`);
    expect([other, await checked("--changed")]).toEqual([[0, [], 2], [1, ["src/orders/old.ts:2"], 1]]);
  });

  it("compares with the branch that the pipeline names", async () => {
    git("branch", "release", "main");
    write("src/orders/bad.ts", deep);
    commit("Something bad");
    const { out } = await createBackend(["check", "--new", "--json"], { folder: shop, environment: { GITHUB_BASE_REF: "release" } });
    expect((JSON.parse(out) as Document).narrowing?.since).toBe("release");
  });

  it("says what to fetch when the history of a clone is cut off", async () => {
    write("src/orders/bad.ts", deep);
    commit("Something bad");
    git("switch", "--quiet", "main");
    execFileSync("git", ["clone", "--quiet", "--depth=1", "--branch=work", `file://${shop}`, join(place.folder, "clone")], { stdio: "ignore" });
    const { code, err } = await createBackend(["check", "--new"], { folder: join(place.folder, "clone") });
    expect([code, err.includes("CB-184"), err.includes("fetch-depth: 0")]).toEqual([2, true, true]);
  });

  it("refuses what cannot be compared", async () => {
    const codes = await Promise.all([["--since", "nowhere"], ["--since", "--output=x"], ["--new", "--changed"]].map(async (words) => (await createBackend(["check", ...words], { folder: shop })).err.match(/CB-\d+/)?.[0]));
    expect(codes).toEqual(["CB-183", "CB-102", "CB-185"]);
  });
});

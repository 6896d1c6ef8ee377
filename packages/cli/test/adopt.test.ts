import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

let place: ReturnType<typeof scratch>;
beforeAll(ensureBuilt, 120_000);
beforeEach(() => {
  place = scratch();
  write("src/orders/http.ts", `import { price } from "../catalog/price";\nexport const total = price;\n`);
  write("src/catalog/price.ts", `import "./missing";\nexport const price = 1;\n`);
});
afterEach(() => place.remove());

function write(path: string, text: string): void {
  const file = join(place.folder, "old", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const old = (...words: string[]) => createBackend(words, { folder: join(place.folder, "old") });

describe("adopt", () => {
  it("writes an agreement and what is owed, so that the first check is green and only new debt fails", async () => {
    const adopted = await createBackend(["adopt", "old", "--yes"], { folder: place.folder });
    const first = await old("check");
    write("src/catalog/back.ts", `import { total } from "../orders/http";\nexport const back = total;\n`);
    const second = await old("check", "--json");
    const { findings } = JSON.parse(second.out) as { findings: { policy: string; location: { path: string } }[] };
    expect([adopted.code, first.code, first.out.includes("known from the baseline"), second.code, findings[0]?.location.path]).toEqual([0, 0, true, 1, "src/catalog/back.ts"]);
  });

  it("writes nothing on a dry run, and says everything in one document", async () => {
    const { code, out } = await old("adopt", "--dry-run", "--json");
    const document = JSON.parse(out) as { modules: { name: string }[]; debt: object; written: boolean };
    expect([code, document.modules.map(({ name }) => name), document.debt, document.written, readdirSync(join(place.folder, "old"))]).toEqual([0, ["catalog", "orders"], { findings: 2, byPolicy: { "health/nothing-judged": 1, "health/unresolved-import": 1 } }, false, ["src"]]);
  });

  it("writes nothing when nobody can be asked, and names the flag", async () => {
    const { code, err } = await old("adopt");
    expect([code, err.includes("--yes"), existsSync(join(place.folder, "old/backend.yaml"))]).toEqual([2, true, false]);
  });

  it("refuses where git would leave out what it writes, until git keeps it", async () => {
    execFileSync("git", ["init", "-q"], { cwd: join(place.folder, "old") });
    write(".gitignore", "# hidden\n.*\n");
    const { code, err } = await old("adopt", "--yes");
    expect([code, err.replaceAll(/\s+/g, " "), existsSync(join(place.folder, "old/backend.yaml"))]).toEqual([2, expect.stringMatching(/\.gitignore:2 says \.\*\..*Add !\/\.backend\/ below.*CB-190/), false]);
    write(".gitignore", ".*\n!/.backend/\n");
    expect([(await old("adopt", "--yes")).code, (await old("check")).code]).toEqual([0, 0]);
  });

  it("leaves an agreement that is there alone", async () => {
    write("backend.yaml", "mine\n");
    const { code, err } = await old("adopt", "--yes");
    expect([code, err.includes("CB-180"), readFileSync(join(place.folder, "old/backend.yaml"), "utf8")]).toEqual([2, true, "mine\n"]);
  });
});

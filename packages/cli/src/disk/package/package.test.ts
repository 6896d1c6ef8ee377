import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockOf, treeOf, type Lock } from "@create-backend/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { packageAt } from "./read-package.ts";
import { sealed, sealOf } from "./seal.ts";
import { writtenAgain } from "./write-again.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "create-backend-test-"));
  mkdirSync(join(folder, "dist"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Writes a package whose program is this script; gives its seal. */
function aPackage(script: string): string {
  writeFileSync(join(folder, "dist/bin.js"), script);
  return sealOf(new Map([["bin.js", Buffer.from(script)]]));
}

function aLock(facts: Partial<Lock>): Lock {
  const tree = treeOf([["a.txt", { content: "one\n", executable: false, owner: "managed" }]]);
  return lockOf(tree, { tool: "0.0.9", options: [], agreement: { name: "shop", extends: ["/etc"] }, ...facts });
}

const way = (words: object = {}) => ({ environment: { PATH: "" }, fetching: () => undefined, ...words });

describe("the package that wrote a repository", () => {
  it("is sealed by every path and every byte, and a checkout has no seal", () => {
    const seals = [{ a: "1", b: "2" }, { b: "2", a: "1" }, { a: "1", b: "2", seal: "x" }, { a: "2", b: "1" }, { "a\0b": "1" }].map((files) => sealOf(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))));
    expect([new Set(seals.slice(0, 3)).size, new Set(seals).size, sealed()]).toEqual([1, 3, {}]);
  });

  it("is read when it is what the lock records, and refused when it is anything else", () => {
    const seal = aPackage("1;\n");
    writeFileSync(join(folder, "dist/seal"), seal);
    expect([...packageAt(folder, seal).keys()].sort()).toEqual(["bin.js", "seal"]);
    for (const spoil of [() => aPackage("2;\n"), () => symlinkSync("/etc/passwd", join(folder, "dist/more.js")), () => rmSync(join(folder, "dist"), { recursive: true })]) {
      spoil();
      expect(() => packageAt(folder, seal)).toThrow(expect.objectContaining({ code: "CB-189" }) as Error);
    }
  });

  it("is ours in a version, and no other word of the lock is one", async () => {
    for (const tool of ["../../x", "0.0.9 other@1", "npm:other@1.0.0", "file:../other", "0.0.9 && touch run", "latest"]) await expect(writtenAgain(aLock({ tool, integrity: `sha256-${"0".repeat(64)}` }), way())).rejects.toMatchObject({ code: "CB-188", parts: { what: expect.stringContaining("that is no version") as string } });
    expect(await writtenAgain(aLock({}), way({ folder }))).toBeUndefined();
  });

  it("gives what it writes of the recorded agreement without standards, and leaves nothing behind", async () => {
    const integrity = aPackage(`import { readFileSync, writeFileSync } from "node:fs"; writeFileSync("a.txt", readFileSync("backend.yaml")); writeFileSync("b.txt", "");`);
    const temporary = join(folder, "temporary");
    mkdirSync(temporary);
    vi.stubEnv("TMPDIR", temporary);
    const written = await writtenAgain(aLock({ integrity }), way({ folder }));
    expect([written?.get("a.txt"), written?.get("b.txt"), readdirSync(temporary)]).toEqual(['{"name":"shop"}', undefined, []]);
  });

  it("can neither write nor read elsewhere nor start anything, and knows no secret of the environment", async () => {
    const tries = `[() => writeFileSync(${JSON.stringify(join(folder, "run"))}, ""), () => readFileSync(${JSON.stringify(join(folder, "dist/bin.js"))}), () => spawnSync("true")]`;
    const integrity = aPackage(`import { readFileSync, writeFileSync } from "node:fs"; import { spawnSync } from "node:child_process"; const tried = ${tries}.map((one) => { try { one(); return "did"; } catch (error) { return error.code; } }); console.log(tried.join(), Object.keys(process.env).join()); process.exitCode = 1;`);
    const refusal = writtenAgain(aLock({ integrity }), way({ folder, environment: { TOKEN: "secret" } }));
    await expect(refusal).rejects.toMatchObject({ code: "CB-188", parts: { what: expect.stringMatching(/could not be used: ERR_ACCESS_DENIED,ERR_ACCESS_DENIED,ERR_ACCESS_DENIED$/) as string } });
  });
});

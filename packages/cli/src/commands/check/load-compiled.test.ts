import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import nodeModule from "node:module";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "../../../test/built.ts";

beforeAll(ensureBuilt, 120_000);

let place: ReturnType<typeof scratch>;
beforeEach(() => (place = scratch()));
afterEach(() => place.remove());

const folder = (): string => join(place.folder, `create-backend-${process.getuid?.() ?? "compiled"}`);
const kept = (): string => join(folder(), readdirSync(folder())[0] ?? "");

async function check(): Promise<string> {
  const { code, err } = await createBackend(["check"], { folder: place.folder, environment: { TMPDIR: place.folder } });
  return `${code} ${err}`;
}

describe.skipIf("enableCompileCache" in nodeModule)("compiled code of a check", () => {
  it("is kept, used again, and made anew where it is not what was kept", async () => {
    const said = await check();
    const { mtimeMs } = statSync(kept());
    expect([await check(), statSync(kept()).mtimeMs]).toEqual([said, mtimeMs]);
    const good = readFileSync(kept());
    writeFileSync(kept(), good.fill(0x41, good.length / 2, good.length / 2 + 64));
    expect([await check(), statSync(kept()).mtimeMs > mtimeMs]).toEqual([said, true]);
  }, 30_000);

  it("is not kept where others may write", async () => {
    mkdirSync(folder());
    chmodSync(folder(), 0o777);
    const said = await check();
    expect([readdirSync(folder()), said.startsWith("2 ")]).toEqual([[], true]);
  }, 30_000);
});

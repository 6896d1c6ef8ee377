import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OpenDatabase, openDatabase } from "../src/database/index.ts";

describe("the embedded database", () => {
  let parent: string;
  let folder: string;
  const open = (): OpenDatabase => openDatabase({ databaseUrl: undefined, databasePoolMax: 1 }, folder);

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "embedded-"));
    folder = join(parent, "data");
  });

  afterEach(() => {
    rmSync(parent, { recursive: true, force: true });
  });

  it("keeps what was written", async () => {
    const first = open();
    await sql`create table note as select 'kept' as text`.execute(first.client);
    await first.close();

    const second = open();
    const { rows } = await sql`select text from note`.execute(second.client);
    await second.close();
    expect(rows).toEqual([{ text: "kept" }]);
  });

  it("is unpacked again after a process that was killed while it unpacked", async () => {
    const first = open();
    await first.check();
    await first.close();
    rmSync(join(folder, "PG_VERSION"));
    rmSync(join(folder, "base"), { recursive: true });
    writeFileSync(join(folder, "global", "pg_control"), "half of it");
    // No process can have this id.
    writeFileSync(`${folder}.pid`, "4194305");

    const second = open();
    await expect(second.check()).resolves.toBeDefined();
    await second.close();
    expect(existsSync(`${folder}.pid`)).toBe(false);
  });

  it("belongs to one process at a time", async () => {
    const first = open();
    expect(open).toThrow(/uses .* Stop it, or set DATABASE_URL/);
    await first.close();
  });
});

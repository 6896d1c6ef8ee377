import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { textFile, type DiskChange } from "@create-backend/core";
import { apply, resume, siteAt, undo, type Site } from "./apply.ts";
import { openJournal, type OpenJournal } from "./journal.ts";

let site: Site;
beforeEach(() => {
  site = siteAt(mkdtempSync(join(tmpdir(), "create-backend-apply-")), undefined);
  mkdirSync(join(site.root, ".backend"));
  writeFileSync(join(site.root, "a"), "old\n");
});
afterEach(() => rmSync(site.root, { recursive: true, force: true }));

const edit: DiskChange = { path: "a", before: textFile("old\n"), after: textFile("new\n") };
/** Its name leaves no room for that of the draft beside it: writing fails in the middle, as on a full disk. */
const unwritable: DiskChange = { path: `folder/${"x".repeat(250)}`, after: textFile("b\n") };
const write = (...changes: readonly DiskChange[]): void => apply(site, { changes, conflicts: [], last: [] });
const everything = (): readonly string[] => readdirSync(site.root, { recursive: true }).map(String).sort();

describe("an update whose writing fails", () => {
  it("in the middle is taken back at once, and nothing of it is left", () => {
    const before = everything();
    expect(() => write(edit, unwritable)).toThrow(expect.objectContaining({ code: "CB-112" }));
    expect([everything(), readFileSync(join(site.root, "a"), "utf8")]).toEqual([before, "old\n"]);
    write(edit);
    expect(readFileSync(join(site.root, "a"), "utf8")).toBe("new\n");
  });

  it("before it has begun leaves no draft behind", () => {
    rmSync(join(site.root, ".backend"), { recursive: true });
    writeFileSync(join(site.root, ".backend"), "mine\n");
    expect(() => write(edit)).toThrow(expect.objectContaining({ code: "CB-112" }));
    expect([everything(), readFileSync(join(site.root, "a"), "utf8")]).toEqual([[".backend", "a"], "old\n"]);
  });
});

describe("an update that waits for people", () => {
  const begun = (): OpenJournal => {
    apply(site, { changes: [edit], conflicts: [{ path: "a", kind: "text", mine: textFile("old\n"), theirs: textFile("new\n"), keys: [] }], last: [] });
    return openJournal(site.journalFolder) as OpenJournal;
  };
  const state = (): string => readFileSync(join(site.root, "a"), "utf8");

  it("and cannot be taken back says so, and is taken back once what is in the way is gone", () => {
    const open = begun();
    rmSync(join(site.root, "a"));
    mkdirSync(join(site.root, "a/mine"), { recursive: true });
    expect(() => undo(site, open)).toThrow(expect.objectContaining({ code: "CB-159" }));
    rmSync(join(site.root, "a"), { recursive: true });
    undo(site, openJournal(site.journalFolder) as OpenJournal);
    expect([state(), openJournal(site.journalFolder)]).toEqual(["old\n", undefined]);
  });

  it("does not go on over what was edited since", () => {
    const open = begun();
    writeFileSync(join(site.root, "a"), "mine\n");
    expect(() => resume(site, open)).toThrow(expect.objectContaining({ code: "CB-156" }));
    expect(state()).toBe("mine\n");
  });

  it("is not guessed at where its record is damaged", () => {
    begun();
    writeFileSync(join(site.journalFolder, "journal.json"), "{");
    expect(() => openJournal(site.journalFolder)).toThrow(expect.objectContaining({ code: "CB-155" }));
  });
});

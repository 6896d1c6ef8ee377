import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";
import { change, commit, git, olderRepository, snapshot } from "./older.ts";

const examples = join(import.meta.dirname, "../../../examples");
let place: ReturnType<typeof scratch>;
let root: string;
beforeAll(ensureBuilt, 120_000);
beforeEach(() => {
  place = scratch();
  root = join(place.folder, "shop");
});
afterEach(() => place.remove());

const update = (...words: string[]) => createBackend(["update", "--yes", "--no-install", ...words], { folder: root });
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const take = (version: string): void => {
  rmSync(join(place.folder, "standards"), { recursive: true, force: true });
  cpSync(join(examples, "company-standards", version), join(place.folder, "standards"), { recursive: true });
};
const extend = (entry: string): void => change(root, "backend.yaml", (text) => text.replace(/^(name: .*)$/m, `$1\nextends: ["${entry}"]`));

describe("a standards package", () => {
  it.each(["shop-modular-monolith-fastify", "assistant-fastapi"])("is taken by %s, which then follows from its first version to the second and keeps what the user wrote", async (story) => {
    cpSync(join(examples, story, "project"), root, { recursive: true });
    git(root, "init", "-q", "-b", "main");
    commit(root);
    take("v1");
    extend("../standards");
    const first = await update();
    const dockerfile = `apps/${readdirSync(join(root, "apps"))[0] ?? ""}/Dockerfile`;
    expect([first.code, read("HEADER.txt"), read(dockerfile)]).toEqual([0, "Copyright Acme. Internal use only.\n", expect.stringMatching(/FROM registry\.acme\.example\/base\/\w+:[\d.]+1/)]);
    change(root, dockerfile, (text) => `${text}# mine\n`);
    change(root, "docs/on-call.md", (text) => `${text}\nAda, until Friday.\n`);
    commit(root);
    await update();
    commit(root);
    take("v2");
    expect((await update("--check")).code).toBe(4);
    const second = await update();
    expect([second.code, read("HEADER.txt"), read(dockerfile)]).toEqual([0, expect.stringContaining("and its partners"), expect.stringMatching(/base\/\w+:[\d.]+4[^]*# mine\n$/)]);
    expect(read("docs/on-call.md")).toContain("Ada, until Friday.");
    expect([(await update("--check")).code, (await createBackend(["check"], { folder: root })).code]).toEqual([0, 0]);
    expect(JSON.parse(read(".backend/lock.json"))).toMatchObject({ standards: { "@acme/backend-standards": { version: "2.0.0" } } });
  });

  const refused = async (code: string): Promise<void> => {
    const before = snapshot(root);
    const { code: exit, err } = await update("--allow-dirty");
    expect([exit, err, snapshot(root)]).toEqual([2, expect.stringContaining(code), before]);
  };

  it("is refused when it is gone, broken, or changed without a new version", async () => {
    olderRepository(root);
    extend("../standards");
    await refused("CB-163");
    take("v1");
    await update("--allow-dirty");
    writeFileSync(join(place.folder, "standards/files/HEADER.txt"), "other\n");
    await refused("CB-165");
    writeFileSync(join(place.folder, "standards/standards.json"), "{}");
    await refused("CB-164");
    rmSync(join(place.folder, "standards"), { recursive: true });
    await refused("CB-163");
  });

  it("that is hostile writes nothing outside, runs nothing, and is refused", async () => {
    olderRepository(root);
    extend("../standards");
    take("v1");
    mkdirSync(join(place.folder, "standards/files/dot-git/hooks"), { recursive: true });
    writeFileSync(join(place.folder, "standards/files/dot-git/hooks/post-checkout"), "#!/bin/sh\ntouch ../pwned\n", { mode: 0o755 });
    await refused("CB-040");
    take("v1");
    symlinkSync("/etc/passwd", join(place.folder, "standards/files/passwd"));
    await refused("CB-164");
    take("v1");
    change(place.folder, "standards/standards.json", (text) => text.replace("base/node:26.1", "x\\nRUN touch /pwned"));
    await refused("CB-164");
    expect(existsSync(join(place.folder, "pwned"))).toBe(false);
  });
});

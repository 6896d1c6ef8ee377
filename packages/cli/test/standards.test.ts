import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBackend } from "./built.ts";
import { change, commit, git, olderRepository, snapshot } from "./older.ts";
import { eachInAPlace } from "./place.ts";
import { registryOf } from "./published.ts";

const examples = join(import.meta.dirname, "../../../examples");
const place = eachInAPlace();

const update = (...words: string[]) => createBackend(["update", "--yes", "--no-install", ...words], { folder: place.root });
const read = (path: string): string => readFileSync(join(place.root, path), "utf8");
const take = (version: string): void => {
  rmSync(join(place.folder, "standards"), { recursive: true, force: true });
  cpSync(join(examples, "company-standards", version), join(place.folder, "standards"), { recursive: true });
};
const extend = (entry: string): void => change(place.root, "backend.yaml", (text) => text.replace(/^(name: .*)$/m, `$1\nextends: ["${entry}"]`));

/** Runs a program while this process goes on: the registry is in it. */
const run = (program: string, words: readonly string[]): Promise<{ readonly code: number | null }> => new Promise((resolve) => spawn(program, words, { stdio: "ignore" }).once("close", (code) => resolve({ code })));

describe("a standards package", () => {
  it.each(["shop-modular-monolith-fastify", "assistant-fastapi"])("is taken by %s, which then follows from its first version to the second and keeps what the user wrote", async (story) => {
    cpSync(join(examples, story, "project"), place.root, { recursive: true });
    git(place.root, "init", "-q", "-b", "main");
    commit(place.root);
    take("v1");
    extend("../standards");
    const first = await update();
    const dockerfile = `apps/${readdirSync(join(place.root, "apps"))[0] ?? ""}/Dockerfile`;
    expect([first.code, read("HEADER.txt"), read(dockerfile)]).toEqual([0, "Copyright Acme. Internal use only.\n", expect.stringMatching(/FROM registry\.acme\.example\/base\/\w+:[\d.]+1/)]);
    change(place.root, dockerfile, (text) => `${text}# mine\n`);
    change(place.root, "docs/on-call.md", (text) => `${text}\nAda, until Friday.\n`);
    commit(place.root);
    await update();
    commit(place.root);
    take("v2");
    expect((await update("--check")).code).toBe(4);
    const second = await update();
    expect([second.code, read("HEADER.txt"), read(dockerfile)]).toEqual([0, expect.stringContaining("and its partners"), expect.stringMatching(/base\/\w+:[\d.]+4[^]*# mine\n$/)]);
    expect(read("docs/on-call.md")).toContain("Ada, until Friday.");
    expect(["typescript", "python"].map((language) => existsSync(join(place.root, `docs/acme/${language}.md`)))).toEqual([story.includes("fastify"), story.includes("fastapi")]);
    expect([(await update("--check")).code, (await createBackend(["check"], { folder: place.root })).code]).toEqual([0, 0]);
    expect(JSON.parse(read(".backend/lock.json"))).toMatchObject({ standards: { "@acme/backend-standards": { version: "2.0.0" } } });
  });

  it("judges by its rules from the version that brings them on, wherever the package is then", async () => {
    olderRepository(place.root);
    extend("../standards");
    writeFileSync(join(place.root, "modules/orders/src/long.ts"), "export const a = 1;\n".repeat(251));
    take("v1");
    await update("--allow-dirty");
    commit(place.root);
    const check = async (): Promise<string[]> => (JSON.parse((await createBackend(["check", "--json"], { folder: place.root })).out) as { findings: { policy: string }[] }).findings.map(({ policy }) => policy);
    expect(await check()).not.toContain("files-stay-readable");
    take("v2");
    writeFileSync(join(place.folder, "standards/radar.yaml"), "- { name: Fastify, ring: forbidden, reason: no more }\n- { name: Postgres, ring: hold, reason: we look at others }\n");
    expect((await update()).code).toBe(0);
    rmSync(join(place.folder, "standards"), { recursive: true });
    const found = await check();
    expect([found.includes("files-stay-readable"), found.filter((policy) => policy === "forbidden-answer")]).toEqual([true, ["forbidden-answer"]]);
    change(place.root, ".backend/standards/acme-backend-standards.yaml", (text) => text.replace("250", "900"));
    expect(await check()).toContain("managed-file-edited");
  });

  it("brings generators: listed, shown before they write, idempotent, and refused when they reach for more", async () => {
    olderRepository(place.root);
    extend("../standards");
    take("v2");
    await update("--allow-dirty");
    commit(place.root);
    const add = (...words: string[]) => createBackend(["add", ...words], { folder: place.root });
    expect((await add("--list")).out.replaceAll(/\s+/g, " ")).toMatch(/Of your organisation adr <title> <owner> .*@acme\/backend-standards/);
    const before = snapshot(place.root);
    expect([(await add("adr", "Use queues", "--dry-run")).out, snapshot(place.root)]).toEqual([expect.stringContaining("+ docs/acme/decisions/use-queues.md"), before]);
    expect((await add("adr", "Use queues", "--yes")).code).toBe(0);
    expect([read("docs/acme/decisions/use-queues.md"), read("docs/acme/decisions/README.md")]).toEqual([expect.stringContaining("Owner: architecture"), "# Decisions\n- [Use queues](use-queues.md)"]);
    const after = snapshot(place.root);
    expect([(await add("adr", "Use queues", "--yes")).out, snapshot(place.root)]).toEqual([expect.stringContaining("Nothing to do"), after]);
    expect((await add("adr", "--yes")).err).toContain("CB-161");
    const evil: readonly (readonly [body: string, code: string])[] = [
      [`plop.setGenerator("evil", { actions: [{ type: "add", path: "../out.txt", template: "x" }] });`, "CB-040"],
      [`plop.setGenerator("evil", { actions: [{ type: "add", path: ".git/hooks/post-checkout", template: "x" }] });`, "CB-040"],
      [`plop.setGenerator("evil", { actions: [{ type: "append", path: ".backend/lock.json", template: "x" }] });`, "CB-176"],
      [`(await import("node:child_process")).execSync("touch ${join(place.folder, "pwned")}");`, "CB-175"],
      [`(await import("node:fs")).writeFileSync("${join(place.folder, "pwned")}", "");`, "CB-175"],
      [`new (await import("node:worker_threads")).Worker("1", { eval: true });`, "CB-175"],
      [`plop.setGenerator("evil", { actions: [() => "ran"] });`, "CB-175"],
    ];
    for (const [body, code] of evil) {
      writeFileSync(join(place.folder, "standards/plopfile.mjs"), `export default async function (plop) { ${body} }\n`);
      change(place.folder, "standards/standards.json", (text) => text.replace(/"version": "[^"]+"/, '"version": "9.0.0"'));
      const { code: exit, err } = await add("evil", "--yes");
      expect([body, exit, err, snapshot(place.root), existsSync(join(place.folder, "pwned")), existsSync(join(place.folder, "out.txt"))]).toEqual([body, 2, expect.stringContaining(code), after, false, false]);
    }
  });

  it("decides and begins a new repository with it", async () => {
    take("v1");
    writeFileSync(join(place.folder, "standards/radar.yaml"), "- { name: typescript, ring: forbidden, reason: no more }\n");
    const decided = await createBackend(["decide", "--yes", "--json", "--extends", "./standards"], { folder: place.folder });
    expect(decided.out).toContain("the radar says forbidden (no more)");
    const made = await createBackend(["shop", "--yes", "--no-install", "--extends", "./standards"], { folder: place.folder });
    expect([made.code, read("backend.yaml"), read("HEADER.txt"), existsSync(join(place.root, ".backend/standards/acme-backend-standards.yaml"))]).toEqual([0, expect.stringMatching(/^extends: \["\.\.\/standards"\][^]*language: (?!typescript)/m), "Copyright Acme. Internal use only.\n", true]);
    expect([(await update("--check")).code, (await createBackend(["check"], { folder: place.root })).code]).toEqual([0, 0]);
  });

  it("brings templates for an answer that we only advise: it can be asked for, decided on and written", async () => {
    take("v1");
    const shop = (...words: string[]) => createBackend(["shop", "--yes", "--no-install", "--framework", "express", ...words], { folder: place.folder });
    expect((await shop("--extends", "./standards")).err).toContain("CB-037");
    const layer = join(place.folder, "standards/options/framework/express/files/platform/src/http");
    mkdirSync(layer, { recursive: true });
    writeFileSync(join(layer, "server.ts"), "export const server = 1;\n");
    const made = await shop("--extends", "./standards");
    expect([made.code, made.err, read("platform/src/http/server.ts"), read("backend.yaml")]).toEqual([0, expect.any(String), "export const server = 1;\n", expect.stringMatching(/framework: express/)]);
    expect(read("docs/decisions/0002-language-and-framework.md")).not.toContain("no generator");
    expect([(await update("--check")).code, (await createBackend(["decide", "--again", "--dry-run"], { folder: place.root })).code]).toEqual([0, 0]);
  });

  it("is begun by pnpm plop standards, and taken as it is", async () => {
    const monorepo = join(examples, "..");
    const begun = spawnSync(process.execPath, [join(monorepo, "node_modules/plop/bin/plop.js"), "--plopfile", join(monorepo, "plopfile.mjs"), "standards", join(place.folder, "standards"), "Acme", "@acme"], { encoding: "utf8", cwd: monorepo });
    expect([begun.status, begun.stderr]).toEqual([0, ""]);
    olderRepository(place.root);
    extend("../standards");
    expect([(await update("--allow-dirty")).code, read("HEADER.txt"), (await createBackend(["check"], { folder: place.root })).code]).toEqual([0, "Copyright Acme.\n", 0]);
  });

  it("comes from a registry, in the version that the agreement names and in no other", async () => {
    const name = "@acme/backend-standards";
    const installed = async (version: string): Promise<void> => {
      const folder = join(place.folder, version, "to/pack");
      cpSync(join(examples, "company-standards", `v${version[0] ?? ""}`), folder, { recursive: true });
      writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version }));
      const registry = await registryOf({ folder }, version, name);
      const client = join(place.folder, version, "client");
      mkdirSync(client);
      const { code } = await run("npm", ["install", `${name}@${version}`, "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", client, "--registry", registry.url, "--cache", join(place.folder, "npm")]);
      registry.close();
      expect(code).toBe(0);
      cpSync(join(client, "node_modules"), join(place.root, "node_modules"), { recursive: true });
    };
    olderRepository(place.root);
    await installed("1.0.0");
    extend(`${name}@1`);
    expect([(await update("--allow-dirty")).code, read("HEADER.txt")]).toEqual([0, "Copyright Acme. Internal use only.\n"]);
    expect(JSON.parse(read(".backend/lock.json"))).toMatchObject({ standards: { [name]: { version: "1.0.0" } } });
    commit(place.root);
    await installed("2.0.0");
    await refused("CB-163");
    change(place.root, "backend.yaml", (text) => text.replace(`${name}@1`, `${name}@2`));
    expect([(await update()).code, read("HEADER.txt")]).toEqual([0, expect.stringContaining("and its partners")]);
    change(place.root, `node_modules/${name}/files/HEADER.txt`, () => "Copyright somebody else.\n");
    await refused("CB-165");
  });

  const refused = async (code: string): Promise<void> => {
    const before = snapshot(place.root);
    const { code: exit, err } = await update("--allow-dirty");
    expect([exit, err, snapshot(place.root)]).toEqual([2, expect.stringContaining(code), before]);
  };

  it("is refused when it is gone, broken, or changed without a new version", async () => {
    olderRepository(place.root);
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
    olderRepository(place.root);
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
    for (const [file, text, code] of [["policies.yaml", "version: 1\nname: acme\nrules: { a: { form: eval, why: x } }\n", "CB-062"], ["policies.yaml", "version: 1\nname: acme\nparameters: { no-policy: {} }\n", "CB-064"], ["radar.yaml", "- { name: x, ring: maybe }\n", "ring"], ["options/language/typescript/run.sh", "touch /pwned\n", "CB-164"], ["files/backend.yaml", "version: 1\n", "CB-164"], ["seeds/dot-backend", "{}", "CB-164"], ["files/readme.md", "", "CB-164"], ["files/package.json", '{ "scripts": { "preinstall": "touch /pwned" } }', "CB-164"], ["files/dot-pnpmfile.cjs", "", "CB-164"], ["policies.yaml", "a: &a [x]\nb: [*a, *a]\n", "CB-012"], ["files/huge.txt", "x".repeat(17 * 1024 * 1024), "CB-164"]] as const) {
      take("v2");
      writeFileSync(join(place.folder, "standards", file), text);
      await refused(code);
    }
    take("v1");
    rmSync(join(place.folder, "standards/files"), { recursive: true });
    symlinkSync("/etc", join(place.folder, "standards/files"));
    await refused("CB-164");
    expect(existsSync(join(place.folder, "pwned"))).toBe(false);
  });
});

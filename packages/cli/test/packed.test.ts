import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt, scratch } from "./built.ts";

const place = scratch();
const home = join(place.folder, "home");
const empty = join(place.folder, "empty");
let tarball = "";

const npm = (words: readonly string[], folder: string) =>
  spawnSync("npm", [...words], { cwd: folder, encoding: "utf8", env: { ...process.env, HOME: home, npm_config_cache: join(home, "cache"), npm_config_audit: "false", npm_config_fund: "false", npm_config_update_notifier: "false" } });

beforeAll(async () => {
  await ensureBuilt();
  for (const folder of [home, empty]) mkdirSync(folder);
  const packed = npm(["pack", "--json", "--pack-destination", place.folder], join(import.meta.dirname, ".."));
  tarball = join(place.folder, (JSON.parse(packed.stdout) as { filename: string }[])[0]?.filename ?? "");
}, 180_000);
afterAll(() => place.remove());

describe("the packed tarball, installed elsewhere", () => {
  it("needs nothing else, and does the main job", { timeout: 120_000 }, () => {
    writeFileSync(join(empty, "package.json"), '{ "private": true }\n');
    // Offline: it must not depend on anything.
    const installed = npm(["install", "--offline", "--ignore-scripts", tarball], empty);
    expect([installed.status, installed.stderr]).toEqual([0, ""]);
    expect(readdirSync(join(empty, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["@create-backend"]);
    const made = spawnSync(join(empty, "node_modules/.bin/create-backend"), ["shop", "--yes", "--no-install"], { cwd: empty, encoding: "utf8", env: { ...process.env, HOME: home } });
    expect([made.status, made.stderr, existsSync(join(empty, "shop/backend.yaml")), existsSync(join(empty, "shop/.git"))]).toEqual([0, "", true, true]);
    const judged = spawnSync(join(empty, "node_modules/.bin/create-backend"), ["check", "shop"], { cwd: empty, encoding: "utf8" });
    expect([judged.status, judged.stderr]).toEqual([0, ""]);
  });

  it("brings the ESLint plugin and the JSON schemas", () => {
    writeFileSync(join(empty, "look.mjs"), 'import plugin from "@create-backend/create/eslint";\nimport schema from "@create-backend/create/schema/backend.json" with { type: "json" };\nconsole.log(Object.keys(plugin.rules).length > 0, schema.properties.framework.enum.length > 0);\n');
    const looked = spawnSync(process.execPath, ["--no-warnings", "look.mjs"], { cwd: empty, encoding: "utf8" });
    expect([looked.stdout, looked.stderr]).toEqual(["true true\n", ""]);
  });

  it("names no dependency and no install script", () => {
    const manifest = JSON.parse(readFileSync(join(empty, "node_modules/@create-backend/create/package.json"), "utf8")) as Record<string, Record<string, string> | undefined>;
    expect([manifest["dependencies"], manifest["optionalDependencies"], Object.keys(manifest["scripts"] ?? {}).filter((name) => name.includes("install"))]).toEqual([undefined, undefined, []]);
  });
});

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

const place = scratch();
beforeAll(ensureBuilt, 120_000);
afterAll(() => place.remove());

function digest(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [relative(folder, file), `${statSync(file).mode & 0o111} ${createHash("sha256").update(readFileSync(file)).digest("hex")}`]));
}

describe("the same input gives the same bytes", () => {
  it.each([[[]], [["--framework", "fastapi"]], [["--architecture", "microservices"]], [["--architecture", "serverless"]], [["--modules", "users,notes:uses=users", "--team", "12,40"]]])("with %j", async (words) => {
    const name = words.join("").replace(/[^a-z]/g, "") || "defaults";
    const [deep, flat] = [join(place.folder, name, "a/deep/one"), join(place.folder, name, "b")];
    for (const folder of [deep, flat]) mkdirSync(folder, { recursive: true });
    const all = ["shop", "--yes", "--no-install", "--no-git", ...words];
    const one = await createBackend(all, { folder: deep, environment: { TZ: "Pacific/Auckland", LC_ALL: "C", USER: "ada", HOME: deep } });
    const two = await createBackend(all, { folder: flat, environment: { TZ: "America/New_York", LC_ALL: "tr_TR.UTF-8", USER: "grace", HOME: flat } });
    expect([one.code, two.code, one.err, two.err]).toEqual([0, 0, "", ""]);
    expect(digest(join(deep, "shop"))).toEqual(digest(join(flat, "shop")));
  });
});

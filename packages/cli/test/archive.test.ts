import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseBlueprint } from "@create-backend/core";
import { registeredOptions, render } from "@create-backend/templates";
import { folderSource } from "../../templates/scripts/folder-source.ts";
import { main } from "../src/main.ts";
import { screenOn } from "../src/terminal/session.ts";
import { createBackend, ensureBuilt, scratch } from "./built.ts";

const place = scratch();
beforeAll(ensureBuilt, 120_000);
afterAll(() => place.remove());

describe("the published archive of compiled templates", () => {
  it.each(["", "--framework fastapi", "--architecture microservices", "--architecture serverless"])("writes what the templates of the checkout say (%s)", async (words) => {
    const name = `shop${words.replace(/[^a-z]/g, "")}`;
    await createBackend([name, "--yes", "--no-install", "--no-git", ...words.split(" ").filter((word) => word !== "")], { folder: place.folder });
    const root = join(place.folder, name);
    const written = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));
    const { tree } = render(parseBlueprint(readFileSync(join(root, "backend.yaml"), "utf8")), { options: registeredOptions, source: folderSource(), tool: "0.1.0" });
    // The decision is told besides; the lock and the base hold it.
    const besides = new Set([".backend/profile.yaml", ".backend/decision.json", ".backend/lock.json", ".backend/base"]);
    const told = (path: string): boolean => path.startsWith("docs/decisions/") || besides.has(path);
    const differing = [...tree].filter(([path, { content }]) => !told(path) && !readFileSync(join(root, path)).equals(Buffer.from(content))).map(([path]) => path);
    expect([differing, written.filter((path) => !told(path)).sort()]).toEqual([[], [...tree.keys()].filter((path) => !told(path)).sort()]);
  });

  it("is not read by a run from the sources, which takes the templates of the checkout", async () => {
    const said: string[] = [];
    const screen = screenOn({ write: (text: string) => said.push(text) > 0 }, {});
    const code = await main(["fresh", "--yes", "--no-install", "--no-git"], { folder: place.folder, environment: {}, interactive: false, out: screen, err: screen, onStop: () => () => false });
    expect([code, existsSync(join(place.folder, "fresh/backend.yaml"))], said.join("")).toEqual([0, true]);
  });
});

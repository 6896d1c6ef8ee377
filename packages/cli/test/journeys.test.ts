import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseBlueprint } from "@create-backend/core";
import { createBackend } from "./built.ts";
import { keptOf, restore, stories, workIn } from "./kept.ts";
import { change, commit, snapshot } from "./older.ts";
import { eachInAPlace } from "./place.ts";

/** Through every architecture, whichever was the first. */
const journey = ["decomposition microservices", "compute functions", "decomposition modular-monolith", "compute kubernetes", "compute containers"];
const textOf = (files: Record<string, string>): string => Object.values(files).join("\n");
const below = (folder: string, files: Record<string, string>): object => Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith(folder)));

describe.each(stories.filter(({ story }) => story.startsWith("fastify")))("$story as $version wrote it", ({ version, story }) => {
  const place = eachInAPlace(({ root }) => restore(root, { version, story }));
  const run = (line: string, folder = place.root) => createBackend([...line.split(" "), "--yes", "--no-install"], { folder });

  it("becomes every architecture and comes back to what an update alone makes of it, with every word of the user's", { timeout: 900_000 }, async () => {
    const { tree } = keptOf(version, story);
    // The README is a seed that most answers change: what is edited in it is a scene of its own.
    const words = workIn(place.root, tree).filter((word) => !["my-paragraph", "my-section"].includes(word));
    change(place.root, "README.md", () => String(tree.get("README.md")?.content));
    commit(place.root);
    const { answers } = parseBlueprint(snapshot(place.root)["backend.yaml"]?.slice(1) ?? "");
    const alone = join(place.folder, "alone");
    cpSync(place.root, alone, { recursive: true });
    expect((await run("update", alone)).code).toBe(0);
    let modules: object | undefined;
    for (const line of [...journey, `decomposition ${answers["decomposition"] ?? ""}`, `compute ${answers["compute"] ?? ""}`]) {
      const { code, out, err } = await run(`add ${line}`);
      commit(place.root);
      const now = snapshot(place.root);
      expect([line, code, code === 0 ? "" : out, err, words.filter((word) => !textOf(now).includes(word))]).toEqual([line, 0, "", "", []]);
      // The first step follows the templates, too; from then on nothing in a module changes.
      expect([line, below("modules/", now)]).toEqual([line, modules ?? below("modules/", now)]);
      expect([line, (await createBackend(["check"], { folder: place.root })).code]).toEqual([line, 0]);
      modules = below("modules/", now);
    }
    // A seed whose parts an answer takes away gets them again as they are written today, which an update alone leaves as they are.
    const beside = (files: Record<string, string>): object => Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith("docs/decisions/") && !path.startsWith(".backend/") && !["README.md", "docs/runbooks.md"].includes(path)));
    expect(beside(snapshot(place.root))).toEqual(beside(snapshot(alone)));
  });
});

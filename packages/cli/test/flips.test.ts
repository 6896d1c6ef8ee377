import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseBlueprint } from "@create-backend/core";
import { registeredOptions, render } from "@create-backend/templates";
import { combinations } from "../../templates/lab/combinations.ts";
import { folderSource } from "../../templates/scripts/folder-source.ts";
import { createBackend } from "./built.ts";
import { change, commit, snapshot } from "./older.ts";
import { eachInAPlace } from "./place.ts";

const place = eachInAPlace();
const run = (...words: string[]) => createBackend(words, { folder: place.root });
/** What every step but the first adds: the record, and what was decided and when. */
const isHistory = (path: string): boolean => path.startsWith(".backend/") || path.startsWith("docs/decisions/");

/** What is on the disk and not what would be written today for the same agreement, or the other way round. */
function besidesAFreshOne(): readonly string[] {
  const there = snapshot(place.root);
  const text = (path: string): string => there[path]?.slice(1) ?? "";
  const { tool } = JSON.parse(text(".backend/lock.json")) as { readonly tool: string };
  const { tree } = render(parseBlueprint(text("backend.yaml")), { options: registeredOptions, source: folderSource(), tool });
  const fresh = new Map([...tree].map(([path, { content, executable }]) => [path, `${executable ? "x" : "-"}${Buffer.from(content).toString("latin1")}`]));
  return [...new Set([...Object.keys(there), ...fresh.keys()])].filter((path) => !isHistory(path) && there[path] !== fresh.get(path)).sort();
}

// The same states in which the lab (`pnpm lab --all --only flips`) runs the conformance suite.
it.each(combinations.filter(({ flips }) => flips !== undefined))("$name is in every architecture what would be written today for it, and the user's code", async ({ args, flips = [] }) => {
  expect((await createBackend(["shop", "--yes", "--no-install", ...args], { folder: place.folder })).code).toBe(0);
  change(place.root, "modules/orders/src/domain/order.ts", (text) => `${text}\n// my rule\n`);
  writeFileSync(join(place.root, "modules/orders/src/mine.ts"), "export const mine = 1;\n");
  commit(place.root);
  const ours = ["modules/orders/src/domain/order.ts", "modules/orders/src/mine.ts"];
  expect(besidesAFreshOne()).toEqual(ours);
  for (const { answers } of flips) {
    change(place.root, "backend.yaml", (text) => Object.entries(answers).reduce((all, [question, answer]) => all.replace(new RegExp(`^${question}: .*$`, "m"), `${question}: ${answer}`), text));
    const before = snapshot(place.root);
    expect([answers, (await run("update", "--yes", "--no-install")).code]).toEqual([answers, 0]);
    const after = snapshot(place.root);
    expect([answers, Object.keys({ ...before, ...after }).filter((path) => path.startsWith("modules/") && before[path] !== after[path])]).toEqual([answers, []]);
    expect([answers, besidesAFreshOne()]).toEqual([answers, ours]);
    expect([answers, (await run("check")).code]).toEqual([answers, 0]);
    commit(place.root);
  }
});

import type { Blueprint, FileTree } from "@create-backend/core";
import { baseName } from "../graph/paths.ts";
import { agreedApps } from "./traits.ts";

/** What the program of a backend is usually called, where there are others beside it. */
const usual = ["api", "server", "app", "main", "web", "backend", "host", "service"];

/** An agreement that leaves the name of its one app open, with the name that the repository gives to it. */
export function settled(blueprint: Blueprint, tree: FileTree): Blueprint {
  const [only, ...more] = agreedApps(blueprint);
  if (blueprint.apps !== undefined || only === undefined || more.length > 0) return blueprint;
  const names = appNames(blueprint, tree);
  if (names.length === 0 || names.includes(only.name)) return blueprint;
  const found = names.length === 1 ? names[0] : [blueprint.name, ...usual].flatMap((word) => names.find((name) => isCalled(name, word)) ?? [])[0];
  return found === undefined ? blueprint : { ...blueprint, apps: [{ ...only, name: found }] };
}

/** `server`, `Shop.Server` and `shop-server` are called alike. */
function isCalled(name: string, word: string): boolean {
  const plain = name.toLowerCase();
  return plain === word || plain.split(/[._-]/).at(-1) === word;
}

function appNames({ layout }: Blueprint, tree: FileTree): readonly string[] {
  const names = new Set((layout?.apps ?? []).map((path) => baseName(path).replace(/\.[^.]+$/, "")));
  for (const path of tree.keys()) {
    const start = path.startsWith("apps/") ? 5 : path.startsWith("cmd/") ? 4 : 0;
    const end = start === 0 ? -1 : path.indexOf("/", start);
    if (end > 0) names.add(path.slice(start, end));
  }
  return [...names];
}

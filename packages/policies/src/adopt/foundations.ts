import type { ModuleSpec } from "@create-backend/core";

/** So many must stand on a folder before it counts as their ground, and no fewer than half of all. */
const fewest = 4;

/** Modules that the others stand on: they know none, own no table, and at least half of the others use them. What uses only such ones may be one itself. */
export function foundationsOf(modules: readonly ModuleSpec[], uses: ReadonlyMap<string, ReadonlySet<string>>, ownsTables: (name: string) => boolean): readonly ModuleSpec[] {
  const found = new Set<string>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { name } of modules) if (!ownsTables(name) && standsAlone(name, uses, found) && carriesMost(name, uses, modules.length - found.size)) found.add(name);
  }
  return modules.filter(({ name }) => found.has(name));
}

function standsAlone(name: string, uses: ReadonlyMap<string, ReadonlySet<string>>, found: ReadonlySet<string>): boolean {
  return [...(uses.get(name) ?? [])].every((used) => found.has(used));
}

function carriesMost(name: string, uses: ReadonlyMap<string, ReadonlySet<string>>, modules: number): boolean {
  const users = [...uses.values()].filter((used) => used.has(name)).length;
  return users >= Math.max(fewest, (modules - 1) / 2);
}

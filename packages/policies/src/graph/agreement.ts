import type { Blueprint, ModuleSpec } from "@create-backend/core";

const indexes = new WeakMap<Blueprint, ReadonlyMap<string, ModuleSpec>>();

/** A module of an agreement by its name; asked for every import, so it is looked up. */
export function moduleNamed(blueprint: Blueprint, name: string | undefined): ModuleSpec | undefined {
  let index = indexes.get(blueprint);
  if (index === undefined) {
    index = new Map(blueprint.modules.map((module) => [module.name, module]));
    indexes.set(blueprint, index);
  }
  return name === undefined ? undefined : index.get(name);
}

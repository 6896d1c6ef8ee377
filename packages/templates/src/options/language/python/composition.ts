import type { ModuleModel } from "../../../deployable/project.ts";
import type { Names } from "../../../deployable/names.ts";

/** Modules in the order in which they can be put together: what is called comes before who calls it. */
export function calledFirst(modules: readonly ModuleModel[]): readonly ModuleModel[] {
  const ordered = new Set<ModuleModel>();
  const visit = (module: ModuleModel): void => {
    for (const used of module.uses) {
      const callee = modules.find((other) => other.name === used.name);
      if (callee !== undefined) visit(callee);
    }
    ordered.add(module);
  };
  modules.forEach(visit);
  return [...ordered];
}

/** The modules whose events a module consumes, each once. */
export function consumed(module: ModuleModel): readonly Names[] {
  return [...new Map(module.consumes.map((event) => [event.module.name, event.module])).values()];
}

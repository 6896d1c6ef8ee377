import type { ModuleModel, Project } from "../../../deployable/project.ts";

/** App → its modules in the order in which they can be put together: what is called comes before who calls it. */
export function composition(project: Project): Readonly<Record<string, readonly ModuleModel[]>> {
  return Object.fromEntries(project.apps.map((app) => [app.name, calledFirst(app.modules)]));
}

function calledFirst(modules: readonly ModuleModel[]): ModuleModel[] {
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

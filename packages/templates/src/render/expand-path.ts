import { InternalError } from "@create-backend/core";
import type { AppModel, ModuleModel, Project, UsedModule } from "../deployable/project.ts";

/** A path of a layer made concrete, with the module or app it repeats over. */
export interface Expanded {
  readonly path: string;
  readonly module?: ModuleModel;
  readonly app?: AppModel;
  /** The module that this one uses, where the path repeats over those. */
  readonly use?: UsedModule;
}

/** `modules/[module]/src/[module.entity.name].ts` → one path for each module; `[app]` likewise, and `[use]` for each module that a module uses; `[project.snake]` is replaced. `dot-x` becomes `.x`. */
export function expandPath(path: string, project: Project): readonly Expanded[] {
  const visible = path.split("/").map((segment) => segment.replace(/^dot-/, ".")).join("/");
  if (/\[use[.\]]/.test(visible)) return project.modules.flatMap((module) => module.uses.map((use) => ({ path: fill(visible, { project, module, use }), module, use })));
  if (/\[module[.\]]/.test(visible)) return project.modules.map((module) => ({ path: fill(visible, { project, module }), module }));
  if (/\[app[.\]]/.test(visible)) return project.apps.map((app) => ({ path: fill(visible, { project, app }), app }));
  return [{ path: fill(visible, { project }) }];
}

/** Puts names in the place of `[module.entity.name]` and the like. */
export function fill(path: string, context: Readonly<Record<string, object>>): string {
  return path.replace(/\[((?:module|app|project|thing|use)(?:\.[a-z]+)*)\]/g, (_, reference: string) => {
    const [root = "", ...keys] = reference.split(".");
    let value: unknown = context[root];
    for (const key of keys) value = (value as Record<string, unknown> | undefined)?.[key];
    if (typeof value === "object" && value !== null) value = (value as { name?: unknown }).name;
    if (typeof value !== "string") throw new InternalError(`The path ${path} names [${reference}], which is not a name.`);
    return value;
  });
}

import type { AppSpec, ModuleSpec } from "./blueprint.ts";

/** Trait of an option with which every module becomes an app of its own. */
export const apartTrait = "apart";

/** The apps that follow from the traits of the answers, unless the blueprint names them. */
export function appsOf(modules: readonly ModuleSpec[], written: readonly AppSpec[] | undefined, traits: ReadonlySet<string>): readonly AppSpec[] {
  if (written !== undefined) return written;
  if (traits.has(apartTrait)) return modules.map(({ name }) => ({ name, modules: [name] }));
  return [{ name: "api", modules: modules.map(({ name }) => name) }];
}

/** Traits that follow from who is hosted where: `several-apps`, `remote-calls`, `remote-events`. */
export function appTraits(modules: readonly ModuleSpec[], apps: readonly AppSpec[]): readonly string[] {
  const hostOf = new Map(apps.flatMap((app) => app.modules.map((module) => [module, app.name] as const)));
  const apart = (a: string, b: string): boolean => hostOf.get(a) !== hostOf.get(b);
  return [
    ...(apps.length > 1 ? ["several-apps"] : []),
    ...(modules.some((module) => module.uses.some((used) => apart(module.name, used))) ? ["remote-calls"] : []),
    ...(modules.some((module) => module.consumes.some((ref) => apart(module.name, ref.module))) ? ["remote-events"] : []),
  ];
}

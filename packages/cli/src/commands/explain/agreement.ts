import type { Blueprint, Resolution } from "@create-backend/core";

/** One value in effect, and where it comes from. */
export interface EffectiveValue {
  readonly key: string;
  readonly value: string;
  readonly title?: string;
  /** `written` in the agreement, or what makes it follow. */
  readonly origin: string;
}

/** Every value that a blueprint has once the gaps are filled. `written` is the file as plain values. */
export function effectiveValues(blueprint: Blueprint, resolution: Resolution, written: unknown): readonly EffectiveValue[] {
  const answers = [...resolution.answers].map(([key, { option, origin }]): EffectiveValue => ({ key, value: option.name, title: option.title, origin: origin === "written" ? "written" : "the default that fits the rest" }));
  const modules = blueprint.modules.flatMap(({ name, owner, uses, publishes, consumes }): EffectiveValue[] => [
    { key: `modules.${name}.owner`, value: owner, origin: saysOwner(written, name) ? "written" : "from the module's name" },
    ...list(`modules.${name}.uses`, uses),
    ...list(`modules.${name}.publishes`, publishes),
    ...list(`modules.${name}.consumes`, consumes.map(({ module, event }) => `${module}.${event}`)),
  ]);
  const apps = resolution.apps.map(({ name, modules: hosted }): EffectiveValue => ({ key: `apps.${name}`, value: hosted.join(", "), origin: blueprint.apps === undefined ? "from how it is deployed" : "written" }));
  const base: EffectiveValue = { key: "base", value: blueprint.base ?? "stored", origin: blueprint.base === undefined ? "the default" : "written" };
  return [{ key: "name", value: blueprint.name, origin: "written" }, ...list("extends", blueprint.extends ?? []), base, ...answers, ...modules, ...apps];
}

function saysOwner(written: unknown, module: string): boolean {
  const modules = (written as { modules?: Record<string, { owner?: unknown } | null> }).modules;
  return modules?.[module]?.owner !== undefined;
}

function list(key: string, items: readonly string[]): EffectiveValue[] {
  return items.length === 0 ? [] : [{ key, value: items.join(", "), origin: "written" }];
}

export function agreementDocument(blueprint: Blueprint, values: readonly EffectiveValue[]): object {
  return { schema: 1, name: blueprint.name, values };
}

import type { Blueprint, LayoutSpec, ModuleSpec } from "./blueprint.ts";
import { questions } from "./questions.ts";

/** `backend.yaml` as a person reads it: short, in a fixed order, one line per module. */
export function writeBlueprint(blueprint: Blueprint): string {
  const width = Math.max(...blueprint.modules.map((module) => module.name.length)) + 1;
  const lines = [
    ...headOf(blueprint),
    "version: 1",
    `name: ${blueprint.name}`,
    ...(blueprint.extends === undefined ? [] : [`extends: [${blueprint.extends.map((name) => JSON.stringify(name)).join(", ")}]`]),
    ...(blueprint.base === undefined ? [] : [`base: ${blueprint.base}`]),
    ...questions.flatMap(({ name }) => (blueprint.answers[name] === undefined ? [] : [`${name}: ${blueprint.answers[name]}`])),
    "modules:",
    ...blueprint.modules.map((module) => `  ${`${module.name}:`.padEnd(width)} ${moduleLine(module)}`),
    ...(blueprint.apps === undefined ? [] : ["apps:", ...blueprint.apps.map((app) => `  ${app.name}: [${app.modules.join(", ")}]`)]),
    ...(blueprint.layout === undefined ? [] : layoutLines(blueprint.layout)),
  ];
  return `${lines.join("\n")}\n`;
}

function headOf({ modules }: Blueprint): readonly string[] {
  if (modules.some(({ path }) => path !== undefined)) return ["# The agreement that this repository is judged by: create-backend check"];
  return ["# yaml-language-server: $schema=.backend/backend.schema.json", "# The agreement this repository keeps. Change it, then run: create-backend update"];
}

function layoutLines({ apps, platform, frontends }: LayoutSpec): readonly string[] {
  const rows = [["apps", apps, "put modules together"], ["platform", platform, "serves every module, knows none"], ["frontends", frontends, "what people look at, no part of the backend"]] as const;
  return ["layout:", ...rows.filter(([, paths]) => paths.length > 0).map(([room, paths, does]) => `  ${room}: [${paths.map(quoted).join(", ")}]  # ${does}`)];
}

/** A path as YAML reads it inside brackets. */
function quoted(path: string): string {
  return /^[A-Za-z][\w./-]*$/.test(path) ? path : JSON.stringify(path);
}

function moduleLine(module: ModuleSpec): string {
  const list = (key: string, items: readonly string[]): string[] => (items.length === 0 ? [] : [`${key}: [${items.join(", ")}]`]);
  const parts = [
    `owner: ${module.owner}`,
    ...list("uses", module.uses),
    ...list("publishes", module.publishes),
    ...list("consumes", module.consumes.map((ref) => `${ref.module}.${ref.event}`)),
    ...(module.path === undefined ? [] : [`path: ${module.path.length === 1 ? quoted(module.path[0] as string) : `[${module.path.map(quoted).join(", ")}]`}`]),
  ];
  return `{ ${parts.join(", ")} }`;
}

/** The agreement as plain values, in the form and order of `backend.yaml`. */
export function plainBlueprint({ version, name, extends: standards, base, answers, modules, apps, layout }: Blueprint): Readonly<Record<string, unknown>> {
  return {
    version,
    name,
    ...(standards === undefined ? {} : { extends: [...standards] }),
    ...(base === undefined ? {} : { base }),
    ...Object.fromEntries(questions.flatMap((question) => (answers[question.name] === undefined ? [] : [[question.name, answers[question.name]]]))),
    modules: Object.fromEntries(modules.map((module) => [module.name, plainModule(module)])),
    ...(apps === undefined ? {} : { apps: Object.fromEntries(apps.map((app) => [app.name, [...app.modules]])) }),
    ...(layout === undefined ? {} : { layout: { apps: [...layout.apps], platform: [...layout.platform], ...(layout.frontends.length === 0 ? {} : { frontends: [...layout.frontends] }) } }),
  };
}

function plainModule({ owner, uses, publishes, consumes, path = [] }: ModuleSpec): object {
  const lists = { uses, publishes, consumes: consumes.map((ref) => `${ref.module}.${ref.event}`), path };
  return { owner, ...Object.fromEntries(Object.entries(lists).filter(([, items]) => items.length > 0)) };
}

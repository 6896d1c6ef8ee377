import { together, UserError, type Place } from "../errors.ts";
import { checkShape } from "../yaml/check-shape.ts";
import { nearest } from "../yaml/nearest.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { where } from "../yaml/where.ts";
import type { AppSpec, Blueprint, EventRef, LayoutSpec, ModuleSpec } from "./blueprint.ts";
import { questions } from "./questions.ts";
import { blueprintSchema } from "./schema.ts";

type PlaceOf = (path: readonly PropertyKey[]) => Place;

/** Reads `backend.yaml`. Throws {@link UserError} with file, line and key for anything that is not as agreed. */
export function parseBlueprint(text: string, file = "backend.yaml"): Blueprint {
  const yaml = readYaml(text, file);
  return blueprintOf(yaml.value, yaml.placeOf);
}

/** The same from plain values, for callers that build one; problems name `place`. */
export function blueprintOf(value: unknown, placeOf: PlaceOf = (path) => ({ key: path.map(String).join(".") })): Blueprint {
  assertForm(value, placeOf);
  const raw = checkShape(blueprintSchema(), value, placeOf) as Record<string, unknown>;
  const modules = Object.entries(raw["modules"] as Record<string, RawModule>).map(([name, module]) => moduleOf(name, module));
  const apps = raw["apps"] === undefined ? undefined : Object.entries(raw["apps"] as Record<string, string[]>).map(([name, hosts]) => ({ name, modules: hosts }));
  const blueprint: Blueprint = {
    version: 1,
    name: raw["name"] as string,
    ...(raw["extends"] === undefined ? {} : { extends: raw["extends"] as string[] }),
    ...(raw["base"] === undefined ? {} : { base: raw["base"] as "stored" | "package" }),
    answers: Object.fromEntries(questions.flatMap(({ name }) => (typeof raw[name] === "string" ? [[name, raw[name]]] : []))),
    modules,
    ...(apps === undefined ? {} : { apps }),
    ...(raw["layout"] === undefined ? {} : { layout: raw["layout"] as LayoutSpec }),
  };
  const problem = together(problemsOf(blueprint, placeOf));
  if (problem !== undefined) throw problem;
  return blueprint;
}

/** A later format may mean something else by the same keys. `CB-027` */
function assertForm(value: unknown, placeOf: PlaceOf): void {
  const { version } = (value ?? {}) as { readonly version?: unknown };
  if (typeof version !== "number" || !Number.isInteger(version) || version <= 1) return;
  const place = placeOf(["version"]);
  throw new UserError("CB-027", {
    what: `${where(place)}: this create-backend reads format 1 of an agreement, and it says ${version}.`,
    why: "A later format may mean something else by the same keys.",
    todo: "Use the create-backend that wrote it, or a later one: npx @create-backend/create@latest. Where nobody meant a later format, write 1.",
    place,
  });
}

type RawModule = { owner?: string; uses: string[]; publishes: string[]; consumes: string[]; path?: string | string[] } | null;

function moduleOf(name: string, raw: RawModule): ModuleSpec {
  return {
    name,
    owner: raw?.owner ?? `team-${name}`,
    uses: raw?.uses ?? [],
    publishes: raw?.publishes ?? [],
    consumes: (raw?.consumes ?? []).map(eventRefOf),
    ...(raw?.path === undefined ? {} : { path: typeof raw.path === "string" ? [raw.path] : raw.path }),
  };
}

function eventRefOf(text: string): EventRef {
  const [module = "", event = ""] = text.split(".");
  return { module, event };
}

/** What the shape cannot say: references resolve, nothing uses itself, calls form no cycle, every module is hosted once. */
function problemsOf(blueprint: Blueprint, placeOf: PlaceOf): UserError[] {
  const names = blueprint.modules.map((module) => module.name);
  const hosting = blueprint.apps === undefined ? [] : problemsOfApps(blueprint.apps, names, placeOf);
  const broken = [...blueprint.modules.flatMap((module) => problemsOfModule(module, blueprint.modules, placeOf)), ...hosting];
  const cycle = broken.length === 0 ? cycleOf(blueprint.modules) : undefined;
  if (cycle === undefined) return broken;
  const path = [...cycle, cycle[0]].join(" → ");
  return [wrong("CB-022", { what: `modules use each other in a circle: ${path}`, todo: "Turn one of the calls into an event (publishes, consumes).", place: placeOf(["modules", cycle[0] ?? "", "uses"]) })];
}

function problemsOfModule(module: ModuleSpec, modules: readonly ModuleSpec[], placeOf: PlaceOf): UserError[] {
  const names = modules.map(({ name }) => name);
  const uses = module.uses.flatMap((used, index) => {
    const place = placeOf(["modules", module.name, "uses", index]);
    if (used === module.name) return [wrong("CB-021", { what: `module ${module.name} uses itself`, todo: "Remove it.", place })];
    return names.includes(used) ? [] : [unknown({ kind: "module", name: used, known: names }, place)];
  });
  const consumes = module.consumes.flatMap((ref, index) => {
    const place = placeOf(["modules", module.name, "consumes", index]);
    const publisher = modules.find(({ name }) => name === ref.module);
    if (publisher === undefined) return [unknown({ kind: "module", name: ref.module, known: names }, place)];
    return publisher.publishes.includes(ref.event) ? [] : [unknown({ kind: `event of ${ref.module}`, name: ref.event, known: publisher.publishes }, place)];
  });
  return [...uses, ...consumes];
}

function problemsOfApps(apps: readonly AppSpec[], modules: readonly string[], placeOf: PlaceOf): UserError[] {
  const host = new Map<string, string>();
  const hosted = apps.flatMap((app) =>
    app.modules.flatMap((module, index) => {
      const place = placeOf(["apps", app.name, index]);
      if (!modules.includes(module)) return [unknown({ kind: "module", name: module, known: modules }, place)];
      const other = host.get(module);
      host.set(module, other ?? app.name);
      return other === undefined ? [] : [wrong("CB-023", { what: `module ${module} is hosted by ${other} and by ${app.name}`, todo: "A module belongs to one app.", place })];
    }),
  );
  const homeless = modules.filter((module) => !host.has(module));
  return [...hosted, ...homeless.map((module) => wrong("CB-024", { what: `module ${module} is hosted by no app`, todo: "Add it to one under apps.", place: placeOf(["apps"]) }))];
}

function cycleOf(modules: readonly ModuleSpec[]): readonly string[] | undefined {
  const uses = new Map(modules.map((module) => [module.name, module.uses]));
  const done = new Set<string>();
  const walk = (name: string, path: readonly string[]): readonly string[] | undefined => {
    const start = path.indexOf(name);
    if (start >= 0) return path.slice(start);
    if (done.has(name)) return undefined;
    for (const next of uses.get(name) ?? []) {
      const found = walk(next, [...path, name]);
      if (found !== undefined) return found;
    }
    done.add(name);
    return undefined;
  };
  for (const { name } of modules) {
    const found = walk(name, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wrong(code: string, { what, todo, place }: { what: string; todo: string; place: Place }): UserError {
  const line = place.line === undefined ? "" : ` (${place.file ?? "backend.yaml"}:${place.line})`;
  return new UserError(code, { what: `${what[0]?.toUpperCase() ?? ""}${what.slice(1)}${line}.`, todo, place });
}

function unknown({ kind, name, known }: { kind: string; name: string; known: readonly string[] }, place: Place): UserError {
  const guess = nearest(name, known);
  const todo = guess === undefined ? `Known: ${known.join(", ") || "none"}.` : `Did you mean "${guess}"?`;
  return wrong("CB-020", { what: `there is no ${kind} "${name}"`, todo, place });
}

import { UserError, type Place } from "../errors.ts";
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
  checkModules(blueprint, placeOf);
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
function checkModules(blueprint: Blueprint, placeOf: PlaceOf): void {
  const byName = new Map(blueprint.modules.map((module) => [module.name, module]));
  for (const module of blueprint.modules) {
    const at = (key: string, index: number): Place => placeOf(["modules", module.name, key, index]);
    module.uses.forEach((used, index) => {
      if (used === module.name) throw wrong("CB-021", { what: `module ${module.name} uses itself`, todo: "Remove it.", place: at("uses", index) });
      if (!byName.has(used)) throw unknown({ kind: "module", name: used, known: [...byName.keys()] }, at("uses", index));
    });
    module.consumes.forEach((ref, index) => {
      const publisher = byName.get(ref.module);
      if (publisher === undefined) throw unknown({ kind: "module", name: ref.module, known: [...byName.keys()] }, at("consumes", index));
      if (!publisher.publishes.includes(ref.event)) throw unknown({ kind: `event of ${ref.module}`, name: ref.event, known: publisher.publishes }, at("consumes", index));
    });
  }
  const cycle = cycleOf(blueprint.modules);
  if (cycle !== undefined) {
    const path = [...cycle, cycle[0]].join(" → ");
    throw wrong("CB-022", { what: `modules use each other in a circle: ${path}`, todo: "Turn one of the calls into an event (publishes, consumes).", place: placeOf(["modules", cycle[0] ?? "", "uses"]) });
  }
  if (blueprint.apps !== undefined) checkApps(blueprint.apps, [...byName.keys()], placeOf);
}

function checkApps(apps: readonly AppSpec[], modules: readonly string[], placeOf: PlaceOf): void {
  const host = new Map<string, string>();
  for (const app of apps)
    app.modules.forEach((module, index) => {
      const place = placeOf(["apps", app.name, index]);
      if (!modules.includes(module)) throw unknown({ kind: "module", name: module, known: modules }, place);
      const other = host.get(module);
      if (other !== undefined) throw wrong("CB-023", { what: `module ${module} is hosted by ${other} and by ${app.name}`, todo: "A module belongs to one app.", place });
      host.set(module, app.name);
    });
  const homeless = modules.find((module) => !host.has(module));
  if (homeless !== undefined) throw wrong("CB-024", { what: `module ${homeless} is hosted by no app`, todo: "Add it to one under apps.", place: placeOf(["apps"]) });
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

import { addTo, type ModuleSpec } from "@create-backend/core";
import type { Edge } from "../graph/graph.ts";
import type { Layout } from "../graph/layout.ts";

/** The modules of services that stand apart, and the folders of those that serve several of them. */
export interface SharedOut {
  readonly modules: readonly ModuleSpec[];
  readonly platform: readonly string[];
}

/** Gives each library to the service that alone uses it, over other libraries as well; what several use serves them all. */
export function sharedOut(modules: readonly ModuleSpec[], isService: (module: ModuleSpec) => boolean, uses: ReadonlyMap<string, ReadonlySet<string>>): SharedOut {
  const services = new Set(modules.filter(isService).map(({ name }) => name));
  const users = new Map<string, string[]>();
  for (const service of services) for (const library of librariesOf(service, services, uses)) addTo(users, library, service);
  const soleUser = ({ name }: ModuleSpec): string | undefined => (users.get(name)?.length === 1 ? users.get(name)?.[0] : undefined);
  const shared = modules.filter(({ name }) => (users.get(name)?.length ?? 0) > 1);
  const joined = modules.filter((module) => !shared.includes(module) && soleUser(module) === undefined).map((module) => ({ ...module, path: modules.filter((other) => other === module || soleUser(other) === module.name).flatMap(({ path = [] }) => path).sort() }));
  return { modules: joined, platform: shared.flatMap(({ path = [] }) => path) };
}

function librariesOf(service: string, services: ReadonlySet<string>, uses: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [service];
  for (const user of open)
    for (const used of uses.get(user) ?? [])
      if (!services.has(used) && !found.has(used)) {
        found.add(used);
        open.push(used);
      }
  return found;
}

/** Module → modules that its sources import. */
export function importsBetween(edges: readonly Edge[], layout: Layout): ReadonlyMap<string, ReadonlySet<string>> {
  const uses = new Map<string, Set<string>>();
  for (const { from, target } of edges) {
    if (target.kind !== "file" || from.place.test) continue;
    const [user, used] = [layout.placeOf(from.path), layout.placeOf(target.path)];
    if (user.room === "module" && used.room === "module" && user.name !== undefined && used.name !== undefined && user.name !== used.name) uses.set(user.name, (uses.get(user.name) ?? new Set()).add(used.name));
  }
  return uses;
}

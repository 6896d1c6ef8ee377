import type { Blueprint } from "@create-backend/core";
import { definePolicy, type Facts } from "../../define-policy.ts";
import type { Place } from "../../graph/layout.ts";
import type { TableUse, Tables } from "../../graph/tables/tables-of.ts";

export default definePolicy<"tables">({
  kind: "graph",
  needs: ["tables"],
  title: "Foreign table",
  summary: "A table belongs to the module that creates it; nobody else reads, writes, changes or refers to it.",
  fix: ({ owner, verb }) =>
    verb === "refers to" ? `Keep the id without a foreign key and ask ${owner} through its contract whether it exists.` : `Ask ${owner} through its contract, or keep what you need in a table of your own, fed by its events.`,
  message: ({ user, verb, table, owner }) => `${user} ${verb} ${table}, which belongs to ${owner}.`,
  judge({ tables, blueprint }) {
    const owners = ownersOf(tables, blueprint);
    const verdicts = tables.uses.flatMap((use) => {
      const facts = factsOf(use, owners);
      return facts === undefined ? [] : [{ at: use.at, facts }];
    });
    return { judged: tables.uses.length, verdicts };
  },
});

interface Owners {
  /** Schemas that are called like a module. */
  readonly schemas: ReadonlyMap<string, string>;
  /** Tables that one module creates, or migrates, or is called like. */
  readonly tables: ReadonlyMap<string, string>;
  /** Tables that anyone creates; one that nobody creates, a collection say, belongs to the module of its name. */
  readonly created: ReadonlySet<string>;
}

function ownersOf({ uses }: Tables, { modules }: Blueprint): Owners {
  const schemas = new Map(modules.map(({ name }) => [name.replaceAll("-", "_"), name]));
  const creators = new Map<string, Creators>();
  for (const { table: written, verb, place, at } of uses) {
    if (verb !== "creates" || written === undefined) continue;
    const table = written.toLowerCase();
    const known = creators.get(table) ?? { all: new Set<string>(), migrations: new Set<string>() };
    creators.set(table, known);
    if (place.room !== "module" || place.name === undefined) continue;
    known.all.add(place.name);
    if (/migrat|\.sql$|changelog/i.test(at.path)) known.migrations.add(place.name);
  }
  const tables = [...creators].flatMap(([table, { all, migrations }]) => {
    const like = schemas.get(table);
    const owner = [migrations, all].find(({ size }) => size === 1) ?? new Set(like !== undefined && all.has(like) ? [like] : []);
    return [...owner].map((name) => [table, name] as const);
  });
  return { schemas, tables: new Map(tables), created: new Set(creators.keys()) };
}

/** Modules that create a table by any means, and those that do so in a migration: a mapper may map what another one creates. */
interface Creators {
  readonly all: Set<string>;
  readonly migrations: Set<string>;
}

function factsOf({ schema, table, verb, place, defaults, implied }: TableUse, owners: Owners): Facts | undefined {
  if (implied) return undefined;
  const owner = schema === undefined ? ownerOfPlain(table?.toLowerCase(), place, { defaults, owners }) : owners.schemas.get(schema.toLowerCase());
  if (owner === undefined || (place.room === "module" && place.name === owner)) return undefined;
  if (place.room === "tooling" || place.room === "outside" || place.room === "frontend") return undefined;
  const named = table === undefined ? `the schema ${schema ?? ""}` : schema === undefined ? `the table ${table}` : `the table ${schema}.${table}`;
  return { user: userOf(place), verb, table: named, owner };
}

/** A name without a schema: the platform works on whichever schema it is given, and a file may say which one it means. */
function ownerOfPlain(table: string | undefined, place: Place, { defaults, owners }: { readonly defaults: readonly string[]; readonly owners: Owners }): string | undefined {
  if (table === undefined || place.room !== "module" || defaults.length > 0) return undefined;
  return owners.tables.get(table) ?? (owners.created.has(table) ? undefined : owners.schemas.get(table));
}

function userOf({ room, name }: Place): string {
  return room === "module" ? (name ?? room) : room === "app" ? `The app ${name ?? ""}` : "The platform";
}

import { setTimeout as pause } from "node:timers/promises";
import { readBody, readCreation, readFields, type Fields } from "./bodies.ts";
import { allowDeletion, demandMatch, etagOf, isUnmodified } from "./conditions.ts";
import { json, type Answer, type Exchange } from "./exchange.ts";
import { Refusal } from "./refusal.ts";
import { find, shown, store, type Context, type Entity, type ReferenceField, type Shelf } from "./store.ts";

function isKnown(context: Context, { module }: ReferenceField, id: string): boolean {
  const { shelves, wrong } = context;
  if (wrong("any-module-known")) return [...shelves.values()].some((shelf) => find(shelf, id) !== undefined);
  if (wrong("deleted-still-known")) return shelves.get(module)?.entities.has(id) === true;
  return find(shelves.get(module), id) !== undefined;
}

/** Waits for used modules that are silent, as long as is reasonable. */
async function waitForSilent({ away, wrong }: Context, shelf: Shelf, { references }: Fields): Promise<void> {
  const isSilent = shelf.references.some(({ field, module }) => typeof references[field] === "string" && away.has(`silent ${module}`));
  if (!isSilent) return;
  await pause(wrong("silent-call-is-borne") ? 1_500 : 20);
  throw new Refusal(503, "A service that is needed does not answer", { headers: { "retry-after": "1" } });
}

/** Asks the used modules whether the entities named are there. */
function demandKnown(context: Context, shelf: Shelf, { references }: Fields): void {
  const { away, wrong } = context;
  const unknown = shelf.references.filter((reference) => {
    const id = references[reference.field];
    if (typeof id !== "string") return false;
    if (away.has(reference.module))
      throw new Refusal(wrong("away-is-500") ? 500 : 503, "A service that is needed does not answer", { headers: { "retry-after": "1" } });
    return !isKnown(context, reference, id);
  });
  if (unknown.length === 0 || wrong("reference-unchecked")) return;
  const errors = unknown.map(({ field }) => ({ pointer: `/${field}`, detail: "is unknown", code: "unknown" }));
  throw new Refusal(422, "A reference leads nowhere", { errors });
}

function callOthers({ called, shelves }: Context, exchange: Exchange, references: Fields["references"]): void {
  for (const [field, id] of Object.entries(references)) {
    const module = [...shelves.values()].flatMap((shelf) => shelf.references).find((reference) => reference.field === field)?.module;
    if (id !== null && module !== undefined) called(exchange, `/api/${module}/${id}`);
  }
}

function demandServices({ away, wrong, shelves }: Context, shelf: Shelf): void {
  const isPublishing = shelf.spec.publishes.length > 0 && shelves.size > 0;
  const blocked =
    (wrong("away-blocks-creation") && shelf.spec.uses.some((module) => away.has(module))) ||
    (wrong("broker-blocks-creation") && isPublishing && away.has("broker"));
  if (blocked) throw new Refusal(503, "A service that is needed does not answer");
}

function emptyReferences(shelf: Shelf): Record<string, string | null> {
  return Object.fromEntries(shelf.references.map(({ field }) => [field, null]));
}

function storeRefused(context: Context, shelf: Shelf, body: Record<string, unknown>): void {
  const { wrong } = context;
  if (typeof body["name"] !== "string") return;
  const fields = { name: body["name"], references: emptyReferences(shelf) };
  if (wrong("refused-is-stored")) store({ ...context, announce: () => undefined }, shelf, fields);
  if (wrong("refused-is-published")) shelf.entities.delete(store(context, shelf, fields).id);
}

async function create(context: Context, exchange: Exchange, shelf: Shelf): Promise<Answer> {
  const body = readBody(exchange);
  const { wrong } = context;
  try {
    const { name, references } = readCreation(body, { shelf, wrong });
    demandServices(context, shelf);
    if (wrong("reference-checked-late")) store(context, shelf, { name, references: emptyReferences(shelf) });
    callOthers(context, exchange, references);
    await waitForSilent(context, shelf, { references });
    demandKnown(context, shelf, { references });
    const entity = store(context, shelf, { name, references: { ...emptyReferences(shelf), ...references } });
    return json(201, shown(entity, wrong), { location: `/api/${shelf.spec.name}/${entity.id}`, etag: etagOf(entity) });
  } catch (cause) {
    storeRefused(context, shelf, body);
    throw cause;
  }
}

function readChange(context: Context, shelf: Shelf, body: Record<string, unknown>): Fields {
  const { wrong } = context;
  if (Object.keys(body).length === 0) throw new Refusal(422, "Nothing is to be changed", { errors: [{ pointer: "", detail: "is empty", code: "empty" }] });
  const known = ["name", ...shelf.references.map(({ field }) => field)];
  const kept = wrong("change-takes-unknown-fields") ? Object.fromEntries(Object.entries(body).filter(([field]) => known.includes(field))) : body;
  if (wrong("change-unchecked") && "name" in kept) return { name: String(kept["name"]), references: {} };
  const fields = readFields(kept, { shelf, wrong });
  if (!wrong("change-reference-unchecked")) demandKnown(context, shelf, fields);
  return fields;
}

function apply(context: Context, entity: Entity, fields: Fields): Entity {
  const { wrong } = context;
  const target = wrong("change-is-forgotten") ? { ...entity, references: { ...entity.references } } : entity;
  if (fields.name !== undefined) target.name = fields.name;
  if (wrong("rename-clears-reference")) for (const field of Object.keys(target.references)) target.references[field] = null;
  if (!wrong("reference-not-changeable")) Object.assign(target.references, fields.references);
  target.version += wrong("version-jumps") ? 2 : 1;
  if (!wrong("updated-at-stands")) target.updatedAt = new Date(Math.max(Date.now(), Date.parse(entity.updatedAt) + 1)).toISOString();
  return target;
}

async function change(context: Context, exchange: Exchange, shelf: Shelf): Promise<Answer> {
  const { wrong } = context;
  const body = readBody(exchange);
  const entity = demandEntity(shelf, exchange);
  demandMatch(exchange, entity, wrong);
  if (wrong("refused-change-stays") && typeof body["name"] === "string") entity.name = body["name"];
  const fields = readChange(context, shelf, body);
  if (wrong("rivals-all-win")) await pause(20);
  const changed = apply(context, entity, fields);
  if (wrong("change-is-published")) context.announce(shelf, changed);
  return json(200, shown(changed, wrong), { etag: etagOf(changed) });
}

function demandEntity(shelf: Shelf, { place }: Exchange): Entity {
  const entity = find(shelf, place.id);
  if (entity === undefined) throw new Refusal(404, "There is no such entity");
  return entity;
}

function read({ wrong }: Context, exchange: Exchange, shelf: Shelf): Answer {
  const entity = demandEntity(shelf, exchange);
  const etag = etagOf(entity);
  return isUnmodified(exchange, entity, wrong) ? { status: 304, headers: { etag } } : json(200, shown(entity, wrong), { etag });
}

function remove({ wrong }: Context, exchange: Exchange, shelf: Shelf): Answer {
  const entity = demandEntity(shelf, exchange);
  allowDeletion(exchange, entity, wrong);
  entity.isDeleted = true;
  return { status: 204, headers: {} };
}

/** Handlers of the routes of a module, by kind of place and method. */
export const entityRoutes = { create, change, read, remove } as const;

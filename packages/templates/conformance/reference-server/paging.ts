import { json, type Answer, type Exchange } from "./exchange.ts";
import type { Wrong } from "./inner-fault.ts";
import { Refusal } from "./refusal.ts";
import { shown, type Entity, type Shelf } from "./store.ts";

interface Place {
  readonly createdAt: string;
  readonly id: string;
  readonly offset: number;
}

function refused(parameter: string, detail: string): Refusal {
  return new Refusal(422, "The query breaks the rules", { errors: [{ parameter, detail, code: "invalid" }] });
}

function encode(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { createdAt, id, offset } = value as Record<string, unknown>;
  return typeof createdAt === "string" && !Number.isNaN(Date.parse(createdAt)) && typeof id === "string" && typeof offset === "number";
}

function decode(cursor: string, wrong: Wrong): Place | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (isPlace(value)) return value;
  } catch {
    // refused below
  }
  if (wrong("cursor-from-anyone")) return undefined;
  throw refused("cursor", "is not one of ours");
}

function limitOf({ query }: Exchange, wrong: Wrong): number {
  const text = query.get("limit");
  if (text === null) return wrong("ten-by-default") ? 10 : 20;
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > 100) throw refused("limit", "is 1 to 100");
  return limit;
}

function compare(a: Entity, b: Entity): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function sorted(shelf: Shelf, wrong: Wrong): Entity[] {
  const kept = [...shelf.entities.values()].filter((entity) => !entity.isDeleted || wrong("deleted-stays-listed"));
  const rising = kept.sort(compare);
  if (wrong("last-is-first")) return [...rising.slice(-1), ...rising.slice(0, -1)];
  return wrong("newest-first") ? rising.reverse() : rising;
}

function behind(place: Place, all: readonly Entity[], wrong: Wrong): readonly Entity[] {
  if (wrong("cursor-is-offset") || wrong("newest-first")) return all.slice(place.offset);
  if (wrong("last-is-first")) return all.slice(all.findIndex((entity) => entity.id === place.id) + 1);
  if (wrong("cursor-is-time")) return all.filter((entity) => entity.createdAt > place.createdAt);
  const rest = all.filter((entity) => compare(entity, place as unknown as Entity) > 0 && entity.id !== place.id);
  return wrong("cursor-skips-one") ? rest.slice(1) : rest;
}

/** One page of a shelf. */
export function list(exchange: Exchange, shelf: Shelf, wrong: Wrong): Answer {
  const repeated = ["limit", "cursor"].find((name) => exchange.query.getAll(name).length > 1);
  if (repeated !== undefined) throw refused(repeated, "comes once");
  const limit = limitOf(exchange, wrong);
  const cursor = exchange.query.get("cursor");
  const place = cursor === null ? undefined : decode(cursor, wrong);
  const all = sorted(shelf, wrong);
  const rest = place === undefined ? all : behind(place, all, wrong);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rest.length > limit;
  const next = last === undefined ? cursor : encode({ createdAt: last.createdAt, id: last.id, offset: (place?.offset ?? 0) + items.length });
  return json(200, { items: items.map((entity) => shown(entity, wrong)), nextCursor: hasMore || wrong("cursor-never-ends") ? next : null });
}

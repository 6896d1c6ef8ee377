import { randomBytes, randomUUID } from "node:crypto";
import type { ModuleSpec } from "../suite-options.ts";
import type { Exchange } from "./exchange.ts";
import type { Wrong } from "./inner-fault.ts";

/** An entity as it is kept. */
export interface Entity {
  readonly id: string;
  name: string;
  version: number;
  readonly createdAt: string;
  updatedAt: string;
  readonly references: Record<string, string | null>;
  isDeleted: boolean;
}

/** A field that names an entity of another module. */
export interface ReferenceField {
  readonly field: string;
  readonly module: string;
}

/** A module with its entities. */
export interface Shelf {
  readonly spec: ModuleSpec;
  readonly references: readonly ReferenceField[];
  readonly entities: Map<string, Entity>;
}

/** What every rule of the reference server works on. */
export interface Context {
  readonly shelves: ReadonlyMap<string, Shelf>;
  readonly wrong: Wrong;
  /** Names of modules, "database" and "broker" that are away. */
  readonly away: Set<string>;
  /** Tells the log of the other app that it was called. */
  readonly called: (exchange: Exchange, path: string) => void;
  /** Puts the events of a new entity into the outbox. */
  readonly announce: (shelf: Shelf, entity: Entity) => void;
}

function fieldOf(module: string): string {
  return `${module.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Id`;
}

/** Empty shelves for these modules. */
export function openShelves(modules: readonly ModuleSpec[]): ReadonlyMap<string, Shelf> {
  const shelfOf = (spec: ModuleSpec): Shelf => ({ spec, references: spec.uses.map((module) => ({ field: fieldOf(module), module })), entities: new Map() });
  return new Map(modules.map((spec) => [spec.name, shelfOf(spec)]));
}

function newId(wrong: Wrong): string {
  if (wrong("id-is-v4")) return randomUUID();
  const time = Date.now().toString(16).padStart(12, "0");
  const random = randomBytes(10).toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(1, 4)}-8${random.slice(5, 8)}-${random.slice(8)}`;
}

let latestMoment = 0;

/** Three entities in a row always share their moment: pages must bear it. */
function momentOf({ entities }: Shelf): string {
  const last = [...entities.values()].at(-1);
  if (last !== undefined && entities.size % 3 !== 0) return last.createdAt;
  latestMoment = Math.max(Date.now(), latestMoment + 1);
  return new Date(latestMoment).toISOString();
}

/** Stores a new entity and announces it. */
export function store(context: Context, shelf: Shelf, fields: { name: string; references: Record<string, string | null> }): Entity {
  const now = momentOf(shelf);
  const entity: Entity = { id: newId(context.wrong), version: 1, createdAt: now, updatedAt: now, isDeleted: false, ...fields };
  shelf.entities.set(entity.id, entity);
  context.announce(shelf, entity);
  return entity;
}

/** The entity as the API shows it. */
export function shown({ id, name, version, createdAt, updatedAt, references }: Entity, wrong: Wrong): Record<string, unknown> {
  const time = (value: string): string => (wrong("time-with-offset") ? value.replace("Z", "+00:00") : value);
  return { id, name, ...references, version, createdAt: time(createdAt), updatedAt: time(updatedAt) };
}

/** Finds an entity that was not deleted. */
export function find(shelf: Shelf | undefined, id: string): Entity | undefined {
  const entity = shelf?.entities.get(id);
  return entity?.isDeleted === true ? undefined : entity;
}

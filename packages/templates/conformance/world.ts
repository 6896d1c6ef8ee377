import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expectStatus, expectThat, headerOf, isObject, Mismatch, objectOf, type JsonObject } from "./expectations.ts";
import { send, type Call, type Reply } from "./http-client.ts";
import type { AppSpec, ModuleSpec, Patience, SuiteOptions } from "./suite-options.ts";

/** A module under test with the names that follow from its own. */
export interface Module {
  readonly name: string;
  readonly path: string;
  readonly referenceFields: readonly string[];
  readonly publishes: readonly string[];
}

/** One module's field that names an entity of another. */
export interface Reference {
  readonly from: Module;
  readonly to: Module;
  readonly field: string;
}

/** One event on its way from a publisher to a consumer. */
export interface EventLink {
  readonly event: string;
  readonly publisher: Module;
  readonly consumer: Module;
}

/** An entity as the backend answered it. */
export interface Resource {
  readonly id: string;
  readonly path: string;
  readonly etag: string;
  readonly body: JsonObject;
}

/** The backend under test, and the hands to act on it. */
export interface World {
  readonly options: SuiteOptions;
  readonly patience: Patience;
  readonly modules: readonly Module[];
  readonly references: readonly Reference[];
  readonly eventLinks: readonly EventLink[];
  readonly apps: readonly AppSpec[];
  /** Sends a request through the front door, with a good token where one is needed. */
  readonly send: (call: Call) => Promise<Reply>;
  /** The same without a token, or to one app without one. */
  readonly sendBare: (call: Call, app?: AppSpec) => Promise<Reply>;
  /** Sends to one app, past any gateway. */
  readonly sendTo: (app: AppSpec, call: Call) => Promise<Reply>;
}

const defaultPatience: Patience = { eventMs: 20_000, settleMs: 1_500, answerMs: 10_000, probeMs: 5_000, readyMs: 30_000, drainMs: 1_500, graceMs: 3_000 };

function camelCase(kebab: string): string {
  return kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function moduleOf(spec: ModuleSpec): Module {
  return {
    name: spec.name,
    path: `/api/${spec.name}`,
    referenceFields: spec.uses.map((used) => `${camelCase(used)}Id`),
    publishes: spec.publishes,
  };
}

function referencesOf(specs: readonly ModuleSpec[], find: (name: string) => Module): Reference[] {
  return specs.flatMap((spec) => spec.uses.map((used) => ({ from: find(spec.name), to: find(used), field: `${camelCase(used)}Id` })));
}

function eventLinksOf(specs: readonly ModuleSpec[], find: (name: string) => Module): EventLink[] {
  return specs.flatMap((spec) =>
    spec.consumes.map((source) => {
      const [publisher = "", event = ""] = source.split(".");
      return { event, publisher: find(publisher), consumer: find(spec.name) };
    }),
  );
}

/** Resolves the options into modules, references and event links. */
export function openWorld(options: SuiteOptions): World {
  const modules = options.modules.map(moduleOf);
  const find = (name: string): Module => {
    const found = modules.find((module) => module.name === name);
    if (found === undefined) throw new Error(`module "${name}" is used or consumed, but is not among the modules given`);
    return found;
  };
  const withToken = (call: Call): Call =>
    options.oidc === undefined ? call : { ...call, headers: { authorization: `Bearer ${options.oidc.sign()}`, ...call.headers } };
  return {
    options,
    patience: { ...defaultPatience, ...options.patience },
    modules,
    references: referencesOf(options.modules, find),
    eventLinks: eventLinksOf(options.modules, find),
    apps: options.apps ?? [{ name: "api", baseUrl: options.baseUrl, modules: modules.map((module) => module.name) }],
    send: (call) => send(options.baseUrl, withToken(call)),
    sendBare: (call, app) => send(app?.baseUrl ?? options.baseUrl, call),
    sendTo: (app, call) => send(app.baseUrl, withToken(call)),
  };
}

/** A name that nobody else has used. */
export function uniqueName(label: string): string {
  return `${label} ${randomBytes(5).toString("hex")}`;
}

/** A UUIDv7 that the backend cannot know. */
export function unknownId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  const [, , , fourth, fifth] = randomUUID().split("-");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomBytes(2).toString("hex").slice(1)}-${fourth}-${fifth}`;
}

/** The entity in an answer of create, read or change. */
export function resourceOf(reply: Reply, module: Module): Resource {
  const body = objectOf(reply);
  const { id } = body;
  expectThat(typeof id === "string", reply, 'a text as "id"');
  return { id, path: `${module.path}/${id}`, etag: headerOf(reply, "etag"), body };
}

/** Creates an entity that a check needs. */
export async function create(world: World, module: Module, fields: JsonObject = {}): Promise<Resource> {
  const reply = await world.send({ method: "POST", path: module.path, json: { name: uniqueName("thing"), ...fields } });
  expectStatus(reply, 201);
  return resourceOf(reply, module);
}

/** One page of a list. */
export interface Page {
  readonly items: readonly JsonObject[];
  readonly nextCursor: string | null;
  readonly reply: Reply;
}

/** Reads one page and checks its shape. */
export async function readPage(world: World, module: Module, query: Readonly<Record<string, string>> = {}): Promise<Page> {
  const search = new URLSearchParams(query).toString();
  const reply = await world.send({ path: search === "" ? module.path : `${module.path}?${search}` });
  expectStatus(reply, 200);
  const { items, nextCursor } = objectOf(reply);
  expectThat(Array.isArray(items) && items.every(isObject), reply, '"items" to be a list of objects');
  expectThat(nextCursor === null || typeof nextCursor === "string", reply, '"nextCursor" to be a text or null');
  return { items, nextCursor, reply };
}

/** Every item from a cursor on (or from the start), page by page. */
export async function readAll(world: World, module: Module, from: Readonly<Record<string, string>> = {}): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  let query: Record<string, string> = { limit: "100", ...from };
  for (let empty = 0; empty < 2;) {
    const page = await readPage(world, module, query);
    found.push(...page.items);
    if (page.nextCursor === null) return found;
    if (page.items.length === 0) empty += 1;
    query = { ...query, cursor: page.nextCursor };
  }
  throw new Mismatch(`GET ${module.path}: pages are empty, and nextCursor is still not null`);
}

/** Asks until the probe finds something; undefined when the time is over. */
export async function waitFor<T>(withinMs: number, probe: () => Promise<T | undefined>): Promise<T | undefined> {
  const end = performance.now() + withinMs;
  for (let step = 10; ; step = Math.min(step * 1.5, 250)) {
    const found = await probe();
    if (found !== undefined) return found;
    if (performance.now() + step > end) return undefined;
    await pause(step);
  }
}

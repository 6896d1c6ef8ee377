import type { AppSpec, Blueprint, ModuleSpec, Resolution } from "@create-backend/core";
import { entityNames, namesOf, type Names } from "./names.ts";

/** An event as its publisher, its consumers and the topics see it. */
export interface EventModel extends Names {
  /** `orders.order-placed` */
  readonly subject: string;
  readonly module: Names & { readonly entity: Names };
  /** Some consumer lives in another app than the publisher. */
  readonly crossesApps: boolean;
  readonly consumers: readonly Names[];
}

/** An event as a module that reacts to it sees it. */
export interface ConsumedEvent extends EventModel {
  /** What the module makes of it is announced in turn. Not where that would come back to the publisher, by however many others: one event would go round for ever. */
  readonly announced: boolean;
}

/** A module that another one calls, seen from the caller. */
export interface UsedModule extends Names {
  readonly entity: Names;
  /** Hosted by the same app: a function call. Otherwise a call over HTTP. */
  readonly local: boolean;
  readonly app: Names;
}

/** A module as templates see it. */
export interface ModuleModel extends Names {
  readonly owner: string;
  readonly entity: Names;
  readonly uses: readonly UsedModule[];
  readonly usedBy: readonly Names[];
  readonly publishes: readonly EventModel[];
  readonly consumes: readonly ConsumedEvent[];
  /** Something that it makes of an event is announced in turn. */
  readonly announcesReactions: boolean;
  readonly app: Names;
}

/** An app as templates see it. */
export interface AppModel extends Names {
  readonly modules: readonly ModuleModel[];
  /** Modules that hosted ones call and that live elsewhere, each once. */
  readonly remoteModules: readonly UsedModule[];
  /** Events that hosted modules publish and consume, each once. */
  readonly publishes: readonly EventModel[];
  readonly consumes: readonly EventModel[];
  /** Port in development: 3000 for a single app, 3001, 3002 … for several (3000 is then the gateway's). */
  readonly port: number;
}

/** The blueprint as templates see it: every name spelled, every reference followed. */
export interface Project extends Names {
  readonly modules: readonly ModuleModel[];
  readonly apps: readonly AppModel[];
  readonly events: readonly EventModel[];
  readonly owners: readonly string[];
  /** Question → title of the answer, for texts. */
  readonly stack: readonly { readonly question: string; readonly title: string }[];
  readonly traits: ReadonlySet<string>;
  /** Version of create-backend that renders. */
  readonly tool: string;
}

/** What a project is built with besides its agreement. */
export interface Building {
  readonly tool: string;
  /** Words that have a meaning in its code already. */
  readonly taken: ReadonlySet<string>;
}

/** Builds the project model. */
export function projectOf(blueprint: Blueprint, resolution: Resolution, { tool, taken }: Building): Project {
  const { apps } = resolution;
  const events = eventsOf(blueprint.modules, apps, taken);
  const modules = blueprint.modules.map((spec) => moduleModel(spec, { blueprint, apps, events, taken }));
  return {
    ...namesOf(blueprint.name),
    modules,
    apps: apps.map((app, index) => appModel(app, modules, apps.length === 1 ? 3000 : 3001 + index)),
    events,
    owners: [...new Set(modules.map((module) => module.owner))],
    stack: [...resolution.answers.values()].map(({ question, option }) => ({ question, title: option.title })),
    traits: resolution.traits,
    tool,
  };
}

interface Whole {
  readonly blueprint: Blueprint;
  readonly apps: readonly AppSpec[];
  readonly events: readonly EventModel[];
  readonly taken: ReadonlySet<string>;
}

function eventsOf(modules: readonly ModuleSpec[], apps: readonly AppSpec[], taken: ReadonlySet<string>): EventModel[] {
  return modules.flatMap((publisher) =>
    publisher.publishes.map((event) => {
      const consumers = modules.filter((other) => other.consumes.some((ref) => ref.module === publisher.name && ref.event === event));
      return {
        ...namesOf(event),
        subject: `${publisher.name}.${event}`,
        module: { ...namesOf(publisher.name), entity: entityNames(publisher.name, taken) },
        crossesApps: consumers.some((consumer) => hostOf(apps, consumer.name) !== hostOf(apps, publisher.name)),
        consumers: consumers.map((consumer) => namesOf(consumer.name)),
      };
    }),
  );
}

function moduleModel(spec: ModuleSpec, { blueprint, apps, events, taken }: Whole): ModuleModel {
  const hearers = hearersOf(spec.name, blueprint.modules);
  const consumes = spec.consumes.flatMap((ref) => events.filter((event) => event.subject === `${ref.module}.${ref.event}`)).map((event) => ({ ...event, announced: spec.publishes.length > 0 && !hearers.has(event.module.name) }));
  return {
    ...namesOf(spec.name),
    owner: spec.owner,
    entity: entityNames(spec.name, taken),
    uses: spec.uses.map((used) => ({
      ...namesOf(used),
      entity: entityNames(used, taken),
      local: hostOf(apps, used) === hostOf(apps, spec.name),
      app: namesOf(hostOf(apps, used)),
    })),
    usedBy: blueprint.modules.filter((other) => other.uses.includes(spec.name)).map((other) => namesOf(other.name)),
    publishes: events.filter((event) => event.module.name === spec.name),
    consumes,
    announcesReactions: consumes.some(({ announced }) => announced),
    app: namesOf(hostOf(apps, spec.name)),
  };
}

/** Every module that an event of this one may lead to, directly or through the events of others. */
function hearersOf(name: string, modules: readonly ModuleSpec[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const other of modules) {
      if (found.has(other.name) || !other.consumes.some((ref) => ref.module === next)) continue;
      found.add(other.name);
      waiting.push(other.name);
    }
  return found;
}

function appModel(app: AppSpec, all: readonly ModuleModel[], port: number): AppModel {
  const modules = all.filter((module) => app.modules.includes(module.name));
  const remote = modules.flatMap((module) => module.uses.filter((used) => !used.local));
  return {
    ...namesOf(app.name),
    modules,
    remoteModules: once(remote, (used) => used.name),
    publishes: once(modules.flatMap((module) => module.publishes), (event) => event.subject),
    consumes: once(modules.flatMap((module) => module.consumes), (event) => event.subject),
    port,
  };
}

function hostOf(apps: readonly AppSpec[], module: string): string {
  return apps.find((app) => app.modules.includes(module))?.name ?? "";
}

function once<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

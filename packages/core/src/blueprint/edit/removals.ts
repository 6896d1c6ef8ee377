import { UserError } from "../../errors.ts";
import { misspelt } from "../../yaml/nearest.ts";
import type { Blueprint, EventRef, ModuleSpec } from "../blueprint.ts";
import type { AgreementEdit } from "./edit-agreement.ts";

/** Takes a module out. `CB-047` while others use it or react to its events, `CB-049` for a name that misspells another one. */
export function moduleRemoval(name: string, blueprint: Blueprint): readonly AgreementEdit[] {
  if (!isModule(name, { blueprint, line: (guess) => `module ${guess}` })) return [];
  const user = blueprint.modules.find((module) => module.uses.includes(name));
  const listener = blueprint.modules.find((module) => module.name !== name && module.consumes.some((ref) => ref.module === name));
  if (user !== undefined) throw inUse(`${user.name} uses ${name}`, `create-backend remove dependency ${user.name} ${name}`);
  if (listener !== undefined) {
    const event = listener.consumes.find((ref) => ref.module === name)?.event ?? "";
    throw inUse(`${listener.name} reacts to ${name}.${event}`, `create-backend remove event ${name}.${event}`);
  }
  const homes = (blueprint.apps ?? []).filter((app) => app.modules.includes(name));
  const fromApps = homes.map(({ name: app, modules }): AgreementEdit => (modules.length === 1 ? { kind: "delete", path: ["apps", app] } : { kind: "exclude", path: ["apps", app], item: name }));
  return [{ kind: "delete", path: ["modules", name] }, ...fromApps];
}

/** Takes an event out, and everybody's reaction to it. `CB-049` */
export function eventRemoval(module: string, event: string, blueprint: Blueprint): readonly AgreementEdit[] {
  if (!isModule(module, { blueprint, line: (guess) => `event ${guess}.${event}` })) return [];
  const published = of(module, blueprint)?.publishes ?? [];
  assertMeant(event, published, { what: `${module} publishes no event "${event}"`, line: (guess) => `event ${module}.${guess}` });
  const item = `${module}.${event}`;
  const listeners = blueprint.modules.filter(({ consumes }) => consumes.some((ref) => ref.module === module && ref.event === event));
  return [{ kind: "exclude", path: ["modules", module, "publishes"], item: event }, ...listeners.map(({ name }): AgreementEdit => ({ kind: "exclude", path: ["modules", name, "consumes"], item }))];
}

/** Ends a module's reaction to an event. `CB-049` */
export function handlerRemoval(consumer: string, { module, event }: EventRef, blueprint: Blueprint): readonly AgreementEdit[] {
  const item = `${module}.${event}`;
  if (!isModule(consumer, { blueprint, line: (guess) => `event-handler ${guess} ${item}` })) return [];
  const heard = (of(consumer, blueprint)?.consumes ?? []).map((ref) => `${ref.module}.${ref.event}`);
  assertMeant(item, heard, { what: `${consumer} does not react to ${item}`, line: (guess) => `event-handler ${consumer} ${guess}` });
  return [{ kind: "exclude", path: ["modules", consumer, "consumes"], item }];
}

/** Ends a module's use of another one. `CB-049` */
export function dependencyRemoval(from: string, to: string, blueprint: Blueprint): readonly AgreementEdit[] {
  if (!isModule(from, { blueprint, line: (guess) => `dependency ${guess} ${to}` })) return [];
  assertMeant(to, of(from, blueprint)?.uses ?? [], { what: `${from} does not use ${to}`, line: (guess) => `dependency ${from} ${guess}` });
  return [{ kind: "exclude", path: ["modules", from, "uses"], item: to }];
}

/** Takes an answer back. `CB-049` when another one is named than the agreement gives. */
export function answerRemoval(question: string, option: string | undefined, { answers }: Blueprint): readonly AgreementEdit[] {
  const given = answers[question];
  if (given === undefined) return [];
  if (option !== undefined && option !== given) throw notMeant(`The ${question} is ${given}, not ${option}`, `${question} ${given}`);
  return [{ kind: "delete", path: [question] }];
}

const of = (name: string, { modules }: Blueprint): ModuleSpec | undefined => modules.find((module) => module.name === name);

/** What is not there needs no removal; what is there under almost that name was meant, and would stay unnoticed. */
function isModule(name: string, { blueprint, line }: { readonly blueprint: Blueprint; readonly line: (guess: string) => string }): boolean {
  assertMeant(name, blueprint.modules.map((module) => module.name), { what: `There is no module "${name}"`, line });
  return of(name, blueprint) !== undefined;
}

function assertMeant(name: string, known: readonly string[], { what, line }: { readonly what: string; readonly line: (guess: string) => string }): void {
  const guess = known.includes(name) ? undefined : misspelt(name, known);
  if (guess !== undefined) throw notMeant(what, line(guess));
}

function notMeant(what: string, line: string): UserError {
  return new UserError("CB-049", { what: `${what}.`, why: "What was meant would stay as it is, and you would not know.", todo: `Did you mean \`create-backend remove ${line}\`?`, place: { file: "backend.yaml" } });
}

function inUse(what: string, first: string): UserError {
  return new UserError("CB-047", { what: `${what}.`, why: "Without it, that module would no longer build.", todo: `First: ${first}`, place: { file: "backend.yaml", key: "modules" } });
}

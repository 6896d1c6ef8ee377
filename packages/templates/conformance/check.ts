import type { AppSpec } from "./suite-options.ts";
import type { EventLink, Module, Reference, World } from "./world.ts";

/** What a check is called, and the sentence of the contract that it proves. */
export interface Sentence {
  /** `<topic>.<what must hold>` */
  readonly id: string;
  readonly title: string;
  readonly contract: string;
}

/** One run of a check, on one subject (a module, a reference, an event, an app). */
export interface Run {
  readonly subject: string;
  readonly run: () => Promise<void>;
}

/** The runs of a check in a world, or why there are none. */
export type Plan = { readonly skipped: string } | { readonly runs: readonly Run[] };

/** A check is a sentence with its plan. */
export interface Check extends Sentence {
  readonly plan: (world: World) => Plan;
}

function planned(subjects: readonly Run[], otherwise: string): Plan {
  return subjects.length === 0 ? { skipped: otherwise } : { runs: subjects };
}

/** A check that runs once for the whole backend. */
export function once(sentence: Sentence, run: (world: World) => Promise<void>): Check {
  return { ...sentence, plan: (world) => ({ runs: [{ subject: "", run: () => run(world) }] }) };
}

/** A check that runs for every module. */
export function perModule(sentence: Sentence, run: (world: World, module: Module) => Promise<void>): Check {
  return {
    ...sentence,
    plan: (world) => ({ runs: world.modules.map((module) => ({ subject: module.name, run: () => run(world, module) })) }),
  };
}

/** A check that runs for every module that uses another, once per used module. */
export function perReference(sentence: Sentence, run: (world: World, reference: Reference) => Promise<void>): Check {
  const plan = (world: World): Plan => {
    const runs = world.references.map((reference) => ({
      subject: `${reference.from.name}.${reference.field}`,
      run: () => run(world, reference),
    }));
    return planned(runs, "no module uses another");
  };
  return { ...sentence, plan };
}

/** A check that runs for every event that has a consumer, once per consumer. */
export function perEvent(sentence: Sentence, run: (world: World, link: EventLink) => Promise<void>): Check {
  const plan = (world: World): Plan => {
    const runs = world.eventLinks.map((link) => ({ subject: `${link.event} → ${link.consumer.name}`, run: () => run(world, link) }));
    return planned(runs, "no module consumes an event");
  };
  return { ...sentence, plan };
}

/** A check that runs for every app. */
export function perApp(sentence: Sentence, run: (world: World, app: AppSpec) => Promise<void>): Check {
  return { ...sentence, plan: (world) => ({ runs: world.apps.map((app) => ({ subject: app.name, run: () => run(world, app) })) }) };
}

/** A check that needs something the suite may not have been given. */
export interface Condition<T> {
  readonly pick: (world: World) => T | undefined;
  readonly otherwise: string;
}

/** A check that runs once, when its condition is met. */
export function given<T>(condition: Condition<T>, sentence: Sentence, run: (world: World, thing: T) => Promise<void>): Check {
  const plan = (world: World): Plan => {
    const thing = condition.pick(world);
    return thing === undefined ? { skipped: condition.otherwise } : { runs: [{ subject: "", run: () => run(world, thing) }] };
  };
  return { ...sentence, plan };
}

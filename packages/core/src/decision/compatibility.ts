import type { Catalogue, Option } from "../catalogue/option.ts";
import type { Step } from "./plan.ts";

/** Question → names that may still be chosen. */
export type Domains = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether two options of different questions can be chosen together, by the `needs` of both. */
export function goTogether(a: Option, b: Option): boolean {
  return (a.needs[b.question]?.includes(b.name) ?? true) && (b.needs[a.question]?.includes(a.name) ?? true);
}

/** Every option of every question; only those we generate where a question has any and the caller asks for it. Pins leave one. */
export function allDomains(catalogue: Catalogue, pins: ReadonlyMap<string, Option>, generatesOnly: boolean): Domains {
  return new Map(
    [...catalogue].map(([question, options]) => {
      const pin = pins.get(question);
      const generated = options.filter(({ generates }) => generates);
      const open = generatesOnly && generated.length > 0 ? generated : options;
      return [question, new Set((pin === undefined ? open : [pin]).map(({ name }) => name))] as const;
    }),
  );
}

/** The domains after choosing an option: whatever does not go with it, or leaves a required question empty, is gone. Undefined when a required question has nothing left. */
export function narrow(domains: Domains, chosen: Option, catalogue: Catalogue, steps: readonly Step[]): Domains | undefined {
  return propagate(new Map([...domains, [chosen.question, new Set([chosen.name])]]), catalogue, steps);
}

/** Removes every option that has no partner in a required question, until nothing changes. Undefined when a required question has nothing left. */
export function propagate(domains: Domains, catalogue: Catalogue, steps: readonly Step[]): Domains | undefined {
  const required = steps.filter((step) => step.required && catalogue.has(step.question)).map(({ question }) => question);
  const live = new Map([...catalogue].map(([question, options]) => [question, options.filter(({ name }) => domains.get(question)?.has(name) === true)] as const));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [question, options] of live) {
      const kept = options.filter((option) => required.every((other) => other === question || (live.get(other) ?? []).some((partner) => goTogether(option, partner))));
      if (kept.length === options.length) continue;
      live.set(question, kept);
      changed = true;
    }
  }
  if (required.some((question) => live.get(question)?.length === 0)) return undefined;
  return new Map([...live].map(([question, options]) => [question, new Set(options.map(({ name }) => name))] as const));
}

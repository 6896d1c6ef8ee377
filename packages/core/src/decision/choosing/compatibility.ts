import type { Catalogue, Option } from "../../catalogue/option.ts";
import { mustAnswer, type Step } from "./plan.ts";

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

/** The domains after choosing an option: whatever does not go with it, or is left without a partner, is gone. Undefined when a required question has nothing left. */
export function narrow(domains: Domains, chosen: Option, { catalogue, steps }: { catalogue: Catalogue; steps: readonly Step[] }): Domains | undefined {
  return propagate(new Map([...domains, [chosen.question, new Set([chosen.name])]]), catalogue, steps);
}

/** Removes every option that has no partner in a required question or in one it names, until nothing changes. Undefined when a required question has nothing left. */
export function propagate(domains: Domains, catalogue: Catalogue, steps: readonly Step[]): Domains | undefined {
  const links = linksOf(catalogue, steps);
  const live = new Map(domains);
  const isLive = ({ question, partners }: Link): boolean => {
    for (const name of live.get(question) ?? []) if (partners.has(name)) return true;
    return false;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const [question, names] of live) {
      const linked = links.get(question);
      const lost = [...names].filter((name) => linked?.get(name)?.every(isLive) === false);
      if (lost.length === 0) continue;
      live.set(question, new Set([...names].filter((name) => !lost.includes(name))));
      changed = true;
    }
  }
  return steps.some((step) => mustAnswer(step) && live.get(step.question)?.size === 0) ? undefined : live;
}

/** A question in which an option must find one of these partners. */
interface Link {
  readonly question: string;
  readonly partners: ReadonlySet<string>;
}

type Links = ReadonlyMap<string, ReadonlyMap<string, readonly Link[]>>;

const knownLinks = new WeakMap<Catalogue, Map<string, Links>>();

/** For every option (by question and name): its links. Most options have none or two, which is what makes narrowing quick. */
function linksOf(catalogue: Catalogue, steps: readonly Step[]): Links {
  const required = steps.filter((step) => mustAnswer(step) && catalogue.has(step.question)).map(({ question }) => question);
  const key = required.join();
  const cached = knownLinks.get(catalogue) ?? new Map<string, Links>();
  knownLinks.set(catalogue, cached);
  const links = cached.get(key) ?? new Map([...catalogue].map(([question, options]) => [question, new Map(options.map((option) => [option.name, optionLinks(option, required, catalogue)]))]));
  cached.set(key, links);
  return links;
}

function optionLinks(option: Option, required: readonly string[], catalogue: Catalogue): readonly Link[] {
  const named = Object.keys(option.needs).filter((question) => catalogue.has(question));
  return [...new Set([...required, ...named])].flatMap((question) => {
    const all = catalogue.get(question) ?? [];
    const partners = all.filter((other) => goTogether(option, other));
    return question === option.question || partners.length === all.length ? [] : [{ question, partners: new Set(partners.map(({ name }) => name)) }];
  });
}

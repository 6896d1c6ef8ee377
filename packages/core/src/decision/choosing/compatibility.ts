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

/** What narrowing goes by. */
export interface Field {
  readonly catalogue: Catalogue;
  readonly steps: readonly Step[];
  /** Nothing in the domains is without a partner, so only what a change touches is looked at again. */
  readonly settled: boolean;
}

/** The domains after choosing an option: whatever does not go with it, or is left without a partner, is gone. Undefined when a required question has nothing left. */
export function narrow(domains: Domains, { question, name }: Option, { catalogue, steps, settled }: Field): Domains | undefined {
  const open = domains.get(question);
  const known = settled && open?.has(name) === true;
  if (known && open.size === 1) return domains;
  const links = linksOf(catalogue, steps);
  return settle(new Map(domains).set(question, new Set([name])), links, { steps, touched: known ? links.readers.get(question) : undefined });
}

/** Removes every option that has no partner in a required question or in one it names, until nothing changes. Undefined when a required question has nothing left. */
export function propagate(domains: Domains, catalogue: Catalogue, steps: readonly Step[]): Domains | undefined {
  return settle(new Map(domains), linksOf(catalogue, steps), { steps, touched: undefined });
}

/** Looks through the touched questions (all of them, where none are named), and through those that a loss touches. */
function settle(live: Map<string, ReadonlySet<string>>, { links, readers }: Links, { steps, touched }: { steps: readonly Step[]; touched: ReadonlySet<string> | undefined }): Domains | undefined {
  const isLive = ({ question, partners }: Link): boolean => {
    for (const name of live.get(question) ?? []) if (partners.has(name)) return true;
    return false;
  };
  const pending = new Set(touched ?? live.keys());
  for (const question of pending) {
    pending.delete(question);
    const linked = links.get(question);
    const names = live.get(question) ?? new Set<string>();
    const left = new Set<string>();
    for (const name of names) if (linked?.get(name)?.every(isLive) !== false) left.add(name);
    if (left.size === names.size) continue;
    live.set(question, left);
    for (const reader of readers.get(question) ?? []) pending.add(reader);
  }
  return steps.some((step) => mustAnswer(step) && live.get(step.question)?.size === 0) ? undefined : live;
}

/** A question in which an option must find one of these partners. */
interface Link {
  readonly question: string;
  readonly partners: ReadonlySet<string>;
}

interface Links {
  /** For every option (by question and name): its links. Most options have none or two, which is what makes narrowing quick. */
  readonly links: ReadonlyMap<string, ReadonlyMap<string, readonly Link[]>>;
  /** For every question: those whose options look for partners in it. */
  readonly readers: ReadonlyMap<string, ReadonlySet<string>>;
}

const knownLinks = new WeakMap<Catalogue, Map<string, Links>>();

function linksOf(catalogue: Catalogue, steps: readonly Step[]): Links {
  const required = steps.filter((step) => mustAnswer(step) && catalogue.has(step.question)).map(({ question }) => question);
  const key = required.join();
  const cached = knownLinks.get(catalogue) ?? new Map<string, Links>();
  knownLinks.set(catalogue, cached);
  const links = cached.get(key) ?? linked(catalogue, required);
  cached.set(key, links);
  return links;
}

function linked(catalogue: Catalogue, required: readonly string[]): Links {
  const links = new Map([...catalogue].map(([question, options]) => [question, new Map(options.map((option) => [option.name, optionLinks(option, required, catalogue)]))]));
  const readers = new Map([...catalogue.keys()].map((question) => [question, new Set<string>()]));
  for (const [question, options] of links) for (const link of [...options.values()].flat()) readers.get(link.question)?.add(question);
  return { links, readers };
}

function optionLinks(option: Option, required: readonly string[], catalogue: Catalogue): readonly Link[] {
  const named = Object.keys(option.needs).filter((question) => catalogue.has(question));
  return [...new Set([...required, ...named])].flatMap((question) => {
    const all = catalogue.get(question) ?? [];
    const partners = all.filter((other) => goTogether(option, other));
    return question === option.question || partners.length === all.length ? [] : [{ question, partners: new Set(partners.map(({ name }) => name)) }];
  });
}

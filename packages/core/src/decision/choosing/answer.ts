import { apartTrait, appsOf, appTraits } from "../../blueprint/apps.ts";
import type { ModuleSpec } from "../../blueprint/blueprint.ts";
import { storyModules } from "../../blueprint/draft-blueprint.ts";
import { optionNamed } from "../../blueprint/resolve-answers.ts";
import type { Catalogue } from "../../catalogue/option.ts";
import type { Profile } from "../../profile/profile.ts";
import { priceListsOf, pricesFor } from "../situation/prices.ts";
import { situationOf } from "../situation/situation.ts";
import { knownOf } from "../situation/technologies.ts";
import { assess } from "./assess.ts";
import type { Mind } from "./mind.ts";
import { choose, type Search, type Turn } from "./choose.ts";
import { allDomains, propagate, type Domains } from "./compatibility.ts";
import { stepsFor } from "./plan.ts";
import { viewCatalogue } from "./view-catalogue.ts";

/** What is asked of the engine besides the profile. */
export interface Asked {
  /** Question → option that is fixed. */
  readonly pins: ReadonlyMap<string, string>;
  /** Only what we can generate. */
  readonly generatesOnly: boolean;
  /** Where constraints leave nothing, answer all the same, with the best of what they removed. */
  readonly forced: boolean;
  /** Only these questions, where the rest does not matter. */
  readonly only?: readonly string[];
  /** The day of deciding, `2026-11-23`; without it nothing expires. */
  readonly today?: string;
  /** The cloud whose prices count; without it, that of the answer. */
  readonly pricedAt?: string | undefined;
}

/** Every question answered in its turn; undefined when constraints leave a required one without an answer and nothing is forced. */
export function answer(profile: Profile, whole: Catalogue, asked: Asked): readonly Turn[] | undefined {
  const expected = asked.pricedAt ?? expectedCloud(profile, whole, asked);
  const turns = answerAt({ ...asked, pricedAt: expected }, profile, whole);
  const chosen = turns?.find(({ step }) => step.question === "cloud")?.chosen?.option.name;
  if (asked.pricedAt !== undefined || chosen === undefined || chosen === expected) return turns;
  return priceListsOf(whole).has(chosen) ? answerAt({ ...asked, pricedAt: chosen }, profile, whole) : turns;
}

/** The cloud that is fixed or in use, before anything is chosen; otherwise the usual one. */
function expectedCloud(profile: Profile, whole: Catalogue, { pins, generatesOnly }: Asked): string | undefined {
  const known = knownOf(profile, viewFor(whole, { generatesOnly }));
  return pins.get("cloud") ?? whole.get("cloud")?.find((option) => known.existing(option))?.name ?? priceListsOf(whole).keys().next().value;
}

/** Every question answered at the prices of one cloud. */
function answerAt(asked: Asked, profile: Profile, whole: Catalogue): readonly Turn[] | undefined {
  const mind = mindOf(profile, whole, asked);
  const { catalogue } = mind;
  const pins = new Map([...asked.pins].flatMap(([question, name]) => (catalogue.has(question) ? [[question, optionNamed(catalogue, question, name)] as const] : [])));
  const search: Search = {
    steps: stepsFor(catalogue.keys(), asked.generatesOnly),
    pins,
    appTraits: appTraitsFor(modulesOf(profile)),
    forced: false,
  };
  const all = allDomains(catalogue, pins, asked.generatesOnly);
  const start = propagate(all, catalogue, search.steps);
  const found = stayInCloud(mind, search, all) ?? (start === undefined ? undefined : choose(mind, search, start));
  return found ?? (asked.forced ? choose(mind, { ...search, forced: true }, start ?? allDomains(catalogue, pins, false)) : undefined);
}

/** The cloud in use stays, and what it lacks is not chosen, unless a constraint speaks against it. */
function stayInCloud(mind: Mind, search: Search, all: Domains): readonly Turn[] | undefined {
  const step = search.steps.find(({ question }) => question === "cloud");
  if (step === undefined || search.pins.has(step.question)) return undefined;
  const present = (mind.catalogue.get(step.question) ?? []).filter((option) => mind.known.existing(option) && assess(option, step, mind).removed === undefined);
  if (present.length === 0) return undefined;
  const start = propagate(new Map([...all, [step.question, new Set(present.map(({ name }) => name))]]), mind.catalogue, search.steps);
  return start === undefined ? undefined : choose(mind, search, start);
}

/** The situation that a profile is in, before anything is chosen. */
export function mindOf(profile: Profile, whole: Catalogue, asked: Pick<Asked, "generatesOnly" | "only" | "today" | "pricedAt">): Mind {
  const catalogue = viewFor(whole, asked);
  const known = knownOf(profile, viewFor(whole, { generatesOnly: asked.generatesOnly }));
  return { profile, catalogue, known, signals: situationOf(profile, pricesFor(profile, whole, asked.pricedAt)), ...(asked.today === undefined ? {} : { today: asked.today }) };
}

/** The catalogue as it counts for what is asked; the same one each time. */
export function viewFor(whole: Catalogue, { generatesOnly, only }: Pick<Asked, "generatesOnly" | "only">): Catalogue {
  return viewCatalogue(whole, generatesOnly ? "generation" : "advice", only);
}

/** Traits of the apps that modules make; they hang on one trait of the options alone, and are asked for at every turn. */
function appTraitsFor(modules: readonly ModuleSpec[]): Search["appTraits"] {
  const known = new Map<boolean, readonly string[]>();
  return (traits) => {
    const apart = traits.has(apartTrait);
    const found = known.get(apart) ?? appTraits(modules, appsOf(modules, undefined, traits));
    known.set(apart, found);
    return found;
  };
}

function modulesOf({ modules }: Profile) {
  if (modules === undefined) return storyModules;
  return Object.entries(modules).map(([name, module]) => ({
    name,
    owner: module?.owner ?? `team-${name}`,
    uses: module?.uses ?? [],
    publishes: module?.publishes ?? [],
    consumes: (module?.consumes ?? []).map((ref) => ({ module: ref.split(".")[0] ?? "", event: ref.split(".")[1] ?? "" })),
  }));
}

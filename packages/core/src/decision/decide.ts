import { appsOf, appTraits } from "../blueprint/apps.ts";
import { storyModules } from "../blueprint/draft-blueprint.ts";
import { optionNamed } from "../blueprint/resolve-answers.ts";
import type { Catalogue } from "../catalogue/option.ts";
import { UserError } from "../errors.ts";
import type { Profile } from "../profile/profile.ts";
import { nearest } from "../yaml/nearest.ts";
import type { Mind } from "./assess.ts";
import { catalogueVersion } from "./catalogue-version.ts";
import { choicesOf } from "./choices.ts";
import { choose, type Search, type Turn } from "./choose.ts";
import { allDomains, propagate } from "./compatibility.ts";
import { confidenceOf, lowest } from "./confidence.ts";
import { conflictsIn } from "./conflicts.ts";
import { contradictionsIn, contradictionsOfPins } from "./contradictions.ts";
import type { Decision } from "./decision.ts";
import { labelOf } from "./label.ts";
import { notesOn } from "./notes.ts";
import { stepsFor } from "./plan.ts";
import { situationOf } from "./situation.ts";
import { knownOf } from "./technologies.ts";
import { viewCatalogue } from "./view-catalogue.ts";

export interface DecideOptions {
  /** Choose only what we can generate; what was passed over is said. */
  readonly generatesOnly?: boolean;
}

/** Decides an architecture and a stack for a profile. Pure: the same profile and catalogue give the same decision. Throws `CB-030` or `CB-032` when a pinned answer or its question does not exist. */
export function decide(profile: Profile, catalogue: Catalogue, options: DecideOptions = {}): Decision {
  const pins = pinsOf(profile, catalogue);
  const generatesOnly = options.generatesOnly ?? false;
  const turns = answer(profile, catalogue, { pins, generatesOnly, forced: true }) ?? [];
  const free = pins.size === 0 ? turns : answer(profile, catalogue, { pins: new Map(), generatesOnly, forced: true });
  const other = answer(profile, catalogue, { pins, generatesOnly: !generatesOnly, forced: true });
  const contradictions = [...contradictionsIn(profile), ...contradictionsOfPins(turns, new Set(pins.keys()))];
  const choices = choicesOf(turns, { pins, free: free ?? [], other: other ?? [], generatesOnly, confidence: (turn) => confidenceOf(turn, profile, contradictions) });
  const conflicts = conflictsIn(turns, profile, (relaxed) => answer(relaxed, catalogue, { pins, generatesOnly, forced: false }) !== undefined);
  return {
    schema: 1,
    catalogueVersion: catalogueVersion(catalogue),
    label: labelOf(turns),
    choices,
    notNeeded: Object.fromEntries(turns.flatMap(({ step, chosen, assessed }) => (chosen === undefined ? [[step.question, assessed[0]?.removed?.sentence ?? "no option fits"]] : []))),
    contradictions,
    conflicts,
    confidence: lowest(Object.values(choices).map(({ confidence }) => confidence)),
    notes: notesOn(choices, knownOf(profile, catalogue)),
  };
}

interface Asked {
  readonly pins: ReadonlyMap<string, string>;
  readonly generatesOnly: boolean;
  /** Where constraints leave nothing, answer all the same, with the best of what they removed. */
  readonly forced: boolean;
}

function answer(profile: Profile, whole: Catalogue, { pins: names, generatesOnly, forced }: Asked): readonly Turn[] | undefined {
  const catalogue = viewCatalogue(whole, generatesOnly ? "generation" : "advice");
  const pins = new Map([...names].map(([question, name]) => [question, optionNamed(catalogue, question, name)] as const));
  const known = knownOf(profile, catalogue);
  const mind: Mind = { profile, catalogue, known, signals: situationOf(profile, catalogue, known) };
  const modules = modulesOf(profile);
  const search: Search = {
    steps: stepsFor(catalogue.keys(), generatesOnly),
    pins,
    appTraits: (traits) => appTraits(modules, appsOf(modules, undefined, traits)),
    forced: false,
  };
  const start = propagate(allDomains(catalogue, pins, generatesOnly), catalogue, search.steps);
  if (start === undefined) return forced ? choose(mind, { ...search, forced: true }, allDomains(catalogue, pins, false)) : undefined;
  return choose(mind, search, start) ?? (forced ? choose(mind, { ...search, forced: true }, start) : undefined);
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

/** Pinned answers, checked to exist. */
function pinsOf({ answers }: Profile, catalogue: Catalogue): ReadonlyMap<string, string> {
  for (const [question, name] of Object.entries(answers)) {
    if (!catalogue.has(question)) throw unknownQuestion(question, catalogue);
    optionNamed(catalogue, question, name);
  }
  return new Map(Object.entries(answers));
}

function unknownQuestion(question: string, catalogue: Catalogue): UserError {
  const guess = nearest(question, catalogue.keys());
  return new UserError("CB-032", {
    what: `There is no question "${question}" to answer.`,
    todo: guess === undefined ? `Known: ${[...catalogue.keys()].join(", ")}.` : `Did you mean "${guess}"?`,
    place: { key: `answers.${question}` },
  });
}

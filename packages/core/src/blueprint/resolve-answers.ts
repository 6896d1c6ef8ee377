import { findOption, type Catalogue, type Option } from "../catalogue/option.ts";
import { UserError, type Place } from "../errors.ts";
import { nearest } from "../yaml/nearest.ts";
import { placed } from "../yaml/where.ts";
import { appsOf, appTraits } from "./apps.ts";
import type { AppSpec, Blueprint } from "./blueprint.ts";
import { questions } from "./questions.ts";

/** One answered question: the option, and whether the blueprint says so or it follows from the rest. */
export interface Answer {
  readonly question: string;
  readonly option: Option;
  readonly origin: "written" | "follows";
}

/** Every effective value of a blueprint. */
export interface Resolution {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly apps: readonly AppSpec[];
  readonly traits: ReadonlySet<string>;
}

/** Fills in what a blueprint leaves open and checks that its answers go together. Throws `CB-030` (no such option), `CB-031` (do not go together). */
export function resolveAnswers(blueprint: Blueprint, catalogue: Catalogue): Resolution {
  const written = new Map<string, Option>();
  for (const [question, name] of Object.entries(blueprint.answers)) written.set(question, optionNamed(catalogue, question, name));
  const answers = new Map<string, Answer>();
  const traits = new Set([...written.values()].flatMap((option) => option.traits));
  for (const { name: question } of questions) {
    const facts = { chosen: chosenOf(answers, written), traits: traitsOf(blueprint, traits), open: questionsAfter(question) };
    const said = written.get(question);
    const option = said ?? catalogue.get(question)?.find((candidate) => candidate.generates && isWelcome(candidate, written) && misfitOf(candidate, facts) === undefined);
    if (option === undefined) continue;
    answers.set(question, { question, option, origin: said === undefined ? "follows" : "written" });
    option.traits.forEach((trait) => traits.add(trait));
  }
  const all = { chosen: chosenOf(answers, written), traits: traitsOf(blueprint, traits), open: new Set<string>() };
  for (const { option } of answers.values()) {
    const misfit = misfitOf(option, all);
    if (misfit !== undefined) throw clash(option, misfit, { catalogue, ...all });
  }
  return { answers, apps: appsOf(blueprint.modules, blueprint.apps, traits), traits: all.traits };
}

interface Known {
  readonly chosen: ReadonlyMap<string, Option>;
  readonly traits: ReadonlySet<string>;
  /** Questions not looked at yet: they do not speak against an option. */
  readonly open: ReadonlySet<string>;
}

function questionsAfter(question: string): Set<string> {
  return new Set(questions.slice(questions.findIndex(({ name }) => name === question)).map(({ name }) => name));
}

function chosenOf(answers: ReadonlyMap<string, Answer>, written: ReadonlyMap<string, Option>): Map<string, Option> {
  return new Map([...written, ...[...answers].map(([question, answer]) => [question, answer.option] as const)]);
}

function traitsOf(blueprint: Blueprint, traits: ReadonlySet<string>): Set<string> {
  return new Set([...traits, ...appTraits(blueprint.modules, appsOf(blueprint.modules, blueprint.apps, traits))]);
}

/** The first need of an option that what is known does not meet. */
export function misfitOf(option: Option, known: Known): { question: string; allowed: readonly string[] } | undefined {
  for (const [question, allowed] of Object.entries(option.needs)) {
    if (question === "trait" ? allowed.some((trait) => known.traits.has(trait)) : fits(known, question, allowed)) continue;
    return { question, allowed };
  }
  return undefined;
}

/** Every written answer that needs something of this question accepts the candidate. */
function isWelcome(candidate: Option, written: ReadonlyMap<string, Option>): boolean {
  return [...written.values()].every((option) => option.needs[candidate.question]?.includes(candidate.name) ?? true);
}

function fits(known: Known, question: string, allowed: readonly string[]): boolean {
  const chosen = known.chosen.get(question);
  return chosen === undefined ? known.open.has(question) : allowed.includes(chosen.name);
}

/** Finds an option by name; `CB-030` with the nearest name otherwise. */
export function optionNamed(catalogue: Catalogue, question: string, name: string): Option {
  return optionAt(catalogue, [question, name], { key: question });
}

/** The same, for an answer whose place is known. */
export function optionAt(catalogue: Catalogue, [question, name]: readonly [question: string, name: string], place: Place): Option {
  const option = findOption(catalogue, question, name);
  if (option !== undefined) return option;
  const options = catalogue.get(question) ?? [];
  const names = options.map((candidate) => candidate.name);
  const guess = options.find(({ rules }) => rules?.aliases?.includes(name.toLowerCase()))?.name ?? nearest(name, names);
  throw new UserError("CB-030", {
    what: placed(place, `There is no ${question} "${name}".`),
    todo: guess === undefined ? `Known: ${names.join(", ")}.` : `Did you mean "${guess}"? Known: ${names.join(", ")}.`,
    place,
  });
}

function clash(option: Option, misfit: { question: string; allowed: readonly string[] }, context: Known & { catalogue: Catalogue }): UserError {
  const { question, allowed } = misfit;
  const present = question === "trait" ? "what was chosen" : `${question}: ${context.chosen.get(question)?.name ?? "nothing"}`;
  const instead = (context.catalogue.get(option.question) ?? []).find((other) => other.generates && other.name !== option.name && misfitOf(other, context) === undefined);
  const ways = [
    ...(question === "trait" ? [] : [`choose ${question}: ${allowed.join(" or ")}`]),
    ...(instead === undefined ? [`leave out ${option.question}: ${option.name}`] : [`choose ${option.question}: ${instead.name}`]),
  ];
  return new UserError("CB-031", {
    what: `${option.question}: ${option.name} does not work with ${present}.`,
    why: question === "trait" ? `It is only of use with ${allowed.join(" or ")}.` : `${option.title} works with ${question}: ${allowed.join(", ")}.`,
    todo: `Nearest that is supported: ${ways.join(", or ")}.`,
    place: { key: option.question },
    ...(question === "trait" ? {} : { against: [question] }),
  });
}

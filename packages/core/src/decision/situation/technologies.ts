import type { Catalogue, Option } from "../../catalogue/option.ts";
import type { Profile } from "../../profile/profile.ts";
import { misspelt } from "../../yaml/nearest.ts";

/** What the team and the present code bring along, looked up by option. */
export interface Known {
  /** Share of the team, 0..1, that ships in the option. */
  shareOf(option: Option): number;
  /** Its share is not what the profile says but what we read out of the present code, or out of what the team runs. */
  presumed(option: Option): boolean;
  /** Share of the team that ships in what a name stands for, whether the catalogue knows it or not. */
  shareNamed(name: string): number;
  /** The team runs it or ships in it today. */
  knows(option: Option): boolean;
  /** It is part of the present code or hosting. */
  existing(option: Option): boolean;
  /** The profile bans it. */
  banned(option: Option): boolean;
  /** Skills that no option of the catalogue stands for. */
  readonly outside: readonly { readonly name: string; readonly share: number }[];
}

/** A present code base speaks for this share of the team, where nobody said another. */
const shareOfPresentCode = 0.6;
/** From this share on the team counts as knowing something. */
const knowing = 0.3;

/** Matches the user's words with options by name, alias or title. */
export function knownOf(profile: Profile, catalogue: Catalogue): Known {
  const cached = matched.get(profile) ?? new WeakMap<Catalogue, Known>();
  matched.set(profile, cached);
  const known = cached.get(catalogue) ?? match(profile, catalogue);
  cached.set(catalogue, known);
  return known;
}

/** A decision looks at the same profile several times. */
const matched = new WeakMap<Profile, WeakMap<Catalogue, Known>>();

function match(profile: Profile, catalogue: Catalogue): Known {
  const lookUp = (word: string): readonly Option[] => namedBy(catalogue, word);
  const { team, delivery, constraints } = profile;
  const said = new Map<Option, number>();
  for (const [word, share] of Object.entries(team.skills)) for (const option of withLanguages(lookUp(word), catalogue)) said.set(option, Math.max(said.get(option) ?? 0, share));
  const shares = new Map(said);
  const presume = (option: Option, share: number): void => {
    if (!said.has(option)) shares.set(option, Math.max(shares.get(option) ?? 0, share));
  };
  const present = delivery.codebase === "brownfield" ? [delivery.language, ...delivery.stack].flatMap((word) => (word === undefined ? [] : lookUp(word))) : [];
  for (const option of withLanguages(present, catalogue)) presume(option, shareOfPresentCode);
  const byName = new Map([...saidShares(profile), ...[...shares].filter(([{ question }]) => question === "language").map(([{ name }, share]) => [name, share] as const)]);
  const run = new Set(team.knows.flatMap(lookUp));
  for (const option of run) presume(option, option.question === "language" ? knowing : 1);
  const existing = new Set([...withLanguages(present, catalogue), ...computeOf(present, catalogue), ...lookUp(constraints.existingCloud ?? "")]);
  const banned = new Set(constraints.bannedClouds.flatMap(lookUp));
  const knows = (option: Option): boolean => run.has(option) || existing.has(option) || (shares.get(option) ?? 0) >= knowing;
  return {
    shareOf: (option) => shares.get(option) ?? 0,
    presumed: (option) => shares.has(option) && !said.has(option),
    shareNamed: (name) => byName.get(name) ?? 0,
    knows: (option) => knows(option) || hostsOf(option, catalogue).some(knows),
    existing: (option) => existing.has(option),
    banned: (option) => banned.has(option),
    outside: Object.entries(team.skills).flatMap(([name, share]) => (lookUp(name).length === 0 ? [{ name, share }] : [])),
  };
}

/** A word of the profile that no option stands for. */
export interface UnknownWord {
  readonly key: string;
  readonly word: string;
  /** The nearest word that an option stands for, when one is near. */
  readonly nearest?: string;
}

/** Technologies that the profile names and the catalogue does not know. */
export function unknownWordsIn({ team, delivery, constraints }: Profile, catalogue: Catalogue): readonly UnknownWord[] {
  const words = { "team.skills": Object.keys(team.skills), "team.knows": team.knows, "delivery.language": delivery.language ?? [], "delivery.stack": delivery.stack, "constraints.existingCloud": constraints.existingCloud ?? [], "constraints.bannedClouds": constraints.bannedClouds };
  return Object.entries(words).flatMap(([key, said]) =>
    [said].flat().filter((word) => namedBy(catalogue, word).length === 0).map((word) => {
      const guess = misspelt(plain(word), indexOf(catalogue).keys());
      return { key, word, ...(guess === undefined ? {} : { nearest: guess }) };
    }));
}

/** Every word that {@link namedBy} knows. */
export function wordsOf(catalogue: Catalogue): Iterable<string> {
  return indexOf(catalogue).keys();
}

/** Shares under the words that the user used. */
function saidShares({ team, delivery }: Profile): readonly (readonly [string, number])[] {
  const present = delivery.codebase === "brownfield" && delivery.language !== undefined ? [[delivery.language, team.skills[delivery.language] ?? shareOfPresentCode] as const] : [];
  return [...Object.entries(team.skills), ...present];
}

/** The options that a word stands for, by name, alias or title. */
export function namedBy(catalogue: Catalogue, word: string): readonly Option[] {
  return indexOf(catalogue).get(plain(word)) ?? [];
}

/** Whoever ships in a framework ships in its (first) language. */
function withLanguages(options: readonly Option[], catalogue: Catalogue): Option[] {
  return options.flatMap((option) => {
    const first = option.needs["language"]?.[0];
    const language = catalogue.get("language")?.find(({ name }) => name === first);
    return language === undefined ? [option] : [option, language];
  });
}

/** The one store that an option lives inside: whoever runs that store knows the option. */
function hostsOf({ question, needs }: Option, catalogue: Catalogue): readonly Option[] {
  const [host, ...others] = question === "database" ? [] : (needs["database"] ?? []);
  return others.length > 0 ? [] : (catalogue.get("database") ?? []).filter(({ name }) => name === host);
}

/** Whoever names where the present code is hosted has said what it runs on. */
function computeOf(options: readonly Option[], catalogue: Catalogue): readonly Option[] {
  const names = new Set(options.flatMap(({ question, needs }) => (question === "hosting" ? (needs["compute"]?.slice(0, 1) ?? []) : [])));
  return (catalogue.get("compute") ?? []).filter(({ name }) => names.has(name));
}

const indexes = new WeakMap<Catalogue, ReadonlyMap<string, readonly Option[]>>();

function indexOf(catalogue: Catalogue): ReadonlyMap<string, readonly Option[]> {
  const cached = indexes.get(catalogue);
  if (cached !== undefined) return cached;
  const index = new Map<string, Option[]>();
  for (const options of catalogue.values())
    for (const option of options)
      for (const word of new Set([option.name, option.title, ...(option.rules?.aliases ?? [])].map(plain))) index.set(word, [...(index.get(word) ?? []), option]);
  indexes.set(catalogue, index);
  return index;
}

/** `ASP.NET Core` and `asp-net-core` are one word; `C#` and `C++` are not `C`. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[\s._-]+/g, "");
}

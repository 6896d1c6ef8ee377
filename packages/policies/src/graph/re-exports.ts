import type { FileTree } from "@create-backend/core";
import { defineFact, derivedFrom } from "./derived.ts";
import type { ImportFact, Scan } from "./facts.ts";
import type { Edge, Final } from "./graph.ts";
import type { HandedOn } from "./handed-on.ts";
import { languages, type LanguageSupport } from "./languages.ts";
import type { Place } from "./layout.ts";
import type { Resolver, Target } from "./resolver.ts";

/** What following needs of a language's sources. */
export interface Followed {
  readonly tree: FileTree;
  readonly resolver: Resolver;
  scanOf(path: string): Scan;
  placeOf(path: string): Place;
}

const none: readonly Final[] = [];
/** Languages in which a file can hand on what is another's. */
const handingOn = new Map(languages.flatMap((language) => (language.handedOn === undefined ? [] : [[language.name, language] as const])));
const longest = 16;

/** Follows names through files that hand them on: barrels of TypeScript, packages of Python. Works out what is asked for, once. */
export class ReExports {
  private readonly known = new WeakMap<Edge, readonly Final[]>();
  private readonly ends = new Map<string, Map<string, End | undefined>>();
  private readonly targets = new Map<ImportFact, readonly Target[]>();
  private readonly tables = new Map<string, Table>();
  private readonly followed: (language: LanguageSupport) => Followed | undefined;

  constructor(followed: (language: LanguageSupport) => Followed | undefined) {
    this.followed = followed;
  }

  /** The final targets of an import that differ from the written one. An import of everything has none: nothing says what is used. */
  finalsOf(edge: Edge): readonly Final[] {
    const { fact, target } = edge;
    if (target.kind !== "file" || fact.names === undefined || isSubmodule(target.path, edge)) return none;
    const language = handingOn.get(edge.from.language);
    const ground = language === undefined ? undefined : this.followed(language);
    if (ground === undefined || this.handedOn(target.path, ground) === empty) return none;
    let finals = this.known.get(edge);
    if (finals === undefined) {
      finals = this.followAll(fact.names, target.path, ground);
      this.known.set(edge, finals);
    }
    return finals;
  }

  private followAll(names: readonly string[], path: string, ground: Followed): readonly Final[] {
    return names.flatMap((name) => {
      const end = name === "*" ? undefined : this.endOf(path, name, ground);
      if (end === undefined) return [];
      return [end.target.kind === "file" ? { ...end, name, to: ground.placeOf(end.target.path) } : { ...end, name }];
    });
  }

  /** Many imports take the same name from the same file. */
  private endOf(path: string, name: string, ground: Followed): End | undefined {
    const ends = this.ends.get(path) ?? new Map<string, End | undefined>();
    this.ends.set(path, ends);
    if (!ends.has(name)) ends.set(name, this.follow({ path, name, via: [] }, ground));
    return ends.get(name);
  }

  private follow({ path, name, via }: Step, ground: Followed): End | undefined {
    if (via.includes(path) || via.length >= longest) return undefined;
    const handed = this.handedOn(path, ground);
    const way = [...via, path];
    const exact = handed.byName.get(name);
    if (exact !== undefined) return this.along(exact, { path, name: exact.name, via: way }, ground);
    // `export *` leaves the default out.
    const stars = name === "default" ? [] : handed.stars;
    if (stars.length === 0 || declares(path, name, ground)) return undefined;
    for (const star of stars) {
      const end = this.along(star, { path, name, via: way }, ground);
      if (end?.target.kind === "file" && (end.via.length > way.length || declares(end.target.path, name, ground))) return end;
    }
    return undefined;
  }

  /** One file further, and on from there. */
  private along({ fact, name: taken }: HandedOn, { path, name, via }: Step, ground: Followed): End | undefined {
    const targets = this.targetsOf(path, fact, ground);
    const target = targets.find((found) => found.kind === "file" && submoduleName(found.path) === name) ?? targets[0];
    if (target === undefined || target.kind === "unresolved") return undefined;
    if (target.kind === "package" || (taken === "*" && name === "*")) return { target, via };
    return this.follow({ path: target.path, name, via }, ground) ?? { target, via };
  }

  private targetsOf(path: string, fact: ImportFact, { resolver }: Followed): readonly Target[] {
    const targets = this.targets.get(fact) ?? resolver.targetsOf(path, fact);
    this.targets.set(fact, targets);
    return targets;
  }

  private handedOn(path: string, ground: Followed): Table {
    let table = this.tables.get(path);
    if (table === undefined) {
      const handed = languages.find(({ files }) => files.test(path))?.handedOn?.(ground.scanOf(path)) ?? [];
      table = handed.length === 0 ? empty : tableOf(handed);
      this.tables.set(path, table);
    }
    return table;
  }
}

/** What a file hands on. */
interface Table {
  /** As the file offers it; of several, the first. */
  readonly byName: ReadonlyMap<string, HandedOn>;
  /** Where everything is offered as it is. */
  readonly stars: readonly HandedOn[];
}

const empty = tableOf([]);

function tableOf(handed: readonly HandedOn[]): Table {
  const byName = new Map<string, HandedOn>();
  for (const each of handed) if (each.as !== undefined && !byName.has(each.as)) byName.set(each.as, each);
  return { byName, stars: handed.filter(({ as }) => as === undefined) };
}

type End = Pick<Final, "target" | "via">;

interface Step {
  readonly path: string;
  readonly name: string;
  readonly via: readonly string[];
}

/** Most names are nowhere in the text, or one look tells: only the others are worth reading all symbols. */
const declaresFact = defineFact("declares", (text, path, name) => {
  if (!text.includes(name)) return false;
  const language = languages.find(({ files }) => files.test(path));
  return language?.declares?.(text, name) ?? language?.symbols(text, path).includes(name) ?? false;
});

function declares(path: string, name: string, { tree }: Followed): boolean {
  return derivedFrom(tree, path, { ...declaresFact, about: name }) ?? false;
}

/** What Python calls the module of a file. */
function submoduleName(path: string): string {
  const parts = path.replace(/\.pyi?$/, "").split("/");
  return (parts.at(-1) === "__init__" ? parts.at(-2) : parts.at(-1)) ?? "";
}

/** `from package import module`: the name is the file itself. */
function isSubmodule(path: string, { from, fact: { names = [], specifier } }: Edge): boolean {
  if (from.language !== "python") return false;
  const name = submoduleName(path);
  return names.includes(name) && specifier.split(".").at(-1) !== name;
}

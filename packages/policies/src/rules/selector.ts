import type { FileTree } from "@create-backend/core";
import { covers } from "../catalogue/families.ts";
import { kindWords, libraryOf } from "../catalogue/packages.ts";
import { describedIn, lastOf } from "../graph/described.ts";
import { compileGlob, globOf } from "../graph/glob.ts";
import type { Edge, Language, Unit } from "../graph/graph.ts";
import type { Place } from "../graph/layout.ts";
import { symbolsOf } from "../graph/symbols.ts";

/** What a selector took from a path by name: `{package}` → `core`; `!package` demands another one. */
export type Captures = Readonly<Record<string, string>>;

/** A file of the repository or a package from outside. */
export type Subject =
  | { readonly kind: "file"; readonly path: string; readonly place: Place }
  | { readonly kind: "package"; readonly path: string; readonly language: Language; readonly builtin: boolean };

/** One test of a subject. */
export interface Atom {
  readonly text: string;
  /** Whether it speaks of files, so that it has to match one. */
  readonly ofFiles: boolean;
  /** Whether it captures anything. */
  readonly captures: boolean;
  match(subject: Subject): Captures | undefined;
  /** The same where something is captured already; only of what crosses folders and may be taken in several ways. */
  readonly given?: (bound: Captures) => Atom;
}

/** A set of files and packages, described by what they are. */
export interface Selector {
  readonly text: string;
  readonly atoms: readonly Atom[];
  /** Every way in which a subject fits, given what is captured already; empty when it does not. */
  match(subject: Subject, bound?: Captures): readonly Captures[];
  /** Whether it names a subject and then leaves it out: a door that may be used. */
  spares(subject: Subject, bound?: Captures): boolean;
}

const nothing: Captures = {};

export function subjectOfUnit({ path, place }: Unit): Subject {
  return { kind: "file", path, place };
}

/** What an import leads to; undefined when it leads nowhere. */
export function subjectOfTarget({ from, target, to }: Edge): Subject | undefined {
  if (target.kind === "file" && to !== undefined) return { kind: "file", path: target.path, place: to };
  return target.kind === "package" ? { kind: "package", path: target.name, language: from.language, builtin: target.builtin } : undefined;
}

const fileWords: Readonly<Record<string, (place: Place, path: string) => string | undefined>> = {
  module: ({ room, name }) => (room === "module" ? name : undefined),
  app: ({ room, name }) => (room === "app" ? name : undefined),
  layer: ({ layer }) => layer,
  room: ({ room }) => room,
};

/** What a file says itself: names that it declares, what annotates them, and what its types extend or implement, over other files too. */
const sourceWords: Readonly<Record<string, (path: string, agreed: Agreed) => readonly string[]>> = {
  declares: (path, { tree }) => symbolsOf(tree, path).map(lastOf),
  annotated: (path, { tree }) => describedIn(tree, path).annotations,
  extends: (path, { ancestry }) => ancestry(path),
};

type Package = Extract<Subject, { kind: "package" }>;

const packageWords: Readonly<Record<string, (value: string, subject: Package) => boolean>> = {
  package: (value, { path }) => (/[*?{]/.test(value.replace(/\/\*$/, "")) ? globOf(value).test(path) : covers(value, path)),
  kind: (value, { path, language, builtin }) => (value === standard ? builtin : libraryOf(language, path)?.kind === value),
};

/** What a language brings along. */
const standard = "standard";

/** What may stand behind `kind:`. */
export const packageKinds: readonly string[] = [...Object.keys(kindWords), standard];

/** Words that may stand in front of a colon in a selector. */
export const selectorWords: readonly string[] = [...Object.keys(fileWords), ...Object.keys(sourceWords), ...Object.keys(packageWords), "owner", "host"];

/** What the agreement says of a module, its owner and the app that hosts it; and the sources, for words that ask what stands in them. */
export interface Agreed {
  readonly owner: (module: string) => string | undefined;
  readonly host: (module: string) => string | undefined;
  readonly tree: FileTree;
  /** What the types of a file extend or implement. */
  readonly ancestry: (path: string) => readonly string[];
}

/** Compiles one word of a selector: a path pattern, or `word:value`. */
export function atomOf(text: string, agreed: Agreed): Atom {
  const word = /^([a-z]+):/.exec(text)?.[1] ?? "";
  const wanted = text.slice(word.length + 1);
  const ofPackage = packageWords[word];
  if (ofPackage !== undefined) return memoised({ text, ofFiles: false, captures: false, match: (subject) => (subject.kind === "package" && ofPackage(wanted, subject) ? nothing : undefined) });
  const inSource = sourceWords[word];
  if (inSource !== undefined) return sourceAtom(text, wanted, (path) => inSource(path, agreed));
  const ofModule = word === "owner" || word === "host" ? agreed[word] : undefined;
  const ofFile = fileWords[word] ?? (ofModule === undefined ? (_: Place, path: string) => path : ({ name }: Place) => (name === undefined ? undefined : ofModule(name)));
  const { expression, names } = compileGlob(selectorWords.includes(word) ? wanted : text);
  return memoised({
    text,
    ofFiles: true,
    captures: names.length > 0,
    ...(text.includes("{**") ? { given: (bound) => atomOf(text.replace(/\{\*\*([a-z][a-z0-9-]*)\}/g, (token, name: string) => bound[name] ?? token), agreed) } : {}),
    match(subject) {
      if (subject.kind !== "file") return undefined;
      const value = ofFile(subject.place, subject.path);
      return value === undefined ? undefined : capturedBy(names, expression.exec(value));
    },
  });
}

/** The first name in a source that fits. Not remembered here: an editor looks again at a file that was saved. */
function sourceAtom(text: string, wanted: string, namesIn: (path: string) => readonly string[]): Atom {
  const { expression, names } = compileGlob(wanted);
  return {
    text,
    ofFiles: true,
    captures: names.length > 0,
    match(subject) {
      const said = subject.kind === "file" ? namesIn(subject.path).find((name) => expression.test(name)) : undefined;
      return said === undefined ? undefined : capturedBy(names, expression.exec(said));
    },
  };
}

function capturedBy(names: readonly string[], found: RegExpExecArray | null): Captures | undefined {
  if (found === null) return undefined;
  return names.length === 0 ? nothing : Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ""]));
}

/** Many rules ask about the same few files. */
function memoised(atom: Atom): Atom {
  const known = new Map<string, Captures | undefined>();
  return {
    ...atom,
    match(subject) {
      const key = subject.kind === "file" ? subject.path : `${subject.language} ${subject.path}`;
      if (!known.has(key)) known.set(key, atom.match(subject));
      return known.get(key);
    },
  };
}

/** Both together, or undefined when a name would mean two things. */
export function unify(bound: Captures, found: Captures): Captures | undefined {
  for (const [name, value] of Object.entries(found)) {
    if (name.startsWith("!")) {
      if (bound[name.slice(1)] === value) return undefined;
    } else if ((bound[name] ?? value) !== value || bound[`!${name}`] === value) return undefined;
  }
  return found === nothing ? bound : { ...bound, ...found };
}

/** A pattern with what was captured in the place of its names. */
export function filled(pattern: string, way: Captures): string {
  return pattern.replace(/\{(?:\*\*)?([a-z][a-z0-9-]*)\}/g, (token, name: string) => way[name] ?? token);
}

export function anyOf(text: string, parts: readonly (Atom | Selector)[]): Selector {
  return {
    text,
    atoms: parts.flatMap(atomsOf),
    match: (subject, bound = nothing) => parts.flatMap((part) => matchPart(part, subject, bound)),
    spares: (subject, bound = nothing) => sparedBy(parts, subject, bound),
  };
}

/** What an item of a list is called among captures: by what it captures, or else as it is written. No pattern can capture by this name. */
export const item = "=";

/** Members of a set: what is captured tells them apart, and where nothing is, each item is one. */
export function membersOf(text: string, items: readonly Selector[]): Selector {
  const named = items.map((each): Selector => {
    const kind = (subject: Subject): string => Object.keys(each.match(subject)[0] ?? nothing).sort().join() || each.text;
    return { ...each, match: (subject, bound = nothing) => each.match(subject, bound).flatMap((way) => listOf(unify(way, { [item]: kind(subject) }))) };
  });
  return { ...anyOf(text, named), atoms: items.flatMap(({ atoms }) => atoms) };
}

function listOf(way: Captures | undefined): readonly Captures[] {
  return way === undefined ? [] : [way];
}

export function allOf(text: string, parts: readonly (Atom | Selector)[]): Selector {
  return {
    text,
    atoms: parts.flatMap(atomsOf),
    match: (subject, bound = nothing) => parts.reduce<readonly Captures[]>((ways, part) => ways.flatMap((way) => matchPart(part, subject, way)), [bound]),
    spares: (subject, bound = nothing) => sparedBy(parts, subject, bound),
  };
}

export function butNot(base: Selector, except: Selector): Selector {
  return {
    text: `${base.text} but not ${except.text}`,
    atoms: [...base.atoms, ...except.atoms],
    match: (subject, bound = nothing) => base.match(subject, bound).filter((way) => except.match(subject, way).length === 0),
    spares: (subject, bound = nothing) => base.spares(subject, bound) || base.match(subject, bound).some((way) => except.match(subject, way).length > 0),
  };
}

function sparedBy(parts: readonly (Atom | Selector)[], subject: Subject, bound: Captures): boolean {
  return parts.some((part) => "spares" in part && part.spares(subject, bound));
}

function atomsOf(part: Atom | Selector): readonly Atom[] {
  return "atoms" in part ? part.atoms : [part];
}

function matchPart(part: Atom | Selector, subject: Subject, bound: Captures): readonly Captures[] {
  if ("atoms" in part) return part.match(subject, bound);
  const found = (bound === nothing ? part : (part.given?.(bound) ?? part)).match(subject);
  return listOf(found === undefined ? undefined : unify(bound, found));
}

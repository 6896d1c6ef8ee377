import type { FileTree } from "@create-backend/core";
import type { ImportFact } from "../graph/facts.ts";
import { languages } from "../graph/languages.ts";
import type { Literal } from "../graph/literals.ts";
import { textOf } from "../graph/text.ts";
import { bindsPackage, namedInCalls, namedInStrings, usesOf, type Replacement } from "./names-in-code.ts";
import { namedInPyproject } from "./names-in-pyproject.ts";

/** What packages of a repository were imported by, and what they are imported by now. */
export type NewNames = ReadonlyMap<string, string>;

const manifest = /(?:^|\/)package\.json$/;

/** The names that change between two trees: of packages whose package.json stays in its place, and of Python packages in folders that are called otherwise (`folders`: old → new). A name that would become two is none. */
export function newNames(before: FileTree, now: FileTree, folders: ReadonlyMap<string, string>): NewNames {
  const pairs = [
    ...[...before.keys()].filter((path) => manifest.test(path) && now.has(path)).map((path) => [nameIn(before, path), nameIn(now, path)] as const),
    ...[...folders].filter(([folder]) => [...before.keys()].some((path) => path.startsWith(folder) && path.endsWith(".py"))).map(([from, to]) => [lastOf(from), lastOf(to)] as const),
  ].filter(([from, to]) => from !== undefined && to !== undefined && from !== to) as (readonly [string, string])[];
  return new Map(pairs.filter(([from, to]) => pairs.every((other) => other[0] !== from || other[1] === to)));
}

/** Names, and the modules of Python (dotted, as they were called) that a string may name. */
export interface Renaming {
  readonly names: NewNames;
  readonly modules?: ReadonlySet<string>;
}

/** A text at a path with its imports of those packages under their new names, and what names one of them to a test runner, in a string of Python or in a `pyproject.toml`; as it was where there are none, and where it cannot be followed. */
export function withNewNames(text: string, path: string, { names, modules = new Set() }: Renaming): string {
  if (![...names.keys()].some((name) => text.includes(name) || text.includes(name.replaceAll("_", "-")))) return text;
  if (manifest.test(path)) return withNewKeys(text, names);
  if (/(?:^|\/)pyproject\.toml$/.test(path)) return replaced(text, namedInPyproject(text, { names, modules }));
  const language = languages.find(({ name, files }) => (name === "typescript" || name === "python") && files.test(path));
  const scan = language?.scan(text, path);
  if (language === undefined || scan === undefined || scan.broken !== undefined) return text;
  const found = language.name === "python" ? [...pythonImports(text, scan.imports, names), ...namesIn(namedInStrings(text, modules), names, ".")] : [...importsIn(text, scan.imports, { names, joint: "/" }), ...namesIn(namedInCalls(text, path), names, "/")];
  return replaced(text, found);
}

function replaced(text: string, found: readonly Replacement[]): string {
  const once = new Map(found.map((one) => [one.start, one]));
  return [...once.values()].toSorted((a, b) => b.start - a.start).reduce((rest, { start, end, text: now }) => rest.slice(0, start) + now + rest.slice(end), text);
}

/** The name in what is imported, where it stands as it is spelled. */
function importsIn(text: string, imports: readonly ImportFact[], { names, joint }: { readonly names: NewNames; readonly joint: string }): readonly Replacement[] {
  return imports.flatMap(({ specifier, start, end }) => {
    const from = nameOf(specifier, names, joint);
    const written = text.slice(start, end);
    return from === undefined || !written.includes(specifier) ? [] : [replacement(start + written.indexOf(from), from, names)];
  });
}

/** Where a package is bound by its own name, every use of it follows, or nothing does. */
function pythonImports(text: string, imports: readonly ImportFact[], names: NewNames): readonly Replacement[] {
  const bound = new Set(imports.filter((fact) => bindsPackage(fact, text)).flatMap(({ specifier }) => nameOf(specifier, names, ".") ?? []));
  const uses = [...bound].flatMap((from) => {
    const isFree = usesOf(names.get(from) ?? from, text)?.length === 0;
    return (isFree ? (usesOf(from, text) ?? []) : []).map((start) => replacement(start, from, names));
  });
  return [...uses, ...importsIn(text, imports.filter((fact) => !bindsPackage(fact, text)), { names, joint: "." })];
}

function namesIn(literals: readonly Literal[], names: NewNames, joint: string): readonly Replacement[] {
  return literals.flatMap(({ value, start }) => {
    const from = nameOf(value, names, joint);
    return from === undefined ? [] : [replacement(start, from, names)];
  });
}

function nameOf(specifier: string, names: NewNames, joint: string): string | undefined {
  return [...names.keys()].find((name) => specifier === name || specifier.startsWith(name + joint));
}

function replacement(start: number, from: string, names: NewNames): Replacement {
  return { start, end: start + from.length, text: names.get(from) ?? from };
}

/** Dependencies of a manifest are keys of it. */
function withNewKeys(text: string, names: NewNames): string {
  return text.replaceAll(/(?<!\\)"([^"\\\n]+)"(?=\s*:)/g, (key, name: string) => (names.has(name) ? `"${names.get(name) ?? name}"` : key));
}

function nameIn(tree: FileTree, path: string): string | undefined {
  try {
    const { name } = JSON.parse(textOf(tree, path) ?? "") as { readonly name?: unknown };
    return typeof name === "string" ? name : undefined;
  } catch {
    return undefined;
  }
}

function lastOf(folder: string): string | undefined {
  return folder.split("/").at(-2);
}

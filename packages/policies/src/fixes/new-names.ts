import type { FileTree } from "@create-backend/core";
import type { ImportFact } from "../graph/facts.ts";
import { languages } from "../graph/languages.ts";
import { textOf } from "../graph/text.ts";

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

/** A text at a path with its imports of those packages under their new names; as it was where there are none, and where it cannot be followed. */
export function withNewNames(text: string, path: string, names: NewNames): string {
  if (![...names.keys()].some((name) => text.includes(name))) return text;
  if (manifest.test(path)) return withNewKeys(text, names);
  const language = languages.find(({ name, files }) => (name === "typescript" || name === "python") && files.test(path));
  const scan = language?.scan(text, path);
  if (language === undefined || scan === undefined || scan.broken !== undefined) return text;
  const joint = language.name === "python" ? "." : "/";
  return scan.imports.filter((fact) => language.name !== "python" || keepsItsName(fact, text)).toSorted((a, b) => b.start - a.start).reduce((rest, { specifier, start, end }) => {
    const from = [...names.keys()].find((name) => specifier === name || specifier.startsWith(name + joint));
    const written = text.slice(start, end);
    return from === undefined || !written.includes(specifier) ? rest : rest.slice(0, start) + written.replace(from, names.get(from) ?? from) + rest.slice(end);
  }, text);
}

/** `import a.b` binds `a`, which the code below goes on to use; what is taken from a module or called otherwise keeps its name. */
function keepsItsName({ names, end }: ImportFact, text: string): boolean {
  return names !== undefined || /^[ \t]+as[ \t]/.test(text.slice(end, end + 8));
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

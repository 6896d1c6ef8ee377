import type { FileTree } from "@create-backend/core";
import { baseName, folderOf, foldersUp, joinPath } from "../paths.ts";
import { textOf } from "../text.ts";
import { at } from "./json.ts";
import { pairOf, partsOf, stringsIn } from "./object-text.ts";
import type { PackageMap } from "./package-map.ts";

/** A name that settings give to a place: `[before the star, after it, place]`, as the patterns of a tsconfig. */
export type BundlerAlias = readonly [before: string, after: string | undefined, place: string];

/** Settings of bundlers and runners of tests: programs, of which only what stands there as it is can be read. */
const settings = /^(?:[\w.-]*(?:vite|vitest|webpack|rspack|rsbuild|rollup|astro|svelte|vue|babel|jest|craco|metro|nuxt)[\w.-]*\.config(?:\.[\w-]+)?|webpack(?:\.[\w-]+)+)\.[cm]?[jt]s$/;

/** Names that no tsconfig knows, by what the nearest settings of a bundler say. Read when a name leads nowhere else. */
export class BundlerAliases {
  private readonly tree: FileTree;
  private readonly packages: PackageMap;
  private readonly byFolder = new Map<string, readonly BundlerAlias[]>();
  private known: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(tree: FileTree, packages: PackageMap) {
    this.tree = tree;
    this.packages = packages;
  }

  /** The places that a name may stand for in a folder, the likeliest first. */
  placesOf(folder: string, specifier: string): readonly string[] {
    return this.nearest(folder).flatMap(([before, after, place]) => {
      if (after === undefined) return specifier === before ? [place] : [];
      return specifier.startsWith(before) ? (joinPath(place, specifier.slice(before.length)) ?? []) : [];
    });
  }

  private nearest(folder: string): readonly BundlerAlias[] {
    let found = this.byFolder.get(folder);
    if (found === undefined) {
      const holding = [...foldersUp(folder)].find((up) => this.files.has(up));
      found = holding === undefined ? [] : (this.files.get(holding) ?? []).flatMap((file) => aliasesIn(textOf(this.tree, file) ?? "", holding));
      this.byFolder.set(folder, [...found, ...this.mapped(folder)].sort((a, b) => b[0].length - a[0].length));
    }
    return this.byFolder.get(folder) ?? [];
  }

  /** `moduleNameMapper` in a `package.json`. */
  private mapped(folder: string): readonly BundlerAlias[] {
    const around = this.packages.nearest(folder);
    const jest = at(around?.manifest, "jest");
    const [mapper, root] = [at(jest, "moduleNameMapper"), at(jest, "rootDir")];
    if (around === undefined || typeof mapper !== "object" || mapper === null) return [];
    const place = (typeof root === "string" ? joinPath(around.folder, root) : undefined) ?? around.folder;
    return Object.entries(mapper).flatMap(([key, value]) => (typeof value === "string" ? mappedBy(key, value, place) : []));
  }

  private get files(): ReadonlyMap<string, readonly string[]> {
    if (this.known === undefined) {
      const found = new Map<string, string[]>();
      for (const path of this.tree.keys()) if (settings.test(baseName(path))) found.set(folderOf(path), [...(found.get(folderOf(path)) ?? []), path]);
      this.known = found;
    }
    return this.known;
  }
}

/** What a text of settings gives names to: objects and lists behind `alias` and `moduleNameMapper`. */
function aliasesIn(text: string, folder: string): readonly BundlerAlias[] {
  const root = rootOfTests(text, folder);
  return Array.from(text.matchAll(/\b(alias|moduleNameMapper)["']?\s*[:=]\s*(?=[{[])/g)).flatMap(([written, kind], index, all) => {
    const open = (all[index]?.index ?? 0) + written.length;
    return partsOf(text, open).flatMap((part): readonly BundlerAlias[] => {
      const [key, value] = (text[open] === "[" ? listed(part) : pairOf(part)) ?? [];
      if (key === undefined || value === undefined) return [];
      if (kind === "moduleNameMapper") return mappedBy(key, stringsIn(value)[0] ?? "", root);
      const place = placeOf(value, folder);
      return place === undefined ? [] : namesOf(key, place);
    });
  });
}

/** What `<rootDir>` stands for: another folder than that of the settings where they say one. */
function rootOfTests(text: string, folder: string): string {
  const [said, ...more] = text.matchAll(/\brootDir["']?\s*:\s*["']([^"'<]+)["']/g);
  return (said === undefined || more.length > 0 ? undefined : joinPath(folder, said[1] ?? "")) ?? folder;
}

/** `{ find: "@", replacement: … }`, or a plain expression that fits a beginning. */
function listed(part: string): readonly [string, string] | undefined {
  const pairs = new Map(partsOf(part, 0).flatMap((inside) => { const pair = pairOf(inside); return pair === undefined ? [] : [pair]; }));
  const [find, replacement] = [pairs.get("find"), pairs.get("replacement")];
  if (find === undefined || replacement === undefined) return undefined;
  const beginning = /^\/\^([\w@~#-]+)(\\?\/)?\/$/.exec(find);
  if (beginning !== null) return [`${beginning[1] ?? ""}${beginning[2] === undefined ? "" : "/"}`, replacement];
  const [name] = stringsIn(find);
  return name === undefined ? undefined : [name, replacement];
}

/** A place that is written out: a relative path, one from the root that is served, or parts that are joined to the folder of the settings. */
function placeOf(value: string, folder: string): string | undefined {
  const strings = stringsIn(value);
  const [first] = strings;
  if (first === undefined || strings.some((part) => part.includes("${"))) return undefined;
  const plain = /^["'`]/.test(value);
  if (plain && !/^\.{0,2}\//.test(first)) return undefined;
  if (!plain && !/__dirname|import\.meta|process\.cwd\(\)|\bresolve\(|\bjoin\(/.test(value)) return undefined;
  return strings.reduce<string | undefined>((place, part) => (place === undefined ? undefined : joinPath(place, part.replace(/^\/+/, ""))), folder);
}

/** A name stands for itself and for what begins with it and a slash; with `$` at its end for itself alone. */
function namesOf(key: string, place: string): readonly BundlerAlias[] {
  if (key.endsWith("$")) return [[key.slice(0, -1), undefined, place]];
  const name = key.replace(/\/\*?$/, "");
  return [[name, undefined, place], [`${name}/`, "", place]];
}

/** `"^@/(.*)$": "<rootDir>/src/$1"` */
function mappedBy(key: string, value: string, folder: string): readonly BundlerAlias[] {
  const [, before, rest] = /^\^?((?:[\w@~#/-]|\\[/.-])+?)(\(\.[*+]\))?\$?$/.exec(key) ?? [];
  const [, inside, more] = /^<rootDir>\/?([^$]*?)(\/?\$1)?$/.exec(value) ?? [];
  const place = inside === undefined ? undefined : joinPath(folder, inside);
  if (before === undefined || place === undefined || (rest === undefined) !== (more === undefined)) return [];
  return [[before.replaceAll("\\", ""), rest === undefined ? undefined : "", place]];
}

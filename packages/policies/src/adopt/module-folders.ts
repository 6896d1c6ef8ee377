import { addTo, grouped } from "@create-backend/core";
import { baseName, folderOf, foldersUp, inFolder, isInside } from "../graph/paths.ts";

/** Folders whose children are business capabilities, most telling first. */
const parents = ["modules", "domains", "contexts", "bounded-contexts", "features", "svc", "internal", "pkg"];

/** Folders that hold packages of all kinds: none of these is a module itself. */
const holders = new Set([...parents, "apps", "packages", "libs", "libraries", "services", "functions", "plugins", "projects", "examples", "samples", "crates", "components"]);

/** Folders named after a role instead of a business capability. */
const roles = new Set(
  ("contract contracts public domain model models entity entities dto dtos schema schemas application usecases use_cases services service infrastructure infra adapters persistence repositories repository dao db database " +
    "http web rest controllers controller routes router routers delivery handlers handler middleware middlewares views view templates static assets resources styles locales api graphql " +
    "common shared util utils helpers helper lib libs core base config configs configuration settings constants types interfaces interface errors error exceptions exception enums decorators guards filters interceptors pipes validators validation " +
    "logger logging migrations migration seeds fixtures jobs tasks workers worker cli cmd bin loaders plugins extensions providers security cache events main java kotlin").split(" "),
);

/** A folder that holds this share of all sources is entered rather than taken as one module among others. */
const dominant = 0.7;
/** Modules hold at least this share, or they are not what the repository is made of. */
const enough = 0.3;
/** With this share in one folder of modules, packages elsewhere are no modules. */
const most = 0.5;

/** Where the modules of a repository lie: packages of a workspace, children of a telling folder, or the folders at which its sources part. */
export function moduleFoldersOf(sources: readonly string[], manifests: readonly string[]): readonly string[] {
  const told = telling(sources, "");
  const together = widestFamily(sources, told ?? []);
  // One folder that says so, and holds most of it: packages inside are parts of modules, packages beside serve them.
  if (together.length > 1 && share(sources, together) >= most) return [...together].sort();
  const packages = packagesOf(sources, manifests);
  const found = packages.length > 1 ? packages.flatMap(({ root, files }) => (root === "" ? inRoot(files, sources.length) : (telling(files, root) ?? [aboveRoles(root)]))) : [];
  const distinct = [...new Set(found)].sort();
  if (distinct.length > 1) return distinct.filter((folder) => !distinct.some((other) => isInside(folder, other)));
  return [...(told ?? partings(sources, ""))].sort();
}

/** The same with the modules inside the one service of a repository, where it holds much of it and what lies beside it is no layer of it. */
export function withinService(folders: readonly string[], service: string, sources: readonly string[]): readonly string[] {
  const held = sources.filter((path) => isInside(path, service));
  const beside = folders.filter((folder) => folder !== service);
  const all = sources.filter((path) => folders.some((folder) => isInside(path, folder))).length;
  if (beside.length === 0 || beside.length === folders.length || held.length < all * enough || beside.some((folder) => isRole(lastName(folder)))) return folders;
  const inner = telling(held, service) ?? partings(held, service);
  return inner.length > 1 ? [...beside, ...inner].sort() : folders;
}

/** The modules of the sources that belong to the repository itself, where packages are only beside them. */
function inRoot(files: readonly string[], all: number): readonly string[] {
  return files.length < all * enough ? [] : (telling(files, "") ?? partings(files, "")).filter((folder) => folder !== ".");
}

/** Of folders, those beside each other that hold the most sources. */
function widestFamily(sources: readonly string[], folders: readonly string[]): readonly string[] {
  const families = grouped(folders, folderOf);
  return [...families.values()].sort((a, b) => share(sources, b) - share(sources, a))[0] ?? [];
}

/** The folder that a package belongs to when it is named after its role: `orders/domain` is a part of `orders`. */
function aboveRoles(root: string): string {
  const above = folderOf(root);
  const last = baseName(root).toLowerCase();
  const whole = above === "" || isSource(above) || holders.has(baseName(above).toLowerCase());
  return !whole && (isRole(lastName(root)) || /tests?$/.test(last)) ? aboveRoles(above) : root;
}

/** `Domain` of `Acme.Shop.Domain`. */
function lastName(folder: string): string {
  const name = baseName(folder);
  return name.split(".").at(-1) ?? name;
}

interface Package {
  readonly root: string;
  readonly files: readonly string[];
}

/** Sources by the nearest manifest above them. */
function packagesOf(sources: readonly string[], manifests: readonly string[]): readonly Package[] {
  const roots = new Set(manifests.map(folderOf));
  const files = grouped(sources, (path) => [...foldersUp(folderOf(path))].find((folder) => roots.has(folder)) ?? "");
  return [...files].map(([root, held]) => ({ root, files: held })).sort((a, b) => (a.root < b.root ? -1 : 1));
}

/** Children of the folders with a telling name, up to three levels down. */
function telling(sources: readonly string[], root: string): readonly string[] | undefined {
  const depth = root === "" ? 0 : root.split("/").length;
  for (const word of parents) {
    const found = new Set<string>();
    for (const path of sources) {
      const segments = path.split("/");
      const at = segments.findIndex((segment, index) => index >= depth && index < depth + 4 && segment.toLowerCase() === word);
      if (at >= 0 && at < segments.length - 2) found.add(segments.slice(0, at + 2).join("/"));
    }
    const business = [...found].filter((folder) => !isRole(folder));
    if (business.length > 1 && share(sources, business) >= enough) return business;
  }
  return undefined;
}

/** The folders at which the sources part; the folder itself where they part by role, or not at all. */
function partings(sources: readonly string[], folder: string): readonly string[] {
  const start = folder === "" ? 0 : folder.length + 1;
  const children = new Map<string, string[]>();
  for (const path of sources) {
    const end = path.indexOf("/", start);
    if (end < 0) continue;
    const child = inFolder(folder, path.slice(start, end));
    addTo(children, child, path);
  }
  const main = [...children].find(([, files]) => files.length >= sources.length * dominant);
  const inner = main !== undefined && (!isRole(main[0]) || isSource(main[0])) ? partings(main[1], main[0]) : [];
  if (inner.length > 1) return inner;
  const business = [...children].filter(([child]) => !isRole(child));
  const held = business.reduce((sum, [, files]) => sum + files.length, 0);
  if (business.length > 1 && held >= sources.length * enough) return business.map(([child]) => child);
  return inner.length > 0 ? inner : [folder === "" ? "." : folder];
}

function share(sources: readonly string[], folders: readonly string[]): number {
  return sources.filter((path) => folders.some((folder) => isInside(path, folder))).length / sources.length;
}

function isRole(folder: string): boolean {
  return roles.has(baseName(folder).toLowerCase());
}

/** Folders that hold sources by convention of a language, and say nothing of business. */
function isSource(folder: string): boolean {
  return /(?:^|\/)(?:src|main|java|kotlin|lib|app|core|server)$/.test(folder);
}

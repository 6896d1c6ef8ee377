import { grouped, type Blueprint, type FileTree } from "@create-backend/core";
import { traitsOf } from "../catalogue/traits.ts";
import { baseName, folderOf, foldersUp, inFolder, isInside } from "./paths.ts";
import { textOf } from "./text.ts";

/** Horizontal roles inside a module, outermost last. `compose` wires the module and is for apps alone. */
export type Layer = "contract" | "domain" | "application" | "infrastructure" | "http" | "compose";

/** Where a file stands in the agreement. */
export interface Place {
  readonly room: "module" | "app" | "platform" | "frontend" | "tooling" | "outside";
  /** Name of the module or app. */
  readonly name?: string;
  readonly layer?: Layer;
  /** The part of a module that others may see. */
  readonly open: boolean;
  readonly test: boolean;
}

/** Says of every path where it stands. */
export interface Layout {
  placeOf(path: string): Place;
  /** Folders of a module, in the order found. */
  foldersOf(module: string): readonly string[];
}

const layerWords: readonly (readonly [Layer, readonly string[]])[] = [
  ["contract", ["contract", "contracts", "public"]],
  ["domain", ["domain", "model"]],
  ["application", ["application", "app", "usecases", "services"]],
  ["infrastructure", ["infrastructure", "infra", "adapters", "persistence", "repositories", "postgres", "db"]],
  ["http", ["http", "web", "rest", "controllers", "routes", "delivery", "handlers"]],
];
const layerOf = new Map(layerWords.flatMap(([layer, words]) => words.map((word) => [word, layer] as const)));

const moduleParents = ["modules", "src/modules", "internal/modules", "app/modules", "src/Modules", "Modules", "packages", "libs", "services", "src", "internal", "app"];
const appParents = new Set(["apps", "cmd", "services", "functions"]);
const platformFolders = new Set(["platform", "shared", "packages", "libs", "building-blocks", "BuildingBlocks"]);
const toolingFolders = new Set(
  ["scripts", "tools", "tooling", "test", "tests", "e2e", "docs", "deploy", "infra", "infrastructure", "monitoring", "ops", "ci", "bench", "benchmarks", "fuzz", "examples", "migrations", "eslint", "config", "plop"],
);

/** Draws the layout of a repository from its blueprint and what exists. */
export function layoutOf(blueprint: Blueprint, folders: ReadonlySet<string>, tree: FileTree): Layout {
  const [told, found] = [statedFolders(blueprint), moduleFolders(blueprint, folders)];
  const modules: ModuleIndex = { stated: firstByFolder(told), found: firstByFolder(found) };
  const all = [...told, ...found];
  const byFolder = grouped(all, ([folder]) => folder);
  const byModule = grouped(all, ([, name]) => name);
  const withContract = modulesWithContract(folders, byFolder);
  const stated = blueprint.modules.filter(({ path }) => path !== undefined);
  const apart = traitsOf(blueprint).has("apart");
  const doorless = new Set(stated.filter(() => !apart).filter(({ name, path = [] }) => !withContract.has(name) && !path.some((folder) => hasDoor(folder, tree) || isModulith(folder, tree))).map(({ name }) => name));
  const plan: Plan = { modules, beside: new Set(all.map(([folder]) => folderOf(folder))), withContract, doorless, rooms: statedRooms(blueprint), adopted: stated.length > 0, folders, tree };
  const memo = new Map<string, Place>();
  return {
    placeOf(path) {
      let place = memo.get(path);
      if (place === undefined) {
        place = placeIn(path, plan);
        memo.set(path, place);
      }
      return place;
    },
    foldersOf: (module) => (byModule.get(module) ?? []).map(([folder]) => folder),
  };
}

type ModuleFolder = readonly [folder: string, module: string, layer: Layer | undefined];

/** Modules by their folders: those that the agreement states, and those that were found. */
interface ModuleIndex {
  readonly stated: ReadonlyMap<string, ModuleFolder>;
  readonly found: ReadonlyMap<string, ModuleFolder>;
}

function firstByFolder(folders: readonly ModuleFolder[]): ReadonlyMap<string, ModuleFolder> {
  return new Map([...grouped(folders, ([folder]) => folder)].map(([folder, [first]]) => [folder, first as ModuleFolder]));
}

function modulesWithContract(folders: ReadonlySet<string>, byFolder: ReadonlyMap<string, readonly ModuleFolder[]>): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (folder: string): void => {
    for (const [, name] of byFolder.get(folder) ?? []) names.add(name);
  };
  for (const path of folders) {
    if (!isContract(path)) continue;
    add(".");
    for (const above of foldersUp(folderOf(path))) add(above);
  }
  return names;
}

/** What places are worked out from. */
interface Plan {
  readonly modules: ModuleIndex;
  /** Folders that modules lie in. */
  readonly beside: ReadonlySet<string>;
  readonly withContract: ReadonlySet<string>;
  /** Adopted modules that have no way in yet: until they get one, all of them is open. */
  readonly doorless: ReadonlySet<string>;
  readonly rooms: readonly (readonly [path: string, room: "app" | "platform" | "frontend" | "tooling"])[];
  readonly adopted: boolean;
  readonly folders: ReadonlySet<string>;
  readonly tree: FileTree;
}

/** Folders that the agreement states, inner ones first. */
function statedFolders({ modules }: Blueprint): readonly ModuleFolder[] {
  const stated = modules.flatMap(({ name, path = [] }) => path.map((folder): ModuleFolder => [folder, name, undefined]));
  return stated.sort(([a], [b]) => (a === "." ? 1 : b === "." ? -1 : b.length - a.length));
}

function statedRooms({ layout, extends: standards = [] }: Blueprint): Plan["rooms"] {
  const within = standards.filter((folder) => folder.startsWith("./")).map((folder) => [folder.replace(/^(?:\.\/)+|\/+$/g, ""), "tooling"] as const);
  const rooms = [...within, ...(layout?.apps ?? []).map((path) => [path, "app"] as const), ...(layout?.platform ?? []).map((path) => [path, "platform"] as const), ...(layout?.frontends ?? []).map((path) => [path, "frontend"] as const)];
  return rooms.sort(([a], [b]) => b.length - a.length);
}

function moduleFolders({ modules }: Blueprint, folders: ReadonlySet<string>): readonly ModuleFolder[] {
  const byWord = new Map(modules.filter(({ path }) => path === undefined).map(({ name }) => [plain(name), name]));
  for (const parent of moduleParents) {
    if (!folders.has(parent)) continue;
    const found: ModuleFolder[] = [];
    for (const folder of folders) {
      if (!folder.startsWith(`${parent}/`) || folder.includes("/", parent.length + 1)) continue;
      const words = baseName(folder).split(".").map(plain);
      const at = words.findIndex((word) => byWord.has(word));
      if (at >= 0) found.push([folder, byWord.get(words[at] as string) as string, words.some((word, index) => index !== at && layerOf.get(word) === "contract") ? "contract" : undefined]);
    }
    if (found.length > 0) return found;
  }
  return [];
}

function isContract(folder: string): boolean {
  return layerOf.get(plain(baseName(folder))) === "contract" || baseName(folder).split(".").some((word) => layerOf.get(plain(word)) === "contract");
}

/** A name without case and separators: `order-items`, `OrderItems` and `order_items` are the same module. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function placeIn(path: string, plan: Plan): Place {
  const test = isTest(path);
  const module = moduleAround(path, plan.modules);
  if (module !== undefined) {
    const [folder, name, stated] = module;
    const layer = stated ?? layerIn(path, { start: folder === "." ? 0 : folder.length + 1, module: name, folders: plan.folders });
    const open = layer === "contract" || (layer === undefined && isPackageRoot(path, folder, name)) || plan.doorless.has(name) || (path.endsWith(".java") && isNamedInterface(folderOf(path), plan.tree)) || (!plan.withContract.has(name) && isDoor(path, folder));
    return { room: "module", name, ...(layer === undefined ? {} : { layer }), open, test };
  }
  const stated = plan.rooms.find(([folder]) => path === folder || isInside(path, folder));
  if (stated !== undefined) return { room: stated[1], ...(stated[1] === "platform" || stated[1] === "tooling" ? {} : { name: nameOf(stated[0]) }), open: true, test };
  return usualPlace(path, { plan, test });
}

/** The module whose folder is nearest above a path; what the agreement states goes before what was found. */
function moduleAround(path: string, { stated, found }: ModuleIndex): ModuleFolder | undefined {
  const whole = stated.get(".");
  return nearest(path, stated) ?? (whole === undefined || isTooling(path) ? undefined : whole) ?? nearest(path, found);
}

function nearest(path: string, modules: ModuleIndex["found"]): ModuleFolder | undefined {
  for (let slash = path.lastIndexOf("/"); slash > 0 && modules.size > 0; slash = path.lastIndexOf("/", slash - 1)) {
    const module = modules.get(path.slice(0, slash));
    if (module !== undefined) return module;
  }
  return undefined;
}

/** Where a file stands by the names of folders alone. */
function usualPlace(path: string, { plan, test }: { readonly plan: Plan; readonly test: boolean }): Place {
  const segments = path.split("/");
  const top = segments[0] as string;
  if (isTooling(path) || segments.length === 1) return { room: "tooling", open: true, test };
  if (appParents.has(top)) return { room: "app", name: segments[1] as string, open: true, test };
  if (platformFolders.has(top) || (top === "internal" && platformFolders.has(segments[1] ?? ""))) return { room: "platform", open: true, test };
  if (!plan.adopted) return { room: "outside", open: true, test };
  // Beside the modules lies what puts them together; tests of several modules may lie anywhere.
  const beside = folderOf(path);
  if (plan.beside.has(beside)) return { room: "app", name: nameOf(beside), open: true, test };
  return { room: test ? "tooling" : "outside", open: true, test };
}

/** Files that are part of no running backend, by their first folder. */
export function isTooling(path: string): boolean {
  const top = path.split("/", 1)[0] as string;
  return top !== path && (top.startsWith(".") || toolingFolders.has(top));
}

function nameOf(path: string): string {
  return baseName(path).replace(/\.[^.]+$/, "");
}

/** The layer of a path inside a module: the first folder with a layer's name, after the folders of the package itself. */
function layerIn(path: string, { start, module, folders }: { readonly start: number; readonly module: string; readonly folders: ReadonlySet<string> }): Layer | undefined {
  const segments = path.slice(start).split("/");
  const file = segments.pop() as string;
  if (/^(compose|module|composition)\.[a-z]+$/.test(file) || /Module\.(java|cs)$/.test(file)) return "compose";
  const isLayer = (segment: string): boolean => layerOf.has(plain(segment));
  // A module may be called like a layer: the folder of that name is the layer unless one lies within it.
  const first = segments.findLastIndex((segment, index) => plain(segment).endsWith(plain(module)) && (!isLayer(segment) || segments.slice(index + 1).some(isLayer))) + 1;
  const layers = segments.slice(first).map((segment, index) => (segment === "app" && !hasLayers(path.slice(0, start) + segments.slice(0, first + index).join("/"), folders) ? undefined : layerOf.get(plain(segment))));
  return layers.find((layer) => layer !== undefined);
}

/** Whether a folder holds a layer beside `app`: without one, `app` is only where the sources lie. */
function hasLayers(folder: string, folders: ReadonlySet<string>): boolean {
  const within = folder.replace(/\/$/, "");
  return layerWords.some(([, words]) => words.some((word) => word !== "app" && folders.has(inFolder(within, word))));
}

/** What lies in the package of a module itself, and in none below it, is what others may import; a program is for nobody. */
function isPackageRoot(path: string, folder: string, module: string): boolean {
  if (!/\.(?:go|java)$/.test(path) || isTest(path) || baseName(path) === "main.go") return false;
  const segments = folderOf(folder === "." ? path : path.slice(folder.length + 1)).split("/").filter((segment) => segment !== "" && segment !== ".");
  return segments.length === segments.findLastIndex((segment) => plain(segment).endsWith(plain(module))) + 1;
}

const doors = ["index.ts", "index.js", "public.ts", "api.ts", "__init__.py", "src/index.ts"];

/** Without a contract folder the index of a module is its door. */
function isDoor(path: string, folder: string): boolean {
  return doors.some((door) => path === inFolder(folder === "." ? "" : folder, door));
}

/** An empty file, as Python asks for, leads nowhere. */
function hasDoor(folder: string, tree: FileTree): boolean {
  return doors.some((door) => (textOf(tree, inFolder(folder === "." ? "" : folder, door)) ?? "").trim() !== "");
}

/** Whether the build asks for Spring Modulith: then the package of a module is its door, unless it says that it is open. */
function isModulith(folder: string, tree: FileTree): boolean {
  if (/\bOPEN\b/.test(packageInfo(folder, tree))) return false;
  return [...foldersUp(folder)].some((up) => ["pom.xml", "build.gradle", "build.gradle.kts"].some((name) => (textOf(tree, inFolder(up, name)) ?? "").includes("spring-modulith")));
}

/** A package that its module offers besides its own. */
function isNamedInterface(folder: string, tree: FileTree): boolean {
  return /@(?:[\w.]+\.)?NamedInterface\b/.test(packageInfo(folder, tree));
}

function packageInfo(folder: string, tree: FileTree): string {
  return textOf(tree, inFolder(folder, "package-info.java")) ?? "";
}

/** Whether a path is of a test. */
export function isTest(path: string): boolean {
  return /(^|\/)(tests?|__tests__|spec|e2e)\/|\.(test|spec)\.[cm]?[jt]sx?$|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$|_test\.go$|(Tests?|IT)\.java$|\.Tests?\/|Tests?\.cs$/.test(path);
}

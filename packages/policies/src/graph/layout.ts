import type { Blueprint } from "@create-backend/core";
import { baseName, inFolder } from "./paths.ts";

/** Horizontal roles inside a module, outermost last. `compose` wires the module and is for apps alone. */
export type Layer = "contract" | "domain" | "application" | "infrastructure" | "http" | "compose";

/** Where a file stands in the agreement. */
export interface Place {
  readonly room: "module" | "app" | "platform" | "tooling" | "outside";
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
  ["scripts", "tools", "tooling", "test", "tests", "e2e", "docs", "deploy", "infra", "infrastructure", "monitoring", "ops", "ci", "bench", "examples", "migrations", "eslint", "config", "plop"],
);

/** Draws the layout of a repository from its blueprint and the folders that exist. */
export function layoutOf(blueprint: Blueprint, folders: ReadonlySet<string>): Layout {
  const modules = moduleFolders(blueprint, folders);
  const memo = new Map<string, Place>();
  const withContract = new Set(modules.filter(([folder]) => [...folders].some((path) => path.startsWith(`${folder}/`) && isContract(path))).map(([, name]) => name));
  return {
    placeOf(path) {
      let place = memo.get(path);
      if (place === undefined) {
        place = placeIn(path, modules, withContract);
        memo.set(path, place);
      }
      return place;
    },
    foldersOf: (module) => modules.filter(([, name]) => name === module).map(([folder]) => folder),
  };
}

type ModuleFolder = readonly [folder: string, module: string, layer: Layer | undefined];

function moduleFolders(blueprint: Blueprint, folders: ReadonlySet<string>): readonly ModuleFolder[] {
  const byWord = new Map(blueprint.modules.map(({ name }) => [plain(name), name]));
  for (const parent of moduleParents) {
    if (!folders.has(parent)) continue;
    const found: ModuleFolder[] = [];
    for (const folder of folders) {
      if (!folder.startsWith(`${parent}/`) || folder.includes("/", parent.length + 1)) continue;
      const words = baseName(folder).split(".").map(plain);
      const module = words.map((word) => byWord.get(word)).find((name) => name !== undefined);
      if (module !== undefined) found.push([folder, module, words.some((word) => layerOf.get(word) === "contract") ? "contract" : undefined]);
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

function placeIn(path: string, modules: readonly ModuleFolder[], withContract: ReadonlySet<string>): Place {
  const test = isTest(path);
  const module = modules.find(([folder]) => path.startsWith(`${folder}/`));
  if (module !== undefined) {
    const layer = module[2] ?? layerIn(path.slice(module[0].length + 1), module[1]);
    const open = layer === "contract" || (!withContract.has(module[1]) && isDoor(path, module[0]));
    return { room: "module", name: module[1], ...(layer === undefined ? {} : { layer }), open, test };
  }
  const segments = path.split("/");
  const top = segments[0] as string;
  if (segments.length === 1 || top.startsWith(".") || toolingFolders.has(top)) return { room: "tooling", open: true, test };
  if (appParents.has(top)) return { room: "app", name: segments[1] as string, open: true, test };
  if (platformFolders.has(top) || (top === "internal" && platformFolders.has(segments[1] ?? ""))) return { room: "platform", open: true, test };
  return { room: "outside", open: true, test };
}

/** The layer of a path inside a module: the first folder with a layer's name, after the folders of the package itself. */
function layerIn(inside: string, module: string): Layer | undefined {
  const segments = inside.split("/");
  const file = segments.pop() as string;
  if (/^(compose|module|composition)\.[a-z]+$/.test(file) || /Module\.(java|cs)$/.test(file)) return "compose";
  const start = segments.findLastIndex((segment) => plain(segment).endsWith(plain(module))) + 1;
  const found = segments.slice(start).map((segment) => layerOf.get(plain(segment))).find((layer) => layer !== undefined);
  if (found !== undefined) return found;
  const inPackage = segments.length === start;
  return inPackage && /\.(go|java)$/.test(file) && !isTest(file) ? "contract" : undefined;
}

/** Without a contract folder the index of a module is its door. */
function isDoor(path: string, folder: string): boolean {
  return ["index.ts", "index.js", "public.ts", "api.ts", "__init__.py", "src/index.ts"].some((door) => path === inFolder(folder, door));
}

function isTest(path: string): boolean {
  return /(^|\/)(tests?|__tests__|spec|e2e)\/|\.(test|spec)\.[cm]?[jt]sx?$|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$|_test\.go$|(Tests?|IT)\.java$|\.Tests?\/|Tests?\.cs$/.test(path);
}

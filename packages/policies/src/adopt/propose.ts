import { UserError, type Blueprint, type FileTree, type ModuleSpec } from "@create-backend/core";
import { answersWith } from "../catalogue/traits.ts";
import { foldersIn, graphWith } from "../graph/graph-of.ts";
import type { Graph, Language } from "../graph/graph.ts";
import { languages } from "../graph/languages.ts";
import { isTest, isTooling, layoutOf, type Layout } from "../graph/layout.ts";
import { baseName, folderOf, isInside } from "../graph/paths.ts";
import { textOf } from "../graph/text.ts";
import { tablesOf } from "../graph/tables/tables-of.ts";
import { foundationsOf } from "./foundations.ts";
import { moduleFoldersOf, withinService } from "./module-folders.ts";
import { interfacesIn, servingIn } from "./interfaces.ts";
import { distinctNames, kebab } from "./names.ts";
import { ownersIn } from "./owners.ts";
import { roomsBeside, servingBeside, type Beside } from "./rooms.ts";
import { servicesIn, withServices, type Service } from "./services.ts";
import { importsBetween, sharedOut } from "./shared-out.ts";
import { choicesIn, declaredStores, languagesIn, type Choice } from "./stack.ts";
import { usesBy, type Uses } from "./uses.ts";

/** An agreement for a repository that has none, and what it was read from. */
export interface Proposal {
  readonly blueprint: Blueprint;
  readonly languages: readonly (readonly [language: Language, files: number])[];
  readonly choices: readonly Choice[];
  readonly services: readonly Service[];
  /** Module → its tables, by who creates them. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  /** Uses that the code has and the agreement leaves out, because it knows no circles. */
  readonly circular: Uses["cut"];
}

/** Reads an agreement out of a repository: languages, stack, services, modules, uses and who owns which table. Throws `CB-063` when there is nothing to judge. */
export function proposeAgreement(tree: FileTree, name: string): Proposal {
  const project = kebab(name, "backend");
  const folders = foldersIn(tree);
  const bare: Blueprint = { version: 1, name: project, answers: {}, modules: [] };
  const graph = graphWith(tree, layoutOf(bare, folders, tree), folders);
  const candidates = foldersOfModules(tree, graph);
  const isInterface = interfacesIn(graph);
  // The language of the backend, unless there is nothing but what people look at.
  const interfaces = [...new Set([...candidates, ...packagesIn(tree)])].filter(isInterface);
  const [main] = [...languagesIn(graph, (path) => interfaces.some((folder) => isInside(path, folder))), ...languagesIn(graph)];
  if (main === undefined) throw nothingToJudge(tree);
  // What people look at is no module of a backend that is written in another language.
  const isOurs = (folder: string): boolean => !interfaces.some((each) => folder === each || isInside(folder, each)) || languagesIn(graph, (path) => !isInside(path, folder))[0]?.[0] === main[0];
  const serves = servingIn(graph);
  const backends = candidates.filter((folder) => isOurs(folder) && (!interfaces.includes(folder) || serves(folder)));
  const choices = choicesIn(graph, main[0], declaredStores(tree, main[0]));
  const services = servicesIn(tree, { graph, isInterface });
  const outer = backends.length > 0 ? backends : candidates.filter(isOurs);
  const withModules = (at: readonly string[]): Blueprint => ({ ...bare, modules: modulesAt(at, tree, project) });
  const served = withServices(outer, services);
  const alone = services.length === 1 ? withinService(outer, services[0]?.path ?? "", sourcesIn(graph)) : outer;
  const found = areApart(services, withModules(served).modules) ? served : alone;
  let stated = withModules(found);
  const frontends = backends.length === 0 ? [] : interfaces.filter((folder) => !serves(folder));
  // A folder that turns out to be a module may make modules of others.
  for (let also = besideModules(stated, { graph, tree, isInterface, frontends }).modules, at = found; also.length > 0; also = besideModules(stated, { graph, tree, isInterface, frontends }).modules) {
    at = [...at, ...also].sort();
    stated = withModules(at);
  }
  const apart = areApart(services, stated.modules);
  if (!apart) stated = onFoundations(stated, { graph, tree });
  const beside = besideModules(stated, { graph, tree, isInterface, frontends }).layout;
  const { modules, platform } = apart ? sharedOut(stated.modules, (module) => services.some((service) => holds(service, module)), importsBetween(graph.edges, layoutOf(stated, folders, tree))) : { modules: stated.modules, platform: [] };
  const rooms = { ...beside, platform: [...beside.platform, ...platform, ...(stated.layout?.platform ?? [])].sort() };
  const divided = { ...stated, modules, ...(rooms.apps.length + rooms.platform.length + rooms.frontends.length === 0 ? {} : { layout: rooms }) };
  const uses = usesBy(graph.edges, modules.map((module) => module.name), layoutOf(divided, folders, tree));
  const blueprint = { ...divided, answers: answersOf(main[0], choices, apart), modules: modules.map((module) => ({ ...module, uses: uses.of.get(module.name) ?? [] })) };
  return { blueprint, languages: languagesIn(graph), choices, services, tables: tablesBy(tree, { graph, layout: layoutOf(blueprint, folders, tree) }), circular: uses.cut };
}

/** The same agreement with what most modules stand on as their platform. */
function onFoundations(stated: Blueprint, { graph, tree }: Pick<Surroundings, "graph" | "tree">): Blueprint {
  const layout = layoutOf(stated, foldersIn(tree), tree);
  const tables = tablesBy(tree, { graph, layout });
  const foundations = foundationsOf(stated.modules, importsBetween(graph.edges, layout), (name) => tables.has(name));
  if (foundations.length === 0) return stated;
  return { ...stated, modules: stated.modules.filter((module) => !foundations.includes(module)), layout: { apps: [], platform: foundations.flatMap(({ path = [] }) => path), frontends: [] } };
}

function nothingToJudge(tree: FileTree): UserError {
  return new UserError("CB-063", {
    what: `There is no source file in TypeScript, JavaScript, Python, Java, Go or C# among ${tree.size} files.`,
    why: "An agreement says which modules there are, and none could be found.",
    todo: "Name the root of the repository; files that git ignores are left out.",
  });
}

function answersOf(language: Language, choices: readonly Choice[], apart: boolean): Blueprint["answers"] {
  const [decomposition = ""] = answersWith("decomposition", apart ? "apart" : "together");
  return { language, ...Object.fromEntries(choices.map(({ question, name }) => [question, name])), decomposition };
}

/** Several programs made of the same packages are one backend; services bring their modules with them, and most modules have a service. */
function areApart(services: readonly Service[], modules: readonly ModuleSpec[]): boolean {
  const held = modules.filter((module) => services.some((service) => holds(service, module)));
  return services.length > 1 && held.length * 2 > modules.length && services.every((service) => modules.some((module) => holds(service, module)) && !services.some(({ path }) => isInside(path, service.path)));
}

function holds({ path }: Service, module: ModuleSpec): boolean {
  return (module.path ?? []).some((folder) => folder === path || isInside(folder, path));
}

function sourcesIn({ units }: Graph): readonly string[] {
  const counted = [...units.keys()].filter((path) => !isTest(path) && !isTooling(path));
  return counted.length > 0 ? counted : [...units.keys()];
}

function foldersOfModules(tree: FileTree, graph: Graph): readonly string[] {
  const sources = sourcesIn(graph);
  const manifests = [...tree.keys()].filter((path) => (isProject(path, tree) || languages.some((language) => language.manifests.test(path))) && !isTooling(path) && !/requirements|manage\.py$/.test(baseName(path)));
  return moduleFoldersOf(sources, manifests);
}

/** A project of an Nx workspace, where one `package.json` serves all. */
function isProject(path: string, tree: FileTree): boolean {
  return baseName(path) === "project.json" && /"(?:projectType|sourceRoot)"\s*:/.test(textOf(tree, path) ?? "");
}

function modulesAt(found: readonly string[], tree: FileTree, project: string): readonly ModuleSpec[] {
  const ownerOf = ownersIn(tree);
  return [...distinctNames(found, project)].map(([path, name]) => ({ name, owner: ownerOf(path) ?? `team-${name}`.slice(0, 40).replace(/-+$/, ""), uses: [], publishes: [], consumes: [], path: withTests(path, tree) }));
}

/** Java keeps the tests of a package in a folder of their own. */
function withTests(path: string, tree: FileTree): readonly string[] {
  const tests = path.replace(/(^|\/)src\/main\//, "$1src/test/");
  return tests !== path && [...tree.keys()].some((file) => file.startsWith(`${tests}/`)) ? [path, tests] : [path];
}

interface Surroundings {
  readonly graph: Graph;
  readonly tree: FileTree;
  readonly isInterface: (folder: string) => boolean;
  /** Packages that people look at, wherever they lie. */
  readonly frontends: readonly string[];
}

function besideModules(blueprint: Blueprint, { graph, tree, isInterface, frontends }: Surroundings): Beside {
  const layout = layoutOf(blueprint, foldersIn(tree), tree);
  const modules = blueprint.modules.flatMap(({ path = [] }) => path);
  // By its name alone, `apps/web` would be an app.
  const misplaced = new Set([...graph.units.keys()].filter((path) => /^(?:app|platform)$/.test(layout.placeOf(path).room)));
  const apart = frontends.filter((folder) => !modules.some((module) => isInside(module, folder)) && [...misplaced].some((path) => isInside(path, folder)));
  const homeless = [...graph.units.keys()].filter((path) => layout.placeOf(path).room === "outside" && folderOf(path) !== "" && !apart.some((folder) => isInside(path, folder)));
  const { layout: rooms, modules: also } = roomsBeside(graph.edges, homeless, { modules: [...modules, ...apart], layout, isInterface });
  const parents = new Set(modules.map(folderOf).filter((folder) => folder !== ""));
  const serving = servingBeside(graph.edges, (path) => parents.has(folderOf(path)) && layout.placeOf(path).room === "app", layout);
  return { layout: { ...rooms, platform: [...rooms.platform, ...serving].sort(), frontends: outermost([...rooms.frontends, ...apart]) }, modules: also };
}

function outermost(folders: readonly string[]): readonly string[] {
  return [...new Set(folders)].filter((folder) => !folders.some((other) => isInside(folder, other))).sort();
}

/** Folders of packages, the whole repository left out. */
function packagesIn(tree: FileTree): readonly string[] {
  return [...tree.keys()].filter((path) => path.endsWith("/package.json")).map(folderOf);
}

function tablesBy(tree: FileTree, { graph, layout }: { readonly graph: Graph; readonly layout: Layout }): Proposal["tables"] {
  const found = new Map<string, Set<string>>();
  for (const { table, verb, at } of tablesOf(tree, layout, graph).uses) {
    const { room, name } = layout.placeOf(at.path);
    if (verb === "creates" && table !== undefined && room === "module" && name !== undefined) found.set(name, (found.get(name) ?? new Set()).add(table));
  }
  return new Map([...found].map(([module, tables]) => [module, [...tables].sort()]));
}

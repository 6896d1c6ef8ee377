import { assertGenerated, assertSafePath, basePath, caseCollision, InternalError, lockFile, lockOf, lockPath, mergeRadars, offRadar, offRadarPath, packBase, plainBlueprint, resolveAnswers, storesBase, treeOf, writeBlueprint, textFile, UserError, type Blueprint, type FileTree, type LockFacts, type Resolution, type TreeFile } from "@create-backend/core";
import { projectOf, type Project } from "../deployable/project.ts";
import type { System } from "../deployable/system.ts";
import { packageJsonFiles } from "../shared-files/package-json/package-json.ts";
import { agreementSchema } from "./agreement-schema.ts";
import { checkNames, takenNames } from "./check-names.ts";
import { chooseLayers, type ChosenLayer } from "./choose-layers.ts";
import { expandPath } from "./expand-path.ts";
import { gather, type Shared } from "./gather.ts";
import type { LayerFile, LayerSource, Standards, Versions } from "./layer-source.ts";
import { catalogueOf, type RegisteredOption } from "./registry.ts";
import { templateEngine } from "./template.ts";

/** What renders: the options there are, where their files come from, and our own version. */
export interface Workshop {
  readonly options: readonly RegisteredOption[];
  readonly source: LayerSource;
  readonly tool: string;
  /** Hash of the published package that renders, for the lock: who reads the lock can fetch the same. */
  readonly integrity?: string;
  /** What the organisation adds and replaces, later packages before earlier ones. */
  readonly standards?: readonly Standards[];
}

/** A rendered repository with the values it was rendered from. */
export interface Rendering {
  readonly tree: FileTree;
  /** What the lock says besides the files, and the stable id of every file. */
  readonly facts: LockFacts;
  readonly project: Project;
  readonly system: System;
  readonly resolution: Resolution;
}

/** Resolves a blueprint to models without writing a file. Throws what {@link resolveAnswers} throws, `CB-037` for an answer that nobody has templates for, and `CB-025` for reserved names. */
export function modelOf(blueprint: Blueprint, workshop: Workshop): Omit<Rendering, "tree" | "facts"> & { shared: Shared; layers: readonly ChosenLayer[] } {
  const catalogue = catalogueOf(workshop.options, workshop.standards);
  const resolution = resolveAnswers(blueprint, catalogue);
  assertGenerated(blueprint, catalogue);
  checkNames(blueprint, resolution, workshop.options);
  const project = projectOf(blueprint, resolution, { tool: workshop.tool, taken: takenNames(resolution, workshop.options) });
  const layers = chooseLayers(resolution, workshop.options, workshop.source);
  const { system, shared } = gather(project, layers.map((layer) => layer.definition.contribute?.(project) ?? {}));
  return { project, system, shared, resolution, layers };
}

/** A rendering with its lock and the base of later updates: what a new repository holds. */
export function withRecord({ tree, facts }: Pick<Rendering, "tree" | "facts">): FileTree {
  return new Map([...tree, [lockPath, lockFile(lockOf(tree, facts))], ...(storesBase(facts) ? [[basePath, packBase(tree)] as const] : [])]);
}

/** Writes the repository of a blueprint as a value. The same blueprint gives the same bytes. Throws what {@link modelOf} throws. */
export function render(blueprint: Blueprint, workshop: Workshop, extra: Iterable<readonly [string, TreeFile]> = []): Rendering {
  const { project, system, shared, resolution, layers } = modelOf(blueprint, workshop);
  const versions = versionsWith(workshop);
  const fillTemplate = templateEngine({ versions, packages: shared.packages });
  const files = new Map<string, TreeFile>();
  const writers = new Map<string, string>();
  const ids = new Map<string, string>();
  const add = (path: string, file: TreeFile, { writer, id = path }: { writer: string; id?: string }): void => {
    const other = writers.get(path);
    if (other !== undefined) throw new InternalError(`${writer} and ${other} both write ${path}. A file that several options want belongs in shared-files/.`);
    assertSafePath(path);
    writers.set(path, writer);
    files.set(path, file);
    ids.set(path, `${writer}:${id}`);
  };
  for (const layer of layers) {
    const base = { project, system, shared, values: layer.definition.values?.(project, system) ?? {} };
    for (const file of workshop.source.filesOf(layer.id))
      for (const { path, content, scope, id } of instancesOf(file, project)) {
        const text = file.path.endsWith(".hbs") ? fillTemplate(content as string, { ...base, ...scope }, `${layer.id}/${file.path}`) : content;
        if (typeof text === "string" && text.trim() === "" && file.path.endsWith(".hbs")) continue;
        add(path, { content: text, executable: file.executable, owner: file.path.startsWith("seeds/") ? "seed" : "managed" }, { writer: layer.id, id });
      }
  }
  for (const [path, file] of packageJsonFiles(shared.packages, versions)) add(path, file, { writer: "shared/package-json" });
  for (const [path, file] of agreementFiles(blueprint, workshop.options)) add(path, file, { writer: "the blueprint" });
  for (const [path, file] of extra) add(path, file, { writer: "the decision" });
  for (const standards of workshop.standards ?? [])
    for (const file of ownLayers(standards, resolution))
      for (const { path, content, id } of instancesOf(file, project)) {
        writers.delete(path);
        add(path, { content, executable: file.executable, owner: file.path.startsWith("seeds/") ? "seed" : "managed" }, { writer: `standards/${standards.name}`, id });
      }
  for (const [path, file] of radarFiles(workshop)) add(path, file, { writer: "standards" });
  const tree = treeOf(files);
  const collision = caseCollision(tree.keys());
  if (collision !== undefined) throw oneFile(collision, [...writers].find(([path, writer]) => collision.includes(path) && writer.startsWith("standards/"))?.[1]);
  const options = [...resolution.answers.values()].map(({ question, option }) => `${question}/${option.name}`);
  return { tree, facts: { tool: workshop.tool, ...(workshop.integrity === undefined ? {} : { integrity: workshop.integrity }), options, ...recordOf(workshop.standards), agreement: plainBlueprint(blueprint), ids }, project, system, resolution };
}

/** Ours do not collide; a standards package can, with ours. `CB-164` */
function oneFile(paths: readonly string[], standards: string | undefined): Error {
  const what = `${paths.join(" and ")} are one file where case is ignored`;
  if (standards === undefined) return new InternalError(`${what}.`);
  return new UserError("CB-164", { what: `${standards.replace("standards/", "")} is no standards package: ${what}.`, todo: "Ask whoever publishes it to mend it.", place: { file: "backend.yaml", key: "extends" } });
}

/** The files of a standards package that go with the answers, and its rules where a check finds them. */
function ownLayers({ name, files, rules }: Standards, { answers }: Resolution): readonly LayerFile[] {
  const fitting = files.flatMap((file) => {
    const [, question = "", option, path] = /^options\/([^/]+)\/([^/]+)\/(.*)$/.exec(file.path) ?? [];
    if (path === undefined) return [file];
    return answers.get(question)?.option.name === option ? [{ ...file, path }] : [];
  });
  return rules === undefined ? fitting : [...fitting, { path: `files/.backend/standards/${name.replace(/^@/, "").replaceAll("/", "-")}.yaml`, content: rules, executable: false }];
}

/** What may not stand by the organisation's radar, where a check finds it. */
function radarFiles({ options, standards = [] }: Workshop): [string, TreeFile][] {
  const radar = mergeRadars(standards.flatMap((one) => one.radar ?? []));
  const off = radar === undefined ? [] : offRadar(catalogueOf(options), radar);
  return off.length === 0 ? [] : [[offRadarPath, textFile(`[\n${off.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]\n`)]];
}

/** Our versions with those that the organisation prescribes. */
export function versionsWith({ source, standards = [] }: Workshop): Versions {
  const ecosystems = new Set([...Object.keys(source.versions), ...standards.flatMap(({ versions }) => Object.keys(versions))]);
  return Object.fromEntries([...ecosystems].map((name) => [name, Object.assign({}, source.versions[name], ...standards.map(({ versions }) => versions[name] ?? {})) as Record<string, string>]));
}

function recordOf(standards: readonly Standards[] = []): Pick<LockFacts, "standards"> {
  return standards.length === 0 ? {} : { standards: Object.fromEntries(standards.map(({ name, version, hash }) => [name, { version, hash }])) };
}

/** The id is the path in the catalogue and what it was repeated for: it survives a change of names. */
function* instancesOf(file: LayerFile, project: Project): Generator<{ path: string; content: LayerFile["content"]; scope: object; id: string }> {
  const target = file.path.replace(/^(files|seeds)\//, "").replace(/\.hbs$/, "");
  for (const { path, ...scope } of expandPath(target, project)) {
    const whose = scope.module ?? scope.app;
    const towards = scope.use === undefined ? "" : `>${scope.use.name}`;
    yield { path, content: file.content, scope, id: whose === undefined ? target : `${target}@${whose.name}${towards}` };
  }
}

function agreementFiles(blueprint: Blueprint, options: readonly RegisteredOption[]): [string, TreeFile][] {
  return [
    ["backend.yaml", textFile(writeBlueprint(blueprint), "seed")],
    [".backend/backend.schema.json", textFile(agreementSchema(options))],
  ];
}

import { assertSafePath, textFile, UserError, type Blueprint, type FileTree, type TreeFile } from "@create-backend/core";
import type { CodeEditing, GeneratorDefinition, Making, Registration } from "../define-generator.ts";
import type { OptionDefinition } from "../define-option.ts";
import { namesOf, type Names } from "../deployable/names.ts";
import type { Project } from "../deployable/project.ts";
import type { ChosenLayer } from "./choose-layers.ts";
import { fill } from "./expand-path.ts";
import { modelOf, render, versionsWith, type Rendering, type Workshop } from "./render.ts";
import { callOf, type CallSaid } from "./call-of.ts";
import { templateEngine } from "./template.ts";

/** A generator that a repository can use. */
export interface GeneratorEntry {
  readonly name: string;
  readonly summary: string;
}

/** What one generator makes: files of the user's, and what has to be added to files that are there. */
export interface Generated {
  readonly kind: string;
  readonly files: ReadonlyMap<string, TreeFile>;
  readonly registrations: readonly Registration[];
  /** Files of the user's that these use, as they are handed out today. */
  readonly standsOn: ReadonlyMap<string, TreeFile>;
}

/** What to make. */
export interface Wish {
  readonly kind: string;
  readonly module: string;
  readonly name: string;
  /** How it is called, for a kind that takes that. */
  readonly call?: CallSaid;
}

interface Part {
  readonly layer: ChosenLayer;
  readonly definition: GeneratorDefinition;
}

/** The generators of a repository's stack, by name. */
export function generatorsOf(blueprint: Blueprint, workshop: Workshop): readonly GeneratorEntry[] {
  const kinds = new Map<string, GeneratorEntry>();
  for (const { definition } of modelOf(blueprint, workshop).layers)
    for (const [name, { summary }] of Object.entries(definition.generators ?? {})) if (summary !== undefined) kinds.set(name, { name, summary });
  return [...kinds.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What a wish comes to, what it builds on first; and how the stack's code is edited. Throws `CB-020` no such module, `CB-170` no such generator, `CB-171` a name that code cannot have. */
export function generate(wish: Wish, blueprint: Blueprint, workshop: Workshop): { readonly parts: readonly Generated[]; readonly editing: readonly CodeEditing[] } {
  const model = modelOf(blueprint, workshop);
  const module = model.project.modules.find(({ name }) => name === wish.module);
  if (module === undefined) throw new UserError("CB-020", { what: `There is no module "${wish.module}".`, todo: `Known: ${model.project.modules.map(({ name }) => name).join(", ")}. Add it first: create-backend add module ${wish.module}`, place: { file: "backend.yaml", key: "modules" } });
  const chosen = workshop.options.filter(({ question, name }) => model.resolution.answers.get(question)?.option.name === name);
  const making: Making = { project: model.project, module, thing: namesOf(wish.name), call: callOf(wish, callSaid(wish, model.layers)) };
  for (const { definition } of chosen) assertFree(wish.name, making.thing, definition);
  const { tree } = render(blueprint, workshop);
  const parts = inOrder(wish.kind, model.layers, model.project).map((kind) => makeOne(kind, { making, layers: model.layers, workshop, tree }));
  return { parts, editing: chosen.flatMap(({ definition }) => definition.codeEditing ?? []) };
}

/** What is made inside a module is called as it is said, so no word will do that means something else in code. `CB-171` */
function assertFree(name: string, { camel, snake }: Names, { title, reserved = [], taken = [] }: OptionDefinition): void {
  const among = (words: readonly string[]): boolean => words.includes(camel) || words.includes(snake);
  const reason = among(reserved) ? `that is a reserved word of ${title}` : among(taken) ? `generated ${title} has another use for that word` : undefined;
  if (reason !== undefined) throw new UserError("CB-171", { what: `Nothing can be called ${name}: ${reason}.`, why: "The generated code would not compile.", todo: "Choose another name." });
}

/** Whether a file of the repository is code that generators can stand on: in a language of its answers. */
export function isCodeIn({ resolution }: Pick<Rendering, "resolution">, { options }: Workshop): (path: string) => boolean {
  const editing = options.flatMap(({ question, name, definition }) => (resolution.answers.get(question)?.option.name === name ? (definition.codeEditing ?? []) : []));
  return (path) => editing.some(({ files }) => files.test(path));
}

/** What was said of the call; nothing may be said to a kind that has none. `CB-177` */
function callSaid({ kind, call = {} }: Wish, layers: readonly ChosenLayer[]): CallSaid {
  const takes = partsOf(kind, layers).flatMap(({ definition }) => definition.takes ?? []);
  const stray = (["method", "path"] as const).find((word) => call[word] !== undefined && !takes.includes(word));
  if (stray !== undefined) throw new UserError("CB-177", { what: `add ${kind} takes no --${stray}.`, why: "Nothing of it is called from outside.", todo: `Leave --${stray} out, or add an endpoint.`, place: { key: `--${stray}` } });
  return call;
}

/** A kind with the kinds that it builds on before it. `CB-170` */
function inOrder(kind: string, layers: readonly ChosenLayer[], project: Project): readonly string[] {
  const parts = partsOf(kind, layers);
  if (parts.length === 0) throw new UserError("CB-170", { what: `There is no generator "${kind}" for ${project.stack.map(({ title }) => title).slice(0, 2).join(" and ")}.`, why: "What is written must fit the code that is there.", todo: "`create-backend add --list` lists what can be added here." });
  const before = parts.flatMap(({ definition }) => definition.after ?? []);
  return [...before.flatMap((other) => inOrder(other, layers, project)), kind];
}

function partsOf(kind: string, layers: readonly ChosenLayer[]): readonly Part[] {
  return layers.flatMap((layer) => {
    const definition = layer.definition.generators?.[kind];
    return definition === undefined ? [] : [{ layer, definition }];
  });
}

function makeOne(kind: string, { making, layers, workshop, tree }: { making: Making; layers: readonly ChosenLayer[]; workshop: Workshop; tree: FileTree }): Generated {
  const fillTemplate = templateEngine({ versions: versionsWith(workshop), packages: [] });
  const files = new Map<string, TreeFile>();
  const parts = partsOf(kind, layers);
  for (const { layer } of parts) {
    const id = `${layer.id}/generators/${kind}`;
    for (const { path, content } of workshop.source.filesOf(id)) {
      const target = fill(path.replace(/^seeds\//, "").replace(/\.hbs$/, ""), { ...making });
      assertSafePath(target);
      files.set(target, textFile(path.endsWith(".hbs") ? fillTemplate(String(content), making, `${id}/${path}`) : String(content), "seed"));
    }
  }
  const standsOn = new Map(parts.flatMap(({ definition }) => definition.standsOn?.(making) ?? []).map((path) => [path, handedOut(path, tree)]));
  return { kind, files, registrations: parts.flatMap(({ definition }) => definition.register?.(making) ?? []), standsOn };
}

function handedOut(path: string, tree: FileTree): TreeFile {
  const file = tree.get(path);
  if (file === undefined) throw new Error(`A generator stands on ${path}, which nobody writes.`);
  return file;
}

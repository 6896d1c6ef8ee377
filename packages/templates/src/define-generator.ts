import type { ModuleModel, Project } from "./deployable/project.ts";
import type { Names } from "./deployable/names.ts";

/** What a generator makes, and where. */
export interface Making {
  readonly project: Project;
  readonly module: ModuleModel;
  /** The thing in every spelling. */
  readonly thing: Names;
  /** How it is called from outside, where it is. */
  readonly call: Call;
}

/** Method and path of an operation on one entity. */
export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly lower: string;
  /** The path below the entity's own: `/cancel-order`. */
  readonly below: string;
  /** It changes nothing. */
  readonly reads: boolean;
  /** Version of a new entity after the first call. */
  readonly version: 1 | 2;
}

/** One addition to code that is there, in words that every language has. Where it is there already, nothing changes. */
export type CodeEdit =
  /** Imports a name. */
  | { readonly kind: "import"; readonly name: string; readonly from: string }
  /** Adds a member to a class, after its last public one. */
  | { readonly kind: "member"; readonly of: string; readonly name: string; readonly text: string }
  /** Adds a statement to a function, before its last one. */
  | { readonly kind: "statement"; readonly of: string; readonly text: string }
  /** Adds an item to the list that a property holds. */
  | { readonly kind: "item"; readonly of: string; readonly text: string };

/** Where something has to be made known so that the rest of the code uses it. */
export interface Registration {
  readonly file: string;
  readonly edits: readonly CodeEdit[];
}

/** Puts additions into source text; the text as it was where all are there. Throws {@link NoPlace} where there is no place for one. */
export type CodeEditor = (text: string, edits: readonly CodeEdit[]) => string;

/** A mechanical change that templates have made to the code around them: what we wrote and what the user wrote are changed alike before they are merged. */
export type Codemod = Rename | Move;

interface Change {
  readonly from: string;
  readonly to: string;
  /** Files that declare the name or hand it on, the declaring one first. */
  readonly files: readonly string[];
  /** What other code imports it by. */
  readonly specifiers: readonly string[];
}

/** A name that has another one now. */
export interface Rename extends Change {
  readonly kind: "rename";
}

/** A name that is elsewhere now: the first of `files` declared it, the second does, and it is imported by `into`. */
export interface Move extends Change {
  readonly kind: "move";
  readonly into: string;
}

/** Makes a change in source text, which stands at a path; the text as it was where there is nothing to change. */
export type CodeRewriter = (text: string, path: string) => string;

/** How a language's code is edited; `open` may load a library, by its name: from the repository, from beside this program, or fetched once. */
export interface CodeEditing {
  /** Endings of the files it can edit. */
  readonly files: RegExp;
  readonly open: (load: (library: string) => Promise<unknown>) => Promise<CodeEditor>;
  /** How a change of the templates is made in code that is there, by the same libraries. */
  readonly rewrite?: (codemod: Codemod, load: (library: string) => Promise<unknown>) => Promise<CodeRewriter>;
}

/** Part of a generator: its templates lie in `generators/<thing>/seeds` of the same folder, where `[thing]` in a path is the name. */
export interface GeneratorDefinition {
  /** For the list of generators; the language says it, or whoever has the kind alone. */
  readonly summary?: string;
  /** Another generator that this one builds on: its thing of the same name is made first. */
  readonly after?: string;
  /** What can be said besides the name. */
  readonly takes?: readonly ("method" | "path")[];
  readonly register?: (making: Making) => readonly Registration[];
  /** Seeds of the module that the generated code uses. One that is not there, because the module was begun before templates handed it out, is made with it. */
  readonly standsOn?: (making: Making) => readonly string[];
}

/** Code has changed so much that an addition has no place in it. */
export class NoPlace extends Error {}

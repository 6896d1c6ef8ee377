/** How a source file refers to another unit. */
export type ImportKind = "import" | "side-effect" | "re-export" | "dynamic" | "require" | "import-equals" | "type-query" | "reference" | "documentation" | "glob" | "url" | "worker" | "use";

// `documentation`: a type in a comment that compilers read. `glob`: a pattern, or a folder, whose files a bundler imports. `url`: a file that is named, not run; `worker`: one that is run apart.
// `use`: a name in the code that may stand for something elsewhere, where a language needs no import for that (Java, C#).

/**
 * One reference as a scanner found it. `start` and `end` are offsets (UTF-16) of the written target, quotes included;
 * lines and columns are computed only for what is reported.
 */
export interface ImportFact {
  readonly kind: ImportKind;
  /** Erased before run time: `import type`, `import { type A }`, `typeof import()`, Python's `if TYPE_CHECKING`. */
  readonly typeOnly: boolean;
  readonly specifier: string;
  readonly start: number;
  readonly end: number;
  /** Names taken from the target, as the target calls them, where the language lists them. `*` is all of them. */
  readonly names?: readonly string[];
  /** What they are called from here on, in the same order; absent when every one keeps its name. */
  readonly as?: readonly string[];
  /** Patterns of files that a pattern leaves out. */
  readonly without?: readonly string[];
  /** A name that a loader of modules knows: a file beside this one or above it, or nothing that a repository says. */
  readonly loaded?: true;
  /** `specifier` is a folder, and this says which of its files are meant: those below its folders, too, and an expression that fits their paths from `./` on. */
  readonly fitting?: { readonly deep: boolean; readonly pattern: string; readonly flags: string };
}

/** A text that is being scanned and the facts found so far. */
export interface Source {
  readonly text: string;
  readonly facts: ImportFact[];
  /** It only declares: no expression in it runs. */
  readonly declares?: boolean;
  /** Where names are to be noted that a text hands on without saying where they come from. */
  readonly hands?: (readonly [local: string, offered: string])[];
}

/** What a scanner returns for one file. `broken` is the offset from which the text could not be followed. */
export interface Scan {
  readonly imports: readonly ImportFact[];
  /** Package or namespaces that the file is part of. */
  readonly scopes?: readonly string[];
  /** Types it declares, each with the scope in front. */
  readonly declares?: readonly string[];
  /** Names of types inside its types, and of the types that its types extend: where nested types are inherited (Java). */
  /** Methods that it adds to other types, each with the scope in front (C#). */
  readonly extensions?: readonly string[];
  readonly nested?: readonly string[];
  readonly parents?: readonly string[];
  /** Names that types on top level extend though they declare the like inside: what is inside is not meant there (Java). */
  readonly heads?: readonly string[];
  /** Names of its own that it offers by a list, and what others call them: imported ones among them are handed on. */
  readonly hands?: readonly (readonly [local: string, offered: string])[];
  /** Offsets of imports of names that do not begin a line, where only those that do are handed on (Python). */
  readonly inner?: readonly number[];
  readonly broken?: number;
  /** A waiver may stand in its comments. */
  readonly waives?: true;
}

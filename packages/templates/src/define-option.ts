import type { Fact, OptionRules } from "@create-backend/core";
import type { CodeEditing, Codemod, GeneratorDefinition } from "./define-generator.ts";
import type { AppModel, Project } from "./deployable/project.ts";
import type { BackingService, Check, Commands, Deployable, DeployStep, EnvironmentVariable, System, Tool, UpdateEcosystem } from "./deployable/system.ts";

/** Dependencies of one package of the generated repository. Named here, numbered in `versions/`. */
export interface PackageContribution {
  readonly ecosystem: string;
  /** Folder of the package in the repository, `.` for the root. */
  readonly at: string;
  readonly dependencies?: readonly string[];
  readonly devDependencies?: readonly string[];
  /** Packages of the same repository. */
  readonly local?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  /** Entry points that others may import: `./name` → file. */
  readonly exports?: Readonly<Record<string, string>>;
  /** The tool that installs the workspace, by its name in `versions/`. */
  readonly manager?: string;
  /** Further keys of the manifest, merged at the top level. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** A part of a document that several options write together. Lower order comes first. */
export interface Section {
  readonly order: number;
  readonly title: string;
  readonly text: string;
}

/** What an option adds to what all share. Everything is optional. */
export interface Contributions {
  /** Facts about one app; later options add to and override earlier ones. */
  readonly app?: (app: AppModel) => Partial<Deployable>;
  readonly environment?: (app: AppModel) => readonly EnvironmentVariable[];
  readonly backing?: readonly BackingService[];
  readonly toolchain?: readonly Tool[];
  readonly commands?: Partial<Commands>;
  readonly updates?: readonly UpdateEcosystem[];
  readonly checks?: readonly Check[];
  readonly deploy?: readonly DeployStep[];
  readonly packages?: readonly PackageContribution[];
  /** Lines of `.gitignore`. */
  readonly ignore?: readonly string[];
  /** Lines of `.dockerignore`. */
  readonly imageIgnore?: readonly string[];
  /** Sections of `README.md`, in Markdown. */
  readonly readme?: readonly Section[];
  /** Sections of `AGENTS.md`: layout and rules that only this option knows. */
  readonly agents?: readonly Section[];
}

/** Imported names, `@scope/*` for a scope; each covers what lies below it. */
export interface Libraries {
  readonly names: readonly string[];
  /** Families that are welcome with it: what it is built on, the mapper or validator it comes with. */
  readonly brings?: readonly string[];
}

/** Code of an option or of a pair: what it contributes, and values that only its own templates see (as `values`). */
export interface PairDefinition {
  readonly contribute?: (project: Project) => Contributions;
  readonly values?: (project: Project, system: System) => Readonly<Record<string, unknown>>;
  /** What `create-backend add` can make inside a module, by its kind; options that know the same kind make it together. */
  readonly generators?: Readonly<Record<string, GeneratorDefinition>>;
  /** Mechanical changes that its files went through, the oldest first. One is made wherever what was written last still has the old state. */
  readonly codemods?: (project: Project) => readonly Codemod[];
}

/** One possible answer to a question; name and question come from its folder. */
export interface OptionDefinition extends PairDefinition {
  readonly title: string;
  /** One sentence: what it is and when it wins. */
  readonly summary: string;
  /** Order among the answers of its question; the lowest that fits is the default. */
  readonly order: number;
  /** False: exists as facts, can be advised and not generated. */
  readonly generates?: boolean;
  /** Answers of other questions (or `trait`) that it works with. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  readonly traits?: readonly string[];
  readonly facts?: Readonly<Record<string, Fact>>;
  /** How it argues for itself when a decision is made: eliminations, gates, points. */
  readonly rules?: OptionRules;
  /** What a repository that changes to this answer has to move besides files, for the decision record: Markdown. */
  readonly arrival?: string;
  /** Of a store: how the data of one module get from one database to another: Markdown. */
  readonly handover?: string;
  /** How code shows that it uses this: the names it imports, in whatever language, and the library families that come along. */
  readonly libraries?: Libraries;
  /** Of a language: how additions get into code that is there. */
  readonly codeEditing?: CodeEditing;
  /** Names that no module may have, as code and stores spell them: keywords, `pg_*` for all that begin so. */
  readonly reserved?: readonly string[];
  /** Words that mean something else in code: what a module so called keeps has `Entity` behind its name there. */
  readonly taken?: readonly string[];
}

/** Declares an option in `options/<question>/<option>/option.ts`. */
export function defineOption(definition: OptionDefinition): OptionDefinition {
  return definition;
}

/** Declares what an option adds when another one is chosen too, in `for/<other>/pair.ts`. */
export function definePair(definition: PairDefinition): PairDefinition {
  return definition;
}

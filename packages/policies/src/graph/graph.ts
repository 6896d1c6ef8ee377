import type { ImportFact } from "./facts.ts";
import type { Place } from "./layout.ts";
import type { Target } from "./resolver.ts";

export type Language = "typescript" | "python" | "java" | "go" | "csharp";

/** A source file. */
export interface Unit {
  readonly path: string;
  readonly language: Language;
  readonly place: Place;
  /** Offset from which the scanner could not follow the text. */
  readonly broken?: number;
  /** A waiver may stand in its comments. */
  readonly waives?: true;
}

/** One import: from a unit to a file, a package, or nowhere. */
export interface Edge {
  readonly from: Unit;
  readonly fact: ImportFact;
  readonly target: Target;
  /** Place of a file target. */
  readonly to?: Place;
}

/** Where a name comes from in the end, when the file that an import names only hands it on. */
export interface Final {
  /** As the importer takes it. */
  readonly name: string;
  readonly target: Target;
  readonly to?: Place;
  /** The files that hand it on, the written target first. */
  readonly via: readonly string[];
}

/** The source of a repository as units and edges, in path order. */
export interface Graph {
  readonly units: ReadonlyMap<string, Unit>;
  readonly edges: readonly Edge[];
  /** Where the names of an import come from in the end, when the file it names only hands them on. */
  readonly finalsOf: (edge: Edge) => readonly Final[];
}

/** A graph of nothing. */
export const emptyGraph: Graph = { units: new Map(), edges: [], finalsOf: () => [] };

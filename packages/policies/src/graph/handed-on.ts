import type { ImportFact } from "./facts.ts";

/** A name that a file takes from elsewhere and offers to others. */
export interface HandedOn {
  readonly fact: ImportFact;
  /** As its source calls it; `*` for everything. */
  readonly name: string;
  /** As the file offers it; absent when everything is offered as it is. */
  readonly as?: string;
}

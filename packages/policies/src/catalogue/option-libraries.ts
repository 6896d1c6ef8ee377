/** What an option says of itself in its own folder. */
export interface OptionLibraries {
  readonly question: string;
  readonly name: string;
  /** Languages it is for; absent where it does not matter. */
  readonly languages?: readonly string[];
  readonly libraries: readonly string[];
  /** Families that are welcome with it. */
  readonly brings: readonly string[];
}

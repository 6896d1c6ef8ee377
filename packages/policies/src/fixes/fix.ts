/** A file as it should be, and why. Several fixes of one file build on each other. */
export interface Fix {
  readonly path: string;
  /** Completes "backend.yaml …": `says that orders uses catalog`. */
  readonly what: string;
  /** The whole text; empty for a file that can go. */
  readonly text: string;
}

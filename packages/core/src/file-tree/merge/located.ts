/** A value of a document and where its text stands. Flow: in brackets; block: by indentation. */
export interface Located {
  readonly start: number;
  readonly end: number;
  readonly form: "scalar" | "flow" | "block";
  readonly kind: "scalar" | "map" | "list";
  readonly entries: readonly Entry[];
}

/** One entry of a collection: from `start` (its key, or the dash of an item) on. `lead` is where what follows the colon or the dash begins. */
export interface Entry {
  readonly key: string | number;
  readonly start: number;
  readonly lead: number;
  readonly value: Located;
}

/** How a format reads and writes values. */
export interface Format {
  /** Undefined for an empty document. */
  readonly locate: (text: string) => Located | undefined;
  /** A scalar on one line, for brackets too, in the quotes of the one that stood there. */
  readonly scalar: (value: unknown, old: string) => string;
  /** The text that follows `key:` or the dash of an item in a block. */
  readonly block: (value: unknown, style: BlockStyle) => string;
  /** `key:` as it stands in front of a value. */
  readonly key: (key: string) => string;
}

export interface BlockStyle {
  readonly lead: "key" | "dash";
  /** In front of the key or the dash. */
  readonly indent: string;
  readonly step: string;
  readonly indentLists: boolean;
}

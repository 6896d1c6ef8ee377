/** What the process that reads a plopfile is asked for: without a generator, what there is. */
export interface Work {
  /** Path of node-plop. */
  readonly library: string;
  readonly plopfile: string;
  readonly root: string;
  readonly generator?: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** A generator as its plopfile offers it. */
export interface Offered {
  readonly name: string;
  readonly summary: string;
  readonly prompts: readonly { readonly name: string; readonly message: string; readonly fallback?: string }[];
}

/** A file as a generator leaves it. */
export interface Written {
  readonly path: string;
  readonly text: string;
  /** It is meant to be new. */
  readonly added: boolean;
}

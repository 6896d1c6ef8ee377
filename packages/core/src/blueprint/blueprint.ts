/** A business capability: owner, and what it has to do with others. */
export interface ModuleSpec {
  /** Kebab case, unique; also the URL segment and the folder. */
  readonly name: string;
  readonly owner: string;
  /** Modules whose contract this one calls. */
  readonly uses: readonly string[];
  /** Events this module announces, in kebab case and past tense. */
  readonly publishes: readonly string[];
  /** Events of other modules this one reacts to. */
  readonly consumes: readonly EventRef[];
  /** Folders it lies in, where an adopted repository has places of its own; absent where the usual layout holds. */
  readonly path?: readonly string[];
}

/** An event by its publisher: written `orders.order-placed`. */
export interface EventRef {
  readonly module: string;
  readonly event: string;
}

/** A deployable and the modules it hosts. */
export interface AppSpec {
  readonly name: string;
  readonly modules: readonly string[];
}

/** Where an adopted repository keeps what is no module: folders or files. */
export interface LayoutSpec {
  /** Code that puts modules together. */
  readonly apps: readonly string[];
  /** Code that serves every module and knows none. */
  readonly platform: readonly string[];
  /** What people look at: it calls the backend and is no part of it. */
  readonly frontends: readonly string[];
}

/** The agreement that a repository keeps in `backend.yaml`, as it was written: defaults are not filled in. */
export interface Blueprint {
  readonly version: 1;
  readonly name: string;
  /** Standards packages of the organisation: folders (`../standards`) or installed packages, later ones before earlier ones. */
  readonly extends?: readonly string[];
  /** Whether what we wrote last is kept in the repository for the next merge, or fetched anew with the package that wrote it; kept where nothing is said. */
  readonly base?: "stored" | "package";
  /** Question → option, only what the file says. */
  readonly answers: Readonly<Record<string, string>>;
  readonly modules: readonly ModuleSpec[];
  /** Only when the file says so; otherwise it follows from the answers. */
  readonly apps?: readonly AppSpec[];
  /** Only in adopted repositories. */
  readonly layout?: LayoutSpec;
}

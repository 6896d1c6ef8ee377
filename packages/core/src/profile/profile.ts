import type {
  Boundaries, Codebase, Contention, DataNeed, Domain, ModelUse, OpsTick, Parts, Pattern, Regulation, Work,
} from "../catalogue/words.ts";

/** Where a value comes from: said in the interview or by a flag, said in a file, our default, or computed from the others. */
export type Origin = "answered" | "file" | "default" | "derived";

/** What the user told us, with every gap filled; `origins` says for each dotted key where its value comes from. */
export interface Profile {
  readonly name?: string;
  readonly modules?: Readonly<Record<string, ProfileModule | null>>;
  /** Question → option that the user fixes, whatever the engine thinks. */
  readonly answers: Readonly<Record<string, string>>;
  readonly team: {
    readonly now: number;
    readonly in18m: number;
    /** Technology → share of the team (0..1) that ships in it unaided. */
    readonly skills: Readonly<Record<string, number>>;
    /** Technologies that the team runs today, of any kind. */
    readonly knows: readonly string[];
  };
  readonly delivery: {
    readonly weeks: number;
    readonly horizonYears: number;
    readonly codebase: Codebase;
    /** Language of the present code, in a brownfield. */
    readonly language?: string;
    /** Other technologies of the present code, in a brownfield. */
    readonly stack: readonly string[];
    readonly boundaries: Boundaries;
  };
  readonly domain: Domain;
  readonly load: {
    /** Requests per second at the peak of a day. */
    readonly peakRpsNow: number;
    readonly peakRps24m: number;
    readonly users?: number;
    readonly users24m?: number;
    readonly dailyActiveShare: number;
    readonly requestsPerDay: number;
    readonly pattern: Pattern;
    /** Connections that stay open at once. */
    readonly connections: number;
    readonly growthReason?: string;
  };
  readonly work: readonly Work[];
  /** Typical wall time of one request, in milliseconds. */
  readonly workMs: number;
  readonly data: {
    readonly needs: readonly DataNeed[];
    readonly sizeGb24m: number;
    readonly crossModuleTx: boolean;
    readonly vectorsMillions: number;
    /** Sustained writes per second, time-series points included. */
    readonly writesPerSecond: number;
  };
  readonly models: { readonly use: ModelUse };
  readonly slo: { readonly p99Ms: number; readonly availability: number };
  readonly constraints: {
    readonly regulations: readonly Regulation[];
    /** Places the data must stay in, such as `eu`. */
    readonly residency: readonly string[];
    readonly onPrem: boolean;
    readonly customerInstalled: boolean;
    readonly existingCloud?: string;
    readonly bannedClouds: readonly string[];
  };
  readonly ops: readonly OpsTick[];
  readonly budgetUsdMonth: number;
  readonly independence: { readonly parts: Parts; readonly contention: Contention };
  readonly origins: Readonly<Record<string, Origin>>;
}

/** A module as `backend.yaml` writes it. */
export interface ProfileModule {
  readonly owner?: string | undefined;
  readonly uses?: readonly string[] | undefined;
  readonly publishes?: readonly string[] | undefined;
  readonly consumes?: readonly string[] | undefined;
}

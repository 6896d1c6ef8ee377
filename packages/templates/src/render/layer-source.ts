import type { Radar } from "@create-backend/core";

/** A file of a layer as it lies in the catalogue. */
export interface LayerFile {
  /** Path inside the layer: `files/…` or `seeds/…`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly executable: boolean;
}

/** Every version we hand out: ecosystem → name → version. Images map to full references, actions to `sha # tag`. */
export type Versions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A standards package of an organisation: data alone, nothing in it is run. */
export interface Standards {
  readonly name: string;
  readonly version: string;
  /** Hash of everything in it, for the lock. */
  readonly hash: string;
  /** Images, actions and packages of its own choice, over ours. */
  readonly versions: Versions;
  /** `files/…` and `seeds/…`: added to what options write, or in its place; under `options/<question>/<option>/` where that is the answer. Copied as they are; `[module]`, `[app]` and `dot-` in paths work. */
  readonly files: readonly LayerFile[];
  /** Rules in the form of `architecture.yaml`, and parameters of our policies. */
  readonly rules?: string;
  /** What the organisation says about technologies. */
  readonly radar?: Radar;
  /** The plopfile with the organisation's own generators. */
  readonly generators?: string;
}

/** Where layers come from: the folder of the catalogue, or the archive of the published package. */
export interface LayerSource {
  /** Ids of all layers: `language/typescript`, `language/typescript/for/docker`, `shared/readme`. */
  readonly layers: readonly string[];
  readonly versions: Versions;
  /** Files of one layer; read only when the layer is used. */
  filesOf(layer: string): readonly LayerFile[];
}

import type { Instruction } from "./dockerfile/instructions.ts";
import type { Span } from "../graph/span.ts";
import type { YamlValue } from "../graph/yaml-value.ts";

/** An image that something runs or builds on, variables filled in as far as the file says. */
export interface ImageUse {
  readonly image: string;
  readonly at: Span;
  /** What uses it, in words: `stage build`, `service db`, `container api`. */
  readonly user: string;
}

/** A build stage: its base and what it does. */
export interface Stage {
  readonly name: string | undefined;
  readonly base: ImageUse;
  /** The base is an earlier stage of the same file. */
  readonly onStage: boolean;
  readonly instructions: readonly Instruction[];
}

export interface Dockerfile {
  readonly kind: "dockerfile";
  readonly path: string;
  readonly stages: readonly Stage[];
  /** Images that are only copied from. */
  readonly copied: readonly ImageUse[];
}

export interface ComposeFile {
  readonly kind: "compose";
  readonly path: string;
  readonly services: readonly (readonly [name: string, service: YamlValue])[];
  readonly root: YamlValue;
}

/** One Kubernetes object; a file may hold several. */
export interface KubernetesObject {
  readonly kind: "kubernetes";
  readonly path: string;
  readonly objectKind: string;
  readonly name: string;
  readonly root: YamlValue;
}

export interface Kustomization {
  readonly kind: "kustomization";
  readonly path: string;
  readonly root: YamlValue;
}

export interface Workflow {
  readonly kind: "workflow";
  readonly path: string;
  readonly root: YamlValue;
}

export interface PrometheusFile {
  readonly kind: "prometheus";
  readonly path: string;
  readonly root: YamlValue;
}

/** A manifest that could not be read. */
export interface BrokenDocument {
  readonly kind: "broken";
  readonly path: string;
  readonly why: string;
  readonly at: Span;
}

export type Document = Dockerfile | ComposeFile | KubernetesObject | Kustomization | Workflow | PrometheusFile | BrokenDocument;
export type DocumentKind = Document["kind"];

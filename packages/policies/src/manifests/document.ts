import type { Instruction } from "./dockerfile/instructions.ts";
import type { Variable } from "./variable.ts";
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

/** What a template of a cloud makes: code that it runs there, or tables that it keeps. */
export interface CloudResource {
  /** As the template calls it. */
  readonly name: string;
  /** A function runs for a call, a process stays, a task stays where a service keeps it, a table keeps rows. */
  readonly role: "function" | "process" | "task" | "table";
  /** As the cloud calls it, where the template says so. */
  readonly called?: string;
  /** Where its code lies, from the root of the repository, or its image. */
  readonly code?: string;
  readonly variables: readonly Variable[];
  readonly at: Span;
}

/** A template of AWS SAM or CloudFormation, or a file of Terraform. */
export interface CloudTemplate {
  readonly kind: "cloud";
  readonly path: string;
  readonly resources: readonly CloudResource[];
  /** Tasks that its services keep running, by their names. */
  readonly keeps: readonly string[];
}

/** A manifest that could not be read. */
export interface BrokenDocument {
  readonly kind: "broken";
  readonly path: string;
  readonly why: string;
  readonly at: Span;
}

export type Document = Dockerfile | ComposeFile | KubernetesObject | Kustomization | Workflow | PrometheusFile | CloudTemplate | BrokenDocument;
export type DocumentKind = Document["kind"];

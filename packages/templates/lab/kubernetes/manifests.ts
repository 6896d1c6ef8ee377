import { parseAllDocuments } from "yaml";

/** One Kubernetes object as it stands in a file. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name?: string; readonly namespace?: string; readonly labels?: Labels };
  readonly spec?: unknown;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly stringData?: Readonly<Record<string, unknown>>;
}

export type Labels = Readonly<Record<string, string>>;

/** `apps/v1 Deployment` */
export function kindOf(manifest: Manifest): string {
  return `${manifest.apiVersion} ${manifest.kind}`;
}

/** `Deployment/api` */
export function nameOf(manifest: Manifest): string {
  return `${manifest.kind}/${manifest.metadata.name ?? "?"}`;
}

/** Reads the objects of a YAML stream. Throws for what is no YAML or no Kubernetes object. */
export function readManifests(text: string): readonly Manifest[] {
  return parseAllDocuments(text).flatMap((document) => {
    if (document.errors.length > 0) throw new Error(document.errors[0]?.message ?? "no YAML");
    const value: unknown = document.toJS();
    if (value === null || value === undefined) return [];
    const { apiVersion, kind, metadata } = value as Partial<Manifest>;
    if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof metadata !== "object") throw new Error(`a document is no Kubernetes object: ${JSON.stringify(value).slice(0, 120)}`);
    return [value as Manifest];
  });
}

/** A container as far as references go. */
export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly env?: readonly { readonly name: string; readonly valueFrom?: { readonly configMapKeyRef?: KeyRef; readonly secretKeyRef?: KeyRef } }[];
  readonly envFrom?: readonly { readonly configMapRef?: NameRef; readonly secretRef?: NameRef }[];
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly startupProbe?: Probe;
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
  readonly resources?: { readonly requests?: Labels; readonly limits?: Labels };
}

export interface NameRef {
  readonly name?: string;
  readonly optional?: boolean;
}

export interface KeyRef extends NameRef {
  readonly key: string;
}

export interface Probe {
  readonly httpGet?: { readonly port: number | string; readonly path?: string };
  readonly tcpSocket?: { readonly port: number | string };
}

/** A pod as far as references go. */
export interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly serviceAccountName?: string;
  readonly volumes?: readonly { readonly name: string; readonly configMap?: NameRef; readonly secret?: { readonly secretName?: string; readonly optional?: boolean } }[];
  readonly terminationGracePeriodSeconds?: number;
}

/** The pods that an object makes. */
export interface PodTemplate {
  readonly owner: Manifest;
  readonly labels: Labels;
  readonly namespace: string;
  readonly spec: PodSpec;
}

interface Template {
  readonly metadata?: { readonly labels?: Labels };
  readonly spec: PodSpec;
}

/** Pod templates of every workload among the objects. */
export function podTemplates(manifests: readonly Manifest[]): readonly PodTemplate[] {
  return manifests.flatMap((owner) => {
    const spec = owner.spec as { template?: Template; jobTemplate?: { spec: { template: Template } } } | undefined;
    const template = owner.kind === "CronJob" ? spec?.jobTemplate?.spec.template : owner.kind === "Pod" ? { metadata: owner.metadata, spec: owner.spec as PodSpec } : spec?.template;
    if (template === undefined || !Array.isArray(template.spec.containers)) return [];
    return [{ owner, labels: template.metadata?.labels ?? {}, namespace: namespaceOf(owner), spec: template.spec }];
  });
}

/** The namespace of an object, `default` when it names none. */
export function namespaceOf(manifest: Manifest): string {
  return manifest.metadata.namespace ?? "default";
}

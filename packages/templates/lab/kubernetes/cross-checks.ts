import { nameOf, namespaceOf, podTemplates, type Container, type Labels, type Manifest, type PodTemplate } from "./manifests.ts";

/** What no schema sees and the API server accepts: names of one object that another one must answer to. */
export function crossChecks(manifests: readonly Manifest[]): readonly string[] {
  const pods = podTemplates(manifests);
  return [
    ...manifests.flatMap((manifest) => serviceFaults(manifest, pods)),
    ...manifests.flatMap((manifest) => ownSelectorFaults(manifest)),
    ...manifests.flatMap((manifest) => podSelectorFaults(manifest, pods)),
    ...manifests.flatMap((manifest) => targetFaults(manifest, manifests)),
    ...manifests.flatMap((manifest) => backendFaults(manifest, manifests)),
    ...pods.flatMap((pod) => podFaults(pod, manifests)),
    ...twice(manifests),
  ];
}

function selects(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

function portNames(pod: PodTemplate): readonly (string | number)[] {
  return pod.spec.containers.flatMap((container) => (container.ports ?? []).flatMap((port) => [port.containerPort, ...(port.name === undefined ? [] : [port.name])]));
}

interface ServiceSpec {
  readonly selector?: Labels;
  readonly ports?: readonly { readonly name?: string; readonly port: number; readonly targetPort?: number | string }[];
}

function serviceFaults(manifest: Manifest, pods: readonly PodTemplate[]): readonly string[] {
  if (manifest.kind !== "Service") return [];
  const { selector, ports = [] } = (manifest.spec ?? {}) as ServiceSpec;
  if (selector === undefined) return [];
  const chosen = pods.filter((pod) => pod.owner.kind !== "Job" && pod.owner.kind !== "CronJob" && pod.namespace === namespaceOf(manifest) && selects(selector, pod.labels));
  if (chosen.length === 0) return [`${nameOf(manifest)} selects ${JSON.stringify(selector)}, which no pod carries`];
  return ports.flatMap((port) => {
    const target = port.targetPort ?? port.port;
    const deaf = chosen.filter((pod) => !portNames(pod).includes(target));
    return deaf.map((pod) => `${nameOf(manifest)} sends to port ${String(target)}, which ${nameOf(pod.owner)} does not open`);
  });
}

function ownSelectorFaults(manifest: Manifest): readonly string[] {
  const spec = manifest.spec as { selector?: { matchLabels?: Labels }; template?: { metadata?: { labels?: Labels } } } | undefined;
  const [wanted, labels] = [spec?.selector?.matchLabels, spec?.template?.metadata?.labels];
  if (wanted === undefined || labels === undefined || selects(wanted, labels)) return [];
  return [`${nameOf(manifest)} selects ${JSON.stringify(wanted)} and labels its pods ${JSON.stringify(labels)}`];
}

/** Budgets and policies choose pods by label; one that chooses none protects nothing. */
function podSelectorFaults(manifest: Manifest, pods: readonly PodTemplate[]): readonly string[] {
  const spec = manifest.spec as { selector?: { matchLabels?: Labels }; podSelector?: { matchLabels?: Labels } } | undefined;
  const wanted = manifest.kind === "PodDisruptionBudget" ? spec?.selector?.matchLabels : manifest.kind === "NetworkPolicy" ? spec?.podSelector?.matchLabels : undefined;
  if (wanted === undefined || pods.some((pod) => pod.namespace === namespaceOf(manifest) && selects(wanted, pod.labels))) return [];
  return [`${nameOf(manifest)} is about pods with ${JSON.stringify(wanted)}, and there are none`];
}

function targetFaults(manifest: Manifest, all: readonly Manifest[]): readonly string[] {
  if (manifest.kind !== "HorizontalPodAutoscaler") return [];
  const target = (manifest.spec as { scaleTargetRef?: { kind: string; name: string } } | undefined)?.scaleTargetRef;
  if (target === undefined || has(all, manifest, `${target.kind}/${target.name}`)) return [];
  return [`${nameOf(manifest)} scales ${target.kind}/${target.name}, which does not exist`];
}

interface IngressSpec {
  readonly rules?: readonly { readonly http?: { readonly paths?: readonly { readonly backend?: { readonly service?: { readonly name: string; readonly port?: { readonly number?: number; readonly name?: string } } } }[] } }[];
}

function backendFaults(manifest: Manifest, all: readonly Manifest[]): readonly string[] {
  if (manifest.kind !== "Ingress") return [];
  const paths = ((manifest.spec ?? {}) as IngressSpec).rules?.flatMap((rule) => rule.http?.paths ?? []) ?? [];
  return paths.flatMap(({ backend }) => {
    const wanted = backend?.service;
    if (wanted === undefined) return [];
    const service = all.find((other) => other.kind === "Service" && other.metadata.name === wanted.name && namespaceOf(other) === namespaceOf(manifest));
    if (service === undefined) return [`${nameOf(manifest)} routes to Service/${wanted.name}, which does not exist`];
    const ports = ((service.spec ?? {}) as ServiceSpec).ports ?? [];
    const open = ports.some((port) => port.port === wanted.port?.number || (port.name !== undefined && port.name === wanted.port?.name));
    return open ? [] : [`${nameOf(manifest)} routes to port ${String(wanted.port?.number ?? wanted.port?.name)} of Service/${wanted.name}, which it does not have`];
  });
}

function podFaults(pod: PodTemplate, all: readonly Manifest[]): readonly string[] {
  const account = pod.spec.serviceAccountName;
  const missing = account !== undefined && account !== "default" && !has(all, pod.owner, `ServiceAccount/${account}`);
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  return [
    ...(missing ? [`${nameOf(pod.owner)} runs as ServiceAccount/${account}, which does not exist`] : []),
    ...containers.flatMap((container) => probeFaults(pod, container)),
    ...containers.flatMap((container) => variableFaults(pod, container, all)),
    ...containers.flatMap((container) => mountFaults(pod, container)),
    ...(pod.spec.volumes ?? []).flatMap((volume) => [
      ...referenceFaults({ pod, all }, "ConfigMap", volume.configMap),
      ...referenceFaults({ pod, all }, "Secret", volume.secret === undefined ? undefined : { name: volume.secret.secretName ?? "", optional: volume.secret.optional ?? false }),
    ]),
  ];
}

function probeFaults(pod: PodTemplate, container: Container): readonly string[] {
  const open = (container.ports ?? []).flatMap((port) => [port.containerPort, port.name]);
  const probes = { liveness: container.livenessProbe, readiness: container.readinessProbe, startup: container.startupProbe };
  return Object.entries(probes).flatMap(([kind, probe]) => {
    const port = probe?.httpGet?.port ?? probe?.tcpSocket?.port;
    return port === undefined || open.includes(port) ? [] : [`${nameOf(pod.owner)}: the ${kind} probe of ${container.name} asks port ${String(port)}, which it does not open`];
  });
}

function variableFaults(pod: PodTemplate, container: Container, all: readonly Manifest[]): readonly string[] {
  return [
    ...(container.envFrom ?? []).flatMap((source) => [...referenceFaults({ pod, all }, "ConfigMap", source.configMapRef), ...referenceFaults({ pod, all }, "Secret", source.secretRef)]),
    ...(container.env ?? []).flatMap(({ valueFrom }) => [...referenceFaults({ pod, all }, "ConfigMap", valueFrom?.configMapKeyRef), ...referenceFaults({ pod, all }, "Secret", valueFrom?.secretKeyRef)]),
  ];
}

interface Place {
  readonly pod: PodTemplate;
  readonly all: readonly Manifest[];
}

interface Reference {
  readonly name?: string;
  readonly key?: string;
  readonly optional?: boolean;
}

/** A Secret may come from outside the repository; a ConfigMap may not. Keys are compared where the object is at hand. */
function referenceFaults({ pod, all }: Place, kind: "ConfigMap" | "Secret", reference: Reference | undefined): readonly string[] {
  if (reference === undefined || reference.optional === true) return [];
  const target = all.find((other) => nameOf(other) === `${kind}/${reference.name ?? ""}` && namespaceOf(other) === pod.namespace);
  if (target === undefined) return kind === "Secret" ? [] : [`${nameOf(pod.owner)} reads ${kind}/${reference.name ?? "?"}, which does not exist`];
  const keys = Object.keys({ ...target.data, ...target.stringData });
  return reference.key === undefined || keys.includes(reference.key) ? [] : [`${nameOf(pod.owner)} reads ${reference.key} of ${nameOf(target)}, which has no such key`];
}

/** Secrets that pods read and the repository does not make: whoever deploys brings them. */
export function outsideSecrets(manifests: readonly Manifest[]): readonly { readonly namespace: string; readonly name: string; readonly keys: readonly string[] }[] {
  const found = new Map<string, { namespace: string; name: string; keys: Set<string> }>();
  for (const pod of podTemplates(manifests)) {
    const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
    const read = containers.flatMap((container) => [...(container.env ?? []).map(({ valueFrom }) => valueFrom?.secretKeyRef), ...(container.envFrom ?? []).map(({ secretRef }) => secretRef)]);
    for (const reference of read as (Reference | undefined)[]) {
      if (reference?.name === undefined || manifests.some((other) => nameOf(other) === `Secret/${reference.name ?? ""}` && namespaceOf(other) === pod.namespace)) continue;
      const entry = found.get(`${pod.namespace}/${reference.name}`) ?? { namespace: pod.namespace, name: reference.name, keys: new Set<string>() };
      if (reference.key !== undefined) entry.keys.add(reference.key);
      found.set(`${pod.namespace}/${reference.name}`, entry);
    }
  }
  return [...found.values()].map(({ namespace, name, keys }) => ({ namespace, name, keys: [...keys].sort() }));
}

function mountFaults(pod: PodTemplate, container: Container): readonly string[] {
  const volumes = (pod.spec.volumes ?? []).map((volume) => volume.name);
  return (container.volumeMounts ?? []).filter((mount) => !volumes.includes(mount.name)).map((mount) => `${nameOf(pod.owner)}: ${container.name} mounts volume ${mount.name}, which is not declared`);
}

function has(all: readonly Manifest[], near: Manifest, name: string): boolean {
  return all.some((other) => nameOf(other) === name && namespaceOf(other) === namespaceOf(near));
}

function twice(manifests: readonly Manifest[]): readonly string[] {
  const keys = manifests.map((manifest) => `${nameOf(manifest)} in ${namespaceOf(manifest)}`);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) => `${key} is declared twice`);
}

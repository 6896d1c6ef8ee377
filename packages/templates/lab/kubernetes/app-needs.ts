import type { System } from "../../src/index.ts";
import { nameOf, namespaceOf, podTemplates, type Container, type Labels, type Manifest, type PodTemplate } from "./manifests.ts";

type App = System["apps"][number];

/** What the apps ask for and no manifest shows the lack of: a variable without which one refuses to start, a way out to what stands outside. */
export function needFaults(apps: readonly App[], manifests: readonly Manifest[]): readonly string[] {
  return apps.flatMap((app) => {
    const pod = podTemplates(manifests).find(({ owner }) => nameOf(owner) === `Deployment/${app.name}`);
    if (pod === undefined) return [`there is no Deployment/${app.name}`];
    return [...missingVariables(app, pod, manifests), ...closedWays(app, pod, manifests)];
  });
}

function missingVariables({ environment }: App, pod: PodTemplate, all: readonly Manifest[]): readonly string[] {
  const set = pod.spec.containers.flatMap((container) => variablesOf(container, pod, all));
  const needed = environment.filter((variable) => variable.needed !== "never" && !set.includes(variable.name));
  return needed.map(({ name }) => `${nameOf(pod.owner)} does not set ${name}, without which it refuses to start`);
}

function variablesOf({ env = [], envFrom = [] }: Container, pod: PodTemplate, all: readonly Manifest[]): readonly string[] {
  const maps = envFrom.map(({ configMapRef, secretRef }) => (configMapRef === undefined ? `Secret/${secretRef?.name ?? ""}` : `ConfigMap/${configMapRef.name ?? ""}`));
  const sources = all.filter((other) => maps.includes(nameOf(other)) && namespaceOf(other) === pod.namespace);
  return [...env.map(({ name }) => name), ...sources.flatMap(({ data, stringData }) => Object.keys({ ...data, ...stringData }))];
}

interface Policy {
  readonly podSelector?: { readonly matchLabels?: Labels };
  readonly policyTypes?: readonly string[];
  readonly egress?: readonly { readonly to?: readonly unknown[]; readonly ports?: readonly { readonly port?: number | string }[] }[];
}

/** A port of an address outside is open where no policy closes the pod, or a rule lets it out to everywhere. */
function closedWays({ environment }: App, pod: PodTemplate, all: readonly Manifest[]): readonly string[] {
  const closing = all
    .filter((other) => other.kind === "NetworkPolicy" && namespaceOf(other) === pod.namespace)
    .map(({ spec }) => (spec ?? {}) as Policy)
    .filter(({ podSelector, policyTypes = [] }) => policyTypes.includes("Egress") && Object.entries(podSelector?.matchLabels ?? {}).every(([key, value]) => pod.labels[key] === value));
  if (closing.length === 0) return [];
  const rules = closing.flatMap(({ egress = [] }) => egress).filter(({ to = [] }) => to.length === 0);
  return environment
    .filter(({ outside }) => outside !== undefined && !rules.some(({ ports }) => ports === undefined || ports.some(({ port }) => port === outside)))
    .map(({ name, outside }) => `no NetworkPolicy lets ${nameOf(pod.owner)} out to port ${String(outside)}, where ${name} leads`);
}

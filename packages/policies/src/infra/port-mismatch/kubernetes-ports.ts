import type { Verdict } from "../../define-policy.ts";
import type { Document, KubernetesObject } from "../../manifests/document.ts";
import { containersOf, isPatch, podLabels, podOf, variablesOf, type Container } from "../../manifests/kubernetes.ts";
import type { YamlValue } from "../../graph/yaml-value.ts";

/** Disagreements about ports among Kubernetes objects. */
export function kubernetesVerdicts(documents: readonly Document[]): readonly Verdict[] {
  const objects = documents.filter((document): document is KubernetesObject => document.kind === "kubernetes" && !isPatch(document, documents));
  const workloads = objects.filter((object) => podOf(object) !== undefined);
  return [
    ...objects.filter(({ objectKind }) => objectKind === "Service").flatMap((service) => serviceVerdicts(service, workloads)),
    ...objects.filter(({ objectKind }) => objectKind === "Ingress").flatMap((ingress) => ingressVerdicts(ingress, objects)),
    ...workloads.flatMap((workload) => containersOf(workload).flatMap((container) => [...probeVerdicts(container), ...listenVerdicts(container, documents), ...addressVerdicts(container, objects, documents)])),
  ];
}

function portsOf(container: Container): readonly { readonly name: string | undefined; readonly number: string }[] {
  return container.value.get("ports").items().map((port) => ({ name: port.get("name").text, number: port.get("containerPort").text ?? "" }));
}

function opens(container: Container, port: string): boolean {
  return portsOf(container).some(({ name, number }) => name === port || number === port);
}

/** A number may be served without being listed, unless the container lists other ports. */
function lacks(container: Container, port: string): boolean {
  return !opens(container, port) && (!/^\d+$/.test(port) || portsOf(container).length > 0);
}

function serviceVerdicts(service: KubernetesObject, workloads: readonly KubernetesObject[]): readonly Verdict[] {
  const selector = service.root.get("spec").get("selector").entries();
  if (selector.length === 0) return [];
  const selected = workloads.filter((workload) => {
    const labels = podLabels(workload);
    return selector.every(({ key, value }) => labels.get(key) === value.text);
  });
  const containers = selected.flatMap((workload) => containersOf(workload).filter(({ init }) => !init));
  if (containers.length === 0) return [];
  return service.root.get("spec").get("ports").items().flatMap((port) => {
    const target = port.get("targetPort").exists ? port.get("targetPort") : port.get("port");
    const text = target.text ?? "";
    return containers.every((container) => lacks(container, text)) ? [{ at: target.at, facts: { kind: "service", subject: `Service ${service.name}`, port: text, other: containers.map(({ name }) => name).join(", ") } }] : [];
  });
}

/** The numbers and names of a Service's ports, by its name. */
function servicePorts(name: string, objects: readonly KubernetesObject[]): ReadonlySet<string> | undefined {
  const service = objects.find((object) => object.objectKind === "Service" && object.name === name);
  return service === undefined ? undefined : new Set(service.root.get("spec").get("ports").items().flatMap((port) => [port.get("port").text ?? "", port.get("name").text ?? ""]));
}

function ingressVerdicts(ingress: KubernetesObject, objects: readonly KubernetesObject[]): readonly Verdict[] {
  const spec = ingress.root.get("spec");
  const backends = [spec.get("defaultBackend"), ...spec.get("rules").items().flatMap((rule) => rule.get("http").get("paths").items().map((path) => path.get("backend")))];
  return backends.flatMap((backend) => {
    const service = backend.get("service");
    const name = service.get("name").text ?? "";
    const port: YamlValue = service.get("port").get("name").exists ? service.get("port").get("name") : service.get("port").get("number");
    const known = servicePorts(name, objects);
    return known === undefined || port.text === undefined || known.has(port.text) ? [] : [{ at: port.at, facts: { kind: "service", subject: `Ingress ${ingress.name}`, port: port.text, other: `Service ${name}` } }];
  });
}

function probeVerdicts(container: Container): readonly Verdict[] {
  return ["startupProbe", "readinessProbe", "livenessProbe"].flatMap((key) => {
    const probe = container.value.get(key);
    const port = [probe.get("httpGet"), probe.get("tcpSocket"), probe.get("grpc")].map((action) => action.get("port")).find(({ exists }) => exists);
    if (port?.text === undefined || !lacks(container, port.text)) return [];
    return [{ at: port.at, facts: { kind: "service", subject: `The ${key} of ${container.name}`, port: port.text, other: container.name } }];
  });
}

/** `PORT` tells the app where to listen. */
function listenVerdicts(container: Container, documents: readonly Document[]): readonly Verdict[] {
  const told = variablesOf(container, documents).find(({ name }) => name === "PORT");
  if (told?.value === undefined || portsOf(container).length === 0 || opens(container, told.value)) return [];
  return [{ at: told.at, facts: { kind: "listen", subject: container.name, port: told.value, other: portsOf(container).map(({ number }) => number).join(", ") } }];
}

/** Addresses of Services among the variables: `http://catalog:3001`. */
function addressVerdicts(container: Container, objects: readonly KubernetesObject[], documents: readonly Document[]): readonly Verdict[] {
  return variablesOf(container, documents).flatMap(({ name, value, at }) => {
    const [, host = "", port = ""] = /^[a-z]+:\/\/([a-z0-9-]+):(\d+)(?:\/|$)/.exec(value ?? "") ?? [];
    const known = servicePorts(host, objects);
    return known === undefined || known.has(port) ? [] : [{ at, facts: { kind: "service", subject: `${name} of ${container.name}`, port, other: `Service ${host}` } }];
  });
}

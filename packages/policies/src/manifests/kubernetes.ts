import type { Span } from "../graph/span.ts";
import { baseName, folderOf, joinPath } from "../graph/paths.ts";
import type { Document, KubernetesObject } from "./document.ts";
import type { YamlValue } from "../graph/yaml-value.ts";
import type { Variable } from "./variable.ts";

/** A container of a pod. `init` ones run to their end before the others start. */
export interface Container {
  readonly name: string;
  readonly init: boolean;
  readonly value: YamlValue;
  /** Where the container is named. */
  readonly at: Span;
}

/** The pod specification of a workload; undefined for objects that run nothing. */
export function podOf({ objectKind, root }: KubernetesObject): YamlValue | undefined {
  const spec = root.get("spec");
  if (objectKind === "Pod") return spec;
  const pod = templateOf(objectKind, spec).get("spec");
  return pod.get("containers").exists ? pod : undefined;
}

function templateOf(objectKind: string, spec: YamlValue): YamlValue {
  return objectKind === "CronJob" ? spec.get("jobTemplate").get("spec").get("template") : spec.get("template");
}

/** Labels that the pods of a workload carry. */
export function podLabels({ objectKind, root }: KubernetesObject): ReadonlyMap<string, string> {
  const metadata = objectKind === "Pod" ? root.get("metadata") : templateOf(objectKind, root.get("spec")).get("metadata");
  return new Map(metadata.get("labels").entries().map(({ key, value }) => [key, value.text ?? ""]));
}

/** The containers of a workload, patches left out: a patch names a container without its image. */
export function containersOf(object: KubernetesObject): readonly Container[] {
  const pod = podOf(object);
  if (pod === undefined) return [];
  const list = (key: string, init: boolean): readonly Container[] =>
    pod
      .get(key)
      .items()
      .filter((value) => value.get("image").exists)
      .map((value) => ({ name: value.get("name").text ?? "", init, value, at: value.get("name").exists ? value.get("name").at : value.at }));
  return [...list("initContainers", true), ...list("containers", false)];
}

/** Whether a file is only a patch of some kustomization. */
export function isPatch(object: KubernetesObject, documents: readonly Document[]): boolean {
  return documents.some((document) => document.kind === "kustomization" && patchesOf(document.path, document.root).includes(object.path));
}

function patchesOf(path: string, root: YamlValue): readonly (string | undefined)[] {
  const files = [...root.get("patches").items().map((patch) => patch.get("path").text), ...root.get("patchesStrategicMerge").items().map((patch) => patch.text)];
  return files.map((file) => (file === undefined ? undefined : joinPath(folderOf(path), file)));
}

/** Kinds whose pods are meant to stay up. */
export function staysUp({ objectKind }: KubernetesObject): boolean {
  return ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].includes(objectKind);
}

/** Everything a container finds in its environment: its own entries, and config maps by name or by generator. */
export function variablesOf({ value }: Container, documents: readonly Document[]): readonly Variable[] {
  const own = value.get("env").items().map((item) => ({ name: item.get("name").text ?? "", value: item.get("value").text, at: item.get("name").at, ...secretOf(item) }));
  const maps = value.get("envFrom").items().flatMap((item) => item.get("configMapRef").get("name").text ?? []);
  return [...own, ...maps.flatMap((name) => configMap(name, documents))];
}

function secretOf(item: YamlValue): { readonly secret?: string } {
  const reference = item.get("valueFrom").get("secretKeyRef");
  const { text: name } = reference.get("name");
  return name === undefined ? {} : { secret: `secret ${name}/${reference.get("key").text ?? ""}` };
}

function configMap(name: string, documents: readonly Document[]): readonly Variable[] {
  return documents.flatMap((document): readonly Variable[] => {
    if (document.kind === "kubernetes" && document.objectKind === "ConfigMap" && document.name === name)
      return document.root.get("data").entries().map(({ key, value, at }) => ({ name: key, value: value.text, at }));
    if (document.kind !== "kustomization") return [];
    const generators = document.root.get("configMapGenerator").items().filter((generator) => generator.get("name").text === name);
    return generators.flatMap((generator) => generator.get("literals").items().map(literalOf));
  });
}

function literalOf(item: YamlValue): Variable {
  const text = item.text ?? "";
  const equals = text.indexOf("=");
  return { name: equals < 0 ? text : text.slice(0, equals), value: equals < 0 ? undefined : text.slice(equals + 1), at: item.at };
}

/** The last part of an image's name: `api` of `registry.example.com/shop/api:1.2`. */
export function imageOwnName(image: string): string {
  return baseName(image.split("@")[0] ?? "").split(":")[0] ?? "";
}

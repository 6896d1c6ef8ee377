import type { KubernetesObject } from "./document.ts";
import type { YamlValue } from "./yaml-value.ts";

/** A container of a pod. `init` ones run to their end before the others start. */
export interface Container {
  readonly name: string;
  readonly init: boolean;
  readonly value: YamlValue;
}

/** The pod specification of a workload; undefined for objects that run nothing. */
export function podOf({ objectKind, root }: KubernetesObject): YamlValue | undefined {
  const spec = root.get("spec");
  if (objectKind === "Pod") return spec;
  if (objectKind === "CronJob") return spec.get("jobTemplate").get("spec").get("template").get("spec");
  const pod = spec.get("template").get("spec");
  return pod.get("containers").exists ? pod : undefined;
}

export function containersOf(object: KubernetesObject): readonly Container[] {
  const pod = podOf(object);
  if (pod === undefined) return [];
  const list = (key: string, init: boolean): readonly Container[] =>
    pod.get(key).items().map((value) => ({ name: value.get("name").text ?? "", init, value }));
  return [...list("initContainers", true), ...list("containers", false)];
}

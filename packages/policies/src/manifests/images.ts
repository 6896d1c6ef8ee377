import { fillIn } from "./dockerfile/read-dockerfile.ts";
import type { ComposeFile, Dockerfile, ImageUse, KubernetesObject, Workflow } from "./document.ts";
import type { YamlValue } from "../graph/yaml-value.ts";
import { containersOf } from "./kubernetes.ts";

/** The parts of an image reference `host:port/path:tag@digest`. */
export interface ImageName {
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

export function imageName(image: string): ImageName {
  const [name = "", digest] = image.split("@");
  const colon = name.lastIndexOf(":");
  const tagged = colon > name.lastIndexOf("/");
  return { repository: tagged ? name.slice(0, colon) : name, tag: tagged ? name.slice(colon + 1) : undefined, digest };
}

/** Images that a document pulls from somewhere; what it builds itself is not among them. */
export function imagesOf(document: Dockerfile | ComposeFile | KubernetesObject | Workflow): readonly ImageUse[] {
  switch (document.kind) {
    case "dockerfile":
      return [...document.stages.filter(({ base, onStage }) => !onStage && base.image !== "scratch").map(({ base }) => base), ...document.copied];
    case "compose":
      return document.services.flatMap(([name, service]) => (service.get("build").exists ? [] : use(service.get("image"), `service ${name}`)));
    case "kubernetes":
      return containersOf(document).flatMap(({ name, value }) => use(value.get("image"), `container ${name}`));
    case "workflow":
      return document.root.get("jobs").entries().flatMap(({ key, value }) => jobImages(key, value));
  }
}

function jobImages(job: string, value: YamlValue): readonly ImageUse[] {
  const container = value.get("container");
  const services = value.get("services").entries().flatMap((service) => use(service.value.get("image"), `service ${service.key} of job ${job}`));
  return [...use(container.isMap ? container.get("image") : container, `job ${job}`), ...services];
}

function use(value: YamlValue, user: string): readonly ImageUse[] {
  const { text } = value;
  return text === undefined ? [] : [{ image: fillIn(text, new Map()), at: value.at, user }];
}

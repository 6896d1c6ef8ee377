import type { Blueprint } from "@create-backend/core";
import type { Graph } from "../graph/graph.ts";
import { baseName } from "../graph/paths.ts";
import type { Span } from "../graph/span.ts";
import { composeServices, composeVariables, type ComposeService } from "./compose.ts";
import type { ComposeFile, Document, KubernetesObject } from "./document.ts";
import { fillIn } from "./dockerfile/read-dockerfile.ts";
import { containersOf, imageOwnName, isPatch, staysUp, variablesOf, type Variable } from "./kubernetes.ts";

/** A process that a manifest runs from code of this repository. */
export interface Running {
  /** Name of the app it runs; empty when everything is built into one image. */
  readonly app: string;
  /** What a person calls it. */
  readonly user: string;
  /** It is meant to stay up: no migration, no job. */
  readonly stays: boolean;
  readonly variables: readonly Variable[];
  readonly at: Span;
}

/** Everything that compose files and Kubernetes run from this repository: images that are built here, or called like the project or one of its apps. */
export function runningIn({ documents, graph, blueprint }: { readonly documents: readonly Document[]; readonly graph: Graph; readonly blueprint: Blueprint }): readonly Running[] {
  const apps = [...graph.units.values()].flatMap(({ place }) => (place.room === "app" && place.name !== undefined ? [place.name] : []));
  const own = new Set([blueprint.name, ...apps]);
  return documents.flatMap((document) => {
    if (document.kind === "compose") return composed(document);
    return document.kind === "kubernetes" && !isPatch(document, documents) ? orchestrated(document, documents, own) : [];
  });
}

function composed(file: ComposeFile): readonly Running[] {
  const services = composeServices(file).filter(({ built }) => built);
  const apps = new Map(services.flatMap((service) => (service.value.get("build").exists ? [[service.value.get("image").text, appBuiltBy(service)] as const] : [])));
  return services.map((service) => ({
    app: service.value.get("build").exists ? appBuiltBy(service) : (apps.get(service.value.get("image").text) ?? service.name),
    user: `The service ${service.name}`,
    stays: !/^(?:no|on-failure)/.test(service.value.get("restart").text ?? "always"),
    variables: composeVariables(service),
    at: file.root.get("services").entries().find(({ key }) => key === service.name)?.at ?? service.value.at,
  }));
}

/** Ends of a Dockerfile's name that tell a stage of its life, not another app. */
const lives = new Set(["dev", "development", "prod", "production", "test", "ci", "local", "debug", "base"]);

function appBuiltBy({ value }: ComposeService): string {
  const build = value.get("build");
  const context = fillIn(build.isMap ? (build.get("context").text ?? "") : (build.text ?? ""), new Map());
  const file = fillIn(build.get("dockerfile").text ?? "", new Map());
  const end = /^(?:Dockerfile|Containerfile)\.(.+)$/.exec(baseName(file))?.[1];
  if (end !== undefined && !lives.has(end)) return end;
  const inApp = /(?:^|\/)(?:apps|services|functions|cmd)\/([^/]+)/;
  return inApp.exec(file)?.[1] ?? inApp.exec(context)?.[1] ?? "";
}

function orchestrated(document: KubernetesObject, documents: readonly Document[], own: ReadonlySet<string>): readonly Running[] {
  return containersOf(document).flatMap((container) => {
    const image = container.value.get("image").text ?? "";
    if (!image.split("@")[0]?.split(":")[0]?.split("/").some((part) => own.has(part))) return [];
    return [{ app: imageOwnName(image), user: `${document.objectKind} ${document.name}`, stays: staysUp(document) && !container.init, variables: variablesOf(container, documents), at: container.at }];
  });
}

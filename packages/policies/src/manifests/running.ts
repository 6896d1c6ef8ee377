import type { Blueprint } from "@create-backend/core";
import type { Graph } from "../graph/graph.ts";
import { baseName, folderOf } from "../graph/paths.ts";
import type { Span } from "../graph/span.ts";
import { composeServices, composeVariables, type ComposeService } from "./compose.ts";
import type { CloudResource, CloudTemplate, ComposeFile, Document, KubernetesObject } from "./document.ts";
import { fillIn } from "./dockerfile/read-dockerfile.ts";
import { containersOf, imageOwnName, isPatch, staysUp, variablesOf } from "./kubernetes.ts";
import type { Variable } from "./variable.ts";

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

/** Everything that compose files, Kubernetes and templates of clouds run from this repository: images that are built here, code that lies here, or what is called like the project or one of its apps. */
export function runningIn({ documents, graph, blueprint }: { readonly documents: readonly Document[]; readonly graph: Graph; readonly blueprint: Blueprint }): readonly Running[] {
  const apps = [...graph.units.values()].flatMap(({ place }) => (place.room === "app" && place.name !== undefined ? [place.name] : []));
  const own = new Set([blueprint.name, ...apps]);
  const named = new Set([...apps, ...(blueprint.apps ?? blueprint.modules).map(({ name }) => name), blueprint.name]);
  return documents.flatMap((document) => {
    if (document.kind === "compose") return composed(document);
    if (document.kind === "cloud") return hosted(document, documents, named);
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

const inApp = /(?:^|\/)(?:apps|services|functions|lambdas|cmd)\/([^/]+)/;

/** Ends of a Dockerfile's name that tell a stage of its life, not another app. */
const lives = new Set(["dev", "development", "prod", "production", "test", "ci", "local", "debug", "base"]);

function appBuiltBy({ value }: ComposeService): string {
  const build = value.get("build");
  const context = fillIn(build.isMap ? (build.get("context").text ?? "") : (build.text ?? ""), new Map());
  const file = fillIn(build.get("dockerfile").text ?? "", new Map());
  const end = /^(?:Dockerfile|Containerfile)\.(.+)$/.exec(baseName(file))?.[1];
  if (end !== undefined && !lives.has(end)) return end;
  return inApp.exec(file)?.[1] ?? inApp.exec(context)?.[1] ?? "";
}

/** What a template of a cloud runs. */
function hosted({ path, resources }: CloudTemplate, documents: readonly Document[], own: ReadonlySet<string>): readonly Running[] {
  const kept = new Set(documents.flatMap((other) => (other.kind === "cloud" && folderOf(other.path) === folderOf(path) ? other.keeps : [])));
  return resources
    .filter(({ role }) => role !== "table")
    .map((resource) => ({ app: hostedApp(resource, own), user: `The ${resource.role} ${resource.name}`, stays: resource.role === "process" || (resource.role === "task" && kept.has(resource.name)), variables: resource.variables, at: resource.at }));
}

/** By the folder of its code, its image, or a word of its name. */
function hostedApp({ name, called = "", code = "" }: CloudResource, own: ReadonlySet<string>): string {
  const folder = inApp.exec(code)?.[1];
  if (folder !== undefined) return folder;
  const words = [imageOwnName(code), called, name].map((text) => text.replace(/([a-z0-9])([A-Z])/g, "$1-$2").replace(/[_.]/g, "-").toLowerCase());
  return [...own].find((app) => words.some((text) => `-${text}-`.includes(`-${app}-`))) ?? "";
}

function orchestrated(document: KubernetesObject, documents: readonly Document[], own: ReadonlySet<string>): readonly Running[] {
  return containersOf(document).flatMap((container) => {
    const image = container.value.get("image").text ?? "";
    if (!image.split("@")[0]?.split(":")[0]?.split("/").some((part) => own.has(part))) return [];
    return [{ app: imageOwnName(image), user: `${document.objectKind} ${document.name}`, stays: staysUp(document) && !container.init, variables: variablesOf(container, documents), at: container.at }];
  });
}

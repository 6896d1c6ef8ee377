import type { FileTree } from "@create-backend/core";
import type { Verdict } from "../../define-policy.ts";
import { folderOf, joinPath } from "../../graph/paths.ts";
import { textOf } from "../../graph/text.ts";
import { composeServices, composeVariables, publishedPorts, type ComposeService } from "../../manifests/compose.ts";
import type { Document, Dockerfile, PrometheusFile } from "../../manifests/document.ts";

/** Disagreements about ports among compose files, images, Prometheus and gateways. */
export function composeVerdicts(documents: readonly Document[], tree: FileTree): readonly Verdict[] {
  const files = documents.filter((document) => document.kind === "compose");
  const images = documents.filter((document) => document.kind === "dockerfile");
  const services = files.flatMap((file) => composeServices(file));
  const told = new Map(services.flatMap((service) => {
    const port = composeVariables(service).find(({ name }) => name === "PORT")?.value;
    return port === undefined ? [] : [[service.name, port] as const];
  }));
  return [
    ...files.flatMap((file) => composeServices(file).flatMap((service) => serviceVerdicts(service, { told, images, folder: folderOf(file.path) }))),
    ...images.flatMap(imageVerdicts),
    ...documents.flatMap((document) => (document.kind === "prometheus" ? targetVerdicts(document, told) : [])),
    ...[...tree.keys()].filter((path) => path.endsWith(".conf")).flatMap((path) => gatewayVerdicts(path, textOf(tree, path) ?? "", told)),
  ];
}

interface Known {
  /** Service → the port it is told to listen at. */
  readonly told: ReadonlyMap<string, string>;
  readonly images: readonly Dockerfile[];
  /** Folder of the compose file. */
  readonly folder: string;
}

function serviceVerdicts(service: ComposeService, { told, images, folder }: Known): readonly Verdict[] {
  const port = told.get(service.name);
  const published = publishedPorts(service);
  const verdicts: Verdict[] = [];
  if (port !== undefined && published.length > 0 && published.every((entry) => entry.port !== port))
    verdicts.push({ at: (published[0] as (typeof published)[number]).value.at, facts: { kind: "listen", subject: service.name, port, other: published.map((entry) => entry.port).join(", ") } });
  const exposed = exposedBy(imageOf(service, images, folder));
  if (port !== undefined && exposed.length > 0 && !exposed.includes(port)) {
    const variable = composeVariables(service).find(({ name }) => name === "PORT");
    if (variable !== undefined) verdicts.push({ at: variable.at, facts: { kind: "listen", subject: service.name, port, other: `${exposed.join(", ")} in its image` } });
  }
  return [...verdicts, ...addressVerdicts(service, told)];
}

function imageOf({ value }: ComposeService, images: readonly Dockerfile[], folder: string): Dockerfile | undefined {
  const build = value.get("build");
  if (!build.exists) return undefined;
  const context = joinPath(folder, build.text ?? build.get("context").text ?? ".") ?? "";
  const path = joinPath(context, build.get("dockerfile").text ?? "Dockerfile");
  return images.find((image) => image.path === path);
}

function exposedBy(image: Dockerfile | undefined): readonly string[] {
  const words = image?.stages.at(-1)?.instructions.filter(({ keyword }) => keyword === "EXPOSE").flatMap((instruction) => instruction.words) ?? [];
  return words.map(({ value }) => value.split("/")[0] as string).filter((port) => /^\d+$/.test(port));
}

/** Addresses of other services among the variables: `CATALOG_URL: http://catalog:3001`. */
function addressVerdicts(service: ComposeService, told: Known["told"]): readonly Verdict[] {
  return composeVariables(service).flatMap(({ name, value, at }) => {
    const [, host = "", port = ""] = /^[a-z]+:\/\/([a-z0-9-]+):(\d+)(?:\/|$)/.exec(value ?? "") ?? [];
    const listens = told.get(host);
    return listens === undefined || listens === port ? [] : [{ at, facts: { kind: "address", subject: `${name} of ${service.name}`, port, other: host, listens } }];
  });
}

/** An image that is told a port and exposes another. */
function imageVerdicts(image: Dockerfile): readonly Verdict[] {
  const instructions = image.stages.at(-1)?.instructions ?? [];
  const words = instructions.filter(({ keyword }) => keyword === "ENV").flatMap((instruction) => instruction.words);
  const told = words.find(({ value }) => /^PORT=\d+$/.test(value));
  const exposed = exposedBy(image);
  if (told === undefined || exposed.length === 0 || exposed.includes(told.value.slice(5))) return [];
  return [{ at: told.at, facts: { kind: "listen", subject: `The image of ${image.path}`, port: told.value.slice(5), other: exposed.join(", ") } }];
}

function targetVerdicts({ root }: PrometheusFile, told: Known["told"]): readonly Verdict[] {
  const configs = root.get("scrape_configs").items().flatMap((job) => job.get("static_configs").items());
  return configs.flatMap((config) => config.get("targets").items()).flatMap((target) => {
    const [host = "", port = ""] = (target.text ?? "").split(":");
    const listens = told.get(host);
    return listens === undefined || listens === port ? [] : [{ at: target.at, facts: { kind: "address", subject: "Prometheus", port, other: host, listens } }];
  });
}

/** `server catalog:3001;` and `proxy_pass http://catalog:3001;` of an nginx configuration. */
function gatewayVerdicts(path: string, text: string, told: Known["told"]): readonly Verdict[] {
  return [...text.matchAll(/^[ \t]*(?:server|proxy_pass|set\s+\$\w+)\s+"?(?:https?:\/\/)?([a-z0-9-]+):(\d+)/gm)].flatMap((match) => {
    const [written, host = "", port = ""] = match;
    const listens = told.get(host);
    const end = match.index + written.length;
    return listens === undefined || listens === port ? [] : [{ at: { path, start: end - port.length, end }, facts: { kind: "address", subject: "The gateway", port, other: host, listens } }];
  });
}

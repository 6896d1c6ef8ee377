import type { FileTree } from "@create-backend/core";
import { textOf } from "../graph/text.ts";
import { brokenManifest } from "./broken-manifest.ts";
import { readCloudFormation } from "./cloud/cloudformation.ts";
import { readTerraform, terraformTogether } from "./cloud/terraform.ts";
import { readDockerfile } from "./dockerfile/read-dockerfile.ts";
import type { Document } from "./document.ts";
import { readYamlDocuments, type YamlValue } from "../graph/yaml-value.ts";

const skipped = /(?:^|\/)(?:node_modules|\.git|dist|\.venv|target|vendor)\//;

/** Every manifest of a tree as a document with places: Dockerfiles, compose, Kubernetes, Kustomize, workflows. */
export function documentsOf(tree: FileTree): readonly Document[] {
  const documents: Document[] = [];
  for (const path of tree.keys()) {
    if (skipped.test(path)) continue;
    if (/(?:^|\/)(?:Dockerfile|Containerfile)(?:\.(?!dockerignore$)[^/]*)?$|\.[Dd]ockerfile$/.test(path)) documents.push(readDockerfile(path, textOf(tree, path) ?? ""));
    else if (/\.(?:json|toml|xml|props|targets|csproj)$/.test(path)) documents.push(...brokenManifest(path, tree));
    else if (path.endsWith(".tf")) documents.push(readTerraform(path, textOf(tree, path) ?? ""));
    else if (/\.ya?ml$/.test(path)) for (const document of yamlDocuments(path, textOf(tree, path) ?? "")) documents.push(document);
  }
  return terraformTogether(documents);
}

type Read = (path: string, root: YamlValue) => readonly Document[];

/** Which reader a YAML file is for, by its name or its first words; undefined when it is none of ours. */
function readerOf(path: string, text: string): Read | undefined {
  if (/(?:^|\/)(?:docker-)?compose(?:\.[^/]+)?\.ya?ml$/.test(path)) return readCompose;
  if (/(?:^|\/)kustomization\.ya?ml$/.test(path)) return (file, root) => [{ kind: "kustomization", path: file, root }];
  if (/^\.github\/workflows\//.test(path) || /(?:^|\/)action\.ya?ml$/.test(path)) return (file, root) => [{ kind: "workflow", path: file, root }];
  if (/^Resources:/m.test(text) && /\bType:\s*["']?AWS::/.test(text)) return (file, root) => [readCloudFormation(file, root)];
  if (/^scrape_configs:/m.test(text)) return (file, root) => [{ kind: "prometheus", path: file, root }];
  return /^apiVersion:/m.test(text) && /^kind:/m.test(text) && !text.includes("{{") ? readKubernetes : undefined;
}

function yamlDocuments(path: string, text: string): readonly Document[] {
  const read = readerOf(path, text);
  if (read === undefined) return [];
  const file = readYamlDocuments(path, text);
  if (!("roots" in file)) return [{ kind: "broken", path, why: file.why, at: file.at }];
  return file.roots.flatMap((root) => read(path, root));
}

function readCompose(path: string, root: YamlValue): readonly Document[] {
  return [{ kind: "compose", path, root, services: root.get("services").entries().map(({ key, value }) => [key, value] as const) }];
}

function readKubernetes(path: string, root: YamlValue): readonly Document[] {
  const objectKind = root.get("kind").text;
  if (objectKind === undefined || root.get("apiVersion").text === undefined) return [];
  if (objectKind === "List") return root.get("items").items().flatMap((item) => readKubernetes(path, item));
  return [{ kind: "kubernetes", path, objectKind, name: root.get("metadata").get("name").text ?? "", root }];
}

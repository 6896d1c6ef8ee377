import { textFile, treeOf } from "@create-backend/core";
import { readYamlDocuments } from "../graph/yaml-value.ts";
import { actionName, usesIn } from "./actions.ts";
import { documentsOf } from "./documents-of.ts";
import type { Document } from "./document.ts";
import { imageName, imagesOf } from "./images.ts";

/** A version in a text: `name` is what stays of it. */
interface Numbered {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** A manifest without the numbers that an update bot raises: tags and digests of images, references of actions, versions of a pnpm catalogue and of Python requirements. Two texts that come out alike name the same things. */
export function withoutVersions(path: string, text: string): string {
  const documents = documentsOf(treeOf([[path, textFile(text)]]));
  const numbered = [...documents.flatMap((document) => inDocument(document, text)), ...inCatalogue(path, text), ...inRequirements(path, text)];
  let rest = text;
  for (const { start, end, name } of numbered.sort((one, other) => other.start - one.start)) rest = rest.slice(0, start) + name + rest.slice(end);
  return rest;
}

function inDocument(document: Document, text: string): readonly Numbered[] {
  switch (document.kind) {
    case "dockerfile":
    case "compose":
    case "kubernetes":
      return imagesIn(document);
    case "workflow":
      return [...imagesIn(document), ...usesIn(document.root).map((use) => ({ start: use.at.start, end: endOfComment(text, use.at.end), name: actionName(use.text ?? "").action }))];
    default:
      return [];
  }
}

function imagesIn(document: Parameters<typeof imagesOf>[0]): readonly Numbered[] {
  return imagesOf(document).map(({ image, at }) => ({ start: at.start, end: at.end, name: imageName(image).repository }));
}

/** Behind the commit of an action stands its version. */
function endOfComment(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  const line = text.slice(from, end < 0 ? undefined : end);
  return line.trimStart().startsWith("#") ? from + line.length : from;
}

function inCatalogue(path: string, text: string): readonly Numbered[] {
  if (path !== "pnpm-workspace.yaml") return [];
  const file = readYamlDocuments(path, text);
  const roots = "roots" in file ? file.roots : [];
  return roots.flatMap((root) => root.get("catalog").entries().map(({ value }) => ({ start: value.at.start, end: value.at.end, name: "" })));
}

/** `"fastapi==0.165.0"`, as lists of a `pyproject.toml` have it. */
function inRequirements(path: string, text: string): readonly Numbered[] {
  if (!path.endsWith("pyproject.toml")) return [];
  return [...text.matchAll(/"[A-Za-z0-9._-]+(?:\[[A-Za-z0-9,._-]+\])?(==[A-Za-z0-9.+!]+)"/g)].map(({ 0: written, 1: version = "", index }) => {
    const start = index + written.lastIndexOf(version);
    return { start, end: start + version.length, name: "" };
  });
}

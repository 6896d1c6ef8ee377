import type { FileTree } from "@create-backend/core";
import { parse, TomlError } from "smol-toml";
import { isTest } from "../graph/layout.ts";
import { textOf } from "../graph/text.ts";
import { parseJsonc } from "../graph/typescript/json.ts";
import type { BrokenDocument } from "./document.ts";
import { faultOfXml, type Fault } from "./xml-fault.ts";

/** What says which packages there are, what they declare and how their names are resolved. */
const manifest = /(?:^|\/)(?:(?:package|jsconfig|tsconfig(?:\.[\w-]+)?)\.json|pyproject\.toml|pom\.xml|Directory\.(?:Build|Packages)\.(?:props|targets)|[^/]+\.csproj)$/;

/** Broken on purpose, or not filled in yet. */
const sample = /(?:^|\/)(?:__?fixtures__?|fixtures?|testdata|test-data|templates?|skeletons?)\//;
const unfilled = /\{\{|\{%|<%/;

/** A manifest of a package that does not parse: without a word, what stands in it would be missing. */
export function brokenManifest(path: string, tree: FileTree): readonly BrokenDocument[] {
  if (!manifest.test(path) || isTest(path) || sample.test(path)) return [];
  const text = textOf(tree, path);
  if (text === undefined || unfilled.test(text)) return [];
  const fault = path.endsWith(".toml") ? faultOfToml(text) : path.endsWith(".json") ? faultOfJson(text) : faultOfXml(text);
  return fault === undefined ? [] : [{ kind: "broken", path, why: fault.why, at: { path, start: fault.at, end: fault.at } }];
}

/** Where is for tools that load it to say: their words differ from one Node.js to the next. */
function faultOfJson(text: string): Fault | undefined {
  return parseJsonc(text) === undefined ? { why: "it is no JSON, so nothing in it counts", at: 0 } : undefined;
}

function faultOfToml(text: string): Fault | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const line = text.split("\n").slice(0, error.line - 1).join("\n").length;
    return { why: "it is no TOML, so nothing in it counts", at: Math.min(line + (error.line > 1 ? 1 : 0) + error.column - 1, text.length) };
  }
}

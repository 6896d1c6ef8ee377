import type { FileTree } from "@create-backend/core";
import type { Language, Unit } from "../../graph/graph.ts";
import { receiverBefore } from "../../graph/c-like-literals.ts";
import { callsOf } from "../../graph/literals-of.ts";
import { baseName, folderOf, foldersUp, inFolder } from "../../graph/paths.ts";
import type { Span } from "../../graph/span.ts";
import { textOf } from "../../graph/text.ts";

/** Calls that start a server or a worker, by whom they are called on, where a language needs no folder of its own for that. */
const starting: Partial<Readonly<Record<Language, Readonly<Record<string, RegExp>>>>> = {
  java: { run: /^(?:SpringApplication|Micronaut|Quarkus)$/, create: /^Https?Server$/ },
  go: { ListenAndServe: /./, ListenAndServeTLS: /./, Run: /^(?:r|router|engine|app|server|srv|Default\(\)|New\(\))$/ },
  csharp: { CreateBuilder: /^(?:WebApplication|WebHost)$/, CreateDefaultBuilder: /^(?:Host|WebHost)$/, CreateApplicationBuilder: /^Host$/, CreateSlimBuilder: /^WebApplication$/ },
};

/** Where a source starts a process of its own, and what that process is called: its app, its module, or the folder of its project. */
export interface Start {
  readonly app: string;
  readonly what: string;
  readonly at: Span;
}

export function startIn({ path, language, place }: Unit, tree: FileTree): Start | undefined {
  const known = starting[language];
  // A program of Go is a folder of `cmd`; what listens elsewhere belongs to one of them.
  const text = known === undefined || (language === "go" && place.room !== "app") || place.test || place.room === "tooling" ? "" : (textOf(tree, path) ?? "");
  if (known === undefined || !Object.keys(known).some((callee) => text.includes(`${callee}(`))) return undefined;
  for (const { callee, start } of callsOf(text, path)) {
    const receiver = receiverBefore(text, start);
    if (receiver !== undefined && known[callee]?.test(receiver) === true) return { app: place.name ?? projectOf(path, tree), what: `${receiver}.${callee}`, at: { path, start, end: start + callee.length } };
  }
  return undefined;
}

/** The folder of the nearest project above the sources; empty for the root. */
function projectOf(path: string, tree: FileTree): string {
  const manifests = path.endsWith(".java") ? ["pom.xml", "build.gradle", "build.gradle.kts"] : [];
  for (const folder of foldersUp(folderOf(path)))
    if (manifests.some((name) => tree.has(inFolder(folder, name))) || tree.has(inFolder(folder, `${baseName(folder)}.csproj`))) return baseName(folder);
  return "";
}

import type { FileTree } from "@create-backend/core";
import type { Language, Unit } from "../../graph/graph.ts";
import { receiverBefore } from "../../graph/c-like-literals.ts";
import { callsOf } from "../../graph/literals-of.ts";
import { baseName, folderOf, foldersUp, inFolder } from "../../graph/paths.ts";
import type { Span } from "../../graph/span.ts";
import { textOf } from "../../graph/text.ts";

interface Starting {
  /** What is called, by whom it is called on. */
  readonly calls: Readonly<Record<string, RegExp>>;
  /** Counts in apps alone: a program has a folder of its own there, and what listens elsewhere belongs to one of them. */
  readonly inAppsOnly?: true;
}

/** Calls that start a server or a worker, by language. */
const starting: Partial<Readonly<Record<Language, Starting>>> = {
  java: { calls: { run: /^(?:SpringApplication|Micronaut|Quarkus)$/, create: /^Https?Server$/ } },
  go: { calls: { ListenAndServe: /./, ListenAndServeTLS: /./, Run: /^(?:r|router|engine|app|server|srv|Default\(\)|New\(\))$/ }, inAppsOnly: true },
  csharp: { calls: { CreateBuilder: /^(?:WebApplication|WebHost)$/, CreateDefaultBuilder: /^(?:Host|WebHost)$/, CreateApplicationBuilder: /^Host$/, CreateSlimBuilder: /^WebApplication$/ } },
};

/** Where a source starts a process of its own, and what that process is called: its app, its module, or the folder of its project. */
export interface Start {
  readonly app: string;
  readonly what: string;
  readonly at: Span;
}

export function startIn({ path, language, place }: Unit, tree: FileTree): Start | undefined {
  const known = starting[language];
  if (known === undefined || place.test || place.room === "tooling" || (known.inAppsOnly && place.room !== "app")) return undefined;
  const text = textOf(tree, path) ?? "";
  if (!Object.keys(known.calls).some((callee) => text.includes(`${callee}(`))) return undefined;
  for (const { callee, start } of callsOf(text, path)) {
    const receiver = receiverBefore(text, start);
    if (receiver !== undefined && Object.hasOwn(known.calls, callee) && known.calls[callee]?.test(receiver) === true) return { app: place.name ?? projectOf(path, tree), what: `${receiver}.${callee}`, at: { path, start, end: start + callee.length } };
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

import type { FileTree } from "@create-backend/core";
import { folderOf } from "../paths.ts";
import { textOf } from "../text.ts";
import { withoutComments } from "../xml.ts";

/** Namespaces that the SDKs open in every file; they matter where a repository declares something in them. */
export const implicitUsings: readonly string[] = [
  "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Json", "System.Threading", "System.Threading.Tasks",
  "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
  "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
];

/** Folder → namespaces that its project, or a `Directory.Build.props` in it, opens by `<Using Include="…" />`. */
export function statedUsings(tree: FileTree, manifests: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const stated = new Map<string, readonly string[]>();
  for (const path of manifests) {
    const text = withoutComments(textOf(tree, path) ?? "");
    const found = [...text.matchAll(/<Using\s[^<>]*?\bInclude\s*=\s*"([^"]+)"/g)].map(([, namespace = ""]) => namespace);
    if (found.length > 0) stated.set(folderOf(path), [...(stated.get(folderOf(path)) ?? []), ...found]);
  }
  return stated;
}

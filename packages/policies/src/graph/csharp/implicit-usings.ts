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

/** What a project, or a `Directory.Build.props`, opens in every file by `<Using Include="…" />`. */
export interface StatedUsings {
  readonly namespaces: readonly string[];
  readonly aliases: readonly (readonly [alias: string, target: string])[];
}

/** Stated usings by folder. */
export function statedUsings(tree: FileTree, manifests: readonly string[]): ReadonlyMap<string, StatedUsings> {
  const stated = new Map<string, StatedUsings>();
  for (const path of manifests) {
    const text = withoutComments(textOf(tree, path) ?? "");
    const found = [...text.matchAll(/<Using\s[^<>]*>/g)].flatMap(([element]) => {
      const [target, alias] = ["Include", "Alias"].map((name) => new RegExp(`\\b${name}\\s*=\\s*"([^"]+)"`).exec(element)?.[1]);
      return target === undefined ? [] : [{ target, alias }];
    });
    if (found.length === 0) continue;
    const { namespaces = [], aliases = [] } = stated.get(folderOf(path)) ?? {};
    const named = found.flatMap(({ target, alias }) => (alias === undefined ? [] : [[alias, target] as const]));
    stated.set(folderOf(path), { namespaces: [...namespaces, ...found.flatMap(({ target, alias }) => (alias === undefined ? [target] : []))], aliases: [...aliases, ...named] });
  }
  return stated;
}

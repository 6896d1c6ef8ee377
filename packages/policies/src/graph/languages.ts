import type { Scan } from "./facts.ts";
import { CSharpResolver } from "./csharp/resolve.ts";
import { scanCSharp } from "./csharp/scan.ts";
import { GoResolver } from "./go/resolve.ts";
import { scanGo } from "./go/scan.ts";
import type { Language } from "./graph.ts";
import { JavaResolver } from "./java/resolve.ts";
import { scanJava } from "./java/scan.ts";
import { PythonResolver } from "./python/resolve.ts";
import { scanPython } from "./python/scan.ts";
import type { Resolver, ResolverInput } from "./resolver.ts";
import { TypeScriptResolver } from "./typescript/resolve.ts";
import { scanTypeScript } from "./typescript/scan.ts";

/** What a language brings to the graph. */
export interface LanguageSupport {
  readonly name: Language;
  readonly files: RegExp;
  /** Files that decide where names lead. */
  readonly manifests: RegExp;
  scan(text: string, path: string): Scan;
  resolver(input: ResolverInput): Resolver;
}

export const languages: readonly LanguageSupport[] = [
  {
    name: "typescript",
    files: /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/,
    manifests: /(?:^|\/)package\.json$/,
    scan: scanTypeScript,
    resolver: ({ tree, manifests }) => new TypeScriptResolver(tree, manifests),
  },
  {
    name: "python",
    files: /\.pyi?$/,
    manifests: /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[^/]*\.txt|manage\.py)$/,
    scan: scanPython,
    resolver: ({ tree, manifests, folders }) => new PythonResolver(tree, manifests, folders),
  },
  {
    name: "java",
    files: /\.java$/,
    manifests: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?)$/,
    scan: scanJava,
    resolver: (input) => new JavaResolver(input),
  },
  {
    name: "go",
    files: /\.go$/,
    manifests: /(?:^|\/)go\.(?:mod|work)$/,
    scan: scanGo,
    resolver: ({ tree, manifests, sources }) => new GoResolver(tree, manifests, sources),
  },
  {
    name: "csharp",
    files: /\.cs$/,
    manifests: /\.csproj$/,
    scan: scanCSharp,
    resolver: (input) => new CSharpResolver(input),
  },
];

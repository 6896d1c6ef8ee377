import type { Scan } from "./facts.ts";
import { CSharpResolver } from "./csharp/resolve.ts";
import { scanCSharp } from "./csharp/scan.ts";
import { GoResolver } from "./go/resolve.ts";
import { scanGo } from "./go/scan.ts";
import { goSymbols } from "./go/symbols.ts";
import type { Language } from "./graph.ts";
import { JavaResolver } from "./java/resolve.ts";
import { scanJava } from "./java/scan.ts";
import { handedOnInPython } from "./python/handed-on.ts";
import { PythonResolver } from "./python/resolve.ts";
import { scanPython } from "./python/scan.ts";
import { pythonSymbols, pythonTelling } from "./python/symbols.ts";
import { throughLinks } from "./behind-links.ts";
import type { HandedOn } from "./handed-on.ts";
import type { Resolver, ResolverInput } from "./resolver.ts";
import { handedOnInTypeScript } from "./typescript/handed-on.ts";
import { TypeScriptResolver } from "./typescript/resolve.ts";
import { scanTypeScript } from "./typescript/scan.ts";
import { typeScriptDeclares, typeScriptSymbols, typeScriptTelling } from "./typescript/symbols.ts";

/** What a language brings to the graph. */
export interface LanguageSupport {
  readonly name: Language;
  readonly files: RegExp;
  /** Files that decide where names lead. */
  readonly manifests: RegExp;
  /** What an object calls itself. */
  readonly itself: "this" | "self";
  scan(text: string, path: string): Scan;
  /** Names that a text declares at its top, at least the first `most` of them. */
  symbols(text: string, path: string, most?: number): readonly string[];
  /** Names that tell a text from others, `most` of them at most; absent where those it declares do. */
  telling?(text: string, path: string, most: number): readonly string[];
  /** Whether a text declares a name at its top; undefined where one look at the name does not tell. */
  declares?(text: string, name: string): boolean | undefined;
  /** What a file hands on from others; absent where a language cannot do that. */
  handedOn?(scan: Scan): readonly HandedOn[];
  resolver(input: ResolverInput): Resolver;
}

export const languages: readonly LanguageSupport[] = [
  {
    name: "typescript",
    files: /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/,
    manifests: /(?:^|\/)package\.json$/,
    itself: "this",
    scan: scanTypeScript,
    symbols: typeScriptSymbols,
    telling: typeScriptTelling,
    declares: typeScriptDeclares,
    handedOn: handedOnInTypeScript,
    resolver: ({ manifests, ...input }) => throughLinks(input, ({ tree }) => new TypeScriptResolver(tree, manifests)),
  },
  {
    name: "python",
    files: /\.pyi?$/,
    manifests: /(?:^|\/)(?:pyproject\.toml|tach\.toml|setup\.(?:py|cfg)|requirements[^/]*\.txt|manage\.py)$/,
    itself: "self",
    scan: scanPython,
    symbols: pythonSymbols,
    telling: pythonTelling,
    handedOn: handedOnInPython,
    resolver: ({ manifests, ...input }) => throughLinks(input, ({ tree, folders }) => new PythonResolver(tree, manifests, folders)),
  },
  {
    name: "java",
    files: /\.java$/,
    manifests: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?)$/,
    itself: "this",
    scan: scanJava,
    symbols: (text) => scanJava(text).declares ?? [],
    resolver: (input) => new JavaResolver(input),
  },
  {
    name: "go",
    files: /\.go$/,
    manifests: /(?:^|\/)go\.(?:mod|work)$/,
    itself: "this",
    scan: scanGo,
    symbols: goSymbols,
    resolver: ({ tree, manifests, sources }) => new GoResolver(tree, manifests, sources),
  },
  {
    name: "csharp",
    files: /\.cs$/,
    manifests: /\.csproj$|(?:^|\/)Directory\.Build\.(?:props|targets)$/,
    itself: "this",
    scan: scanCSharp,
    symbols: (text) => scanCSharp(text).declares ?? [],
    resolver: (input) => new CSharpResolver(input),
  },
];

import type { FileTree } from "@create-backend/core";
import type { Language } from "../../graph/graph.ts";
import type { Span } from "../../graph/span.ts";
import { textOf } from "../../graph/text.ts";
import { baseName } from "../../graph/paths.ts";
import type { Found } from "./found.ts";
import { fromCsproj, fromGradle, fromPom } from "./from-xml.ts";
import { fromGoMod } from "./from-go-mod.ts";
import { fromPackageJson } from "./from-package-json.ts";
import { fromPyproject, fromRequirements } from "./from-python.ts";

/** A dependency that a manifest names. */
export interface Declared {
  readonly language: Language;
  /** As the registry calls it. */
  readonly name: string;
  /** As it is imported: the name itself, or the nearest guess where a language lets them differ. */
  readonly imported: string;
  /** Not part of what runs in production. */
  readonly development: boolean;
  /** Something else that is declared asked for it. */
  readonly indirect?: boolean;
  readonly at: Span;
}

interface Reader {
  /** What its files are called, without or with the folder that they lie in. */
  readonly files: RegExp;
  readonly language: Language;
  read(text: string): readonly Found[];
}

const readers: readonly Reader[] = [
  { files: /^package\.json$/, language: "typescript", read: fromPackageJson },
  { files: /^pyproject\.toml$/, language: "python", read: fromPyproject },
  { files: /^(?:[\w.-]*requirements|constraints)[^/]*\.(?:txt|in)$|^requirements\/[^/]*\.(?:txt|in)$/, language: "python", read: fromRequirements },
  { files: /^pom\.xml$/, language: "java", read: fromPom },
  { files: /^build\.gradle(?:\.kts)?$/, language: "java", read: fromGradle },
  { files: /^go\.mod$/, language: "go", read: fromGoMod },
  { files: /\.csproj$|^Directory\.(?:Build\.props|Packages\.props)$/, language: "csharp", read: fromCsproj },
];

const skipped = /(?:^|\/)(?:node_modules|\.git|dist|\.venv|target|vendor)\//;

/** Every dependency that the manifests of a tree declare. */
export function declaredIn(tree: FileTree): readonly Declared[] {
  return [...tree.keys()].filter((path) => !skipped.test(path)).flatMap((path) => {
    const reader = readers.find(({ files }) => files.test(baseName(path)) || files.test(path.slice(path.lastIndexOf("/", path.lastIndexOf("/") - 1) + 1)));
    if (reader === undefined) return [];
    return reader.read(textOf(tree, path) ?? "").map(({ name, imported = name, development = false, indirect = false, start, end }) => ({ language: reader.language, name, imported, development, ...(indirect ? { indirect } : {}), at: { path, start, end } }));
  });
}

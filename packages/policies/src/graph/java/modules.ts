import { addTo, type FileTree } from "@create-backend/core";
import { baseName, folderOf, foldersUp, inFolder, joinPath } from "../paths.ts";
import { textOf } from "../text.ts";
import { ownArtifact } from "./libraries.ts";
import { elementsIn, withoutComments } from "../xml.ts";

/** Modules of Maven and Gradle by their folders, and which of them each one depends on. Read when somebody asks: only types that several modules declare need it. */
export class JavaModules {
  private readonly tree: FileTree;
  private readonly folders: ReadonlySet<string>;
  private readonly folderOfPath = new Map<string, string | undefined>();
  private readonly seenBy = new Map<string, ReadonlySet<string>>();
  private readonly references: (folder: string) => readonly string[];

  constructor(tree: FileTree, manifests: readonly string[]) {
    this.tree = tree;
    this.folders = new Set(manifests.map(folderOf));
    const artifacts = artifactsIn(tree, manifests);
    const projects = new Map<string, string>();
    for (const path of tree.keys()) if (/^settings\.gradle(?:\.kts)?$/.test(baseName(path))) addMoved(projects, path, tree);
    this.references = (folder) => [...fromPom(textOf(tree, inFolder(folder, "pom.xml")) ?? "", artifacts), ...this.fromGradle(folder, projects)];
  }

  /** Those of the files that a file means by a name: in its own module, else in the one it depends on over the fewest others; all of them where nothing is declared. */
  visible(from: string, files: readonly string[]): readonly string[] {
    const own = this.of(from);
    if (own === undefined) return files;
    for (const module of this.reach(own)) {
      const found = files.filter((file) => this.of(file) === module);
      if (found.length > 0) return found;
    }
    return files;
  }

  private of(path: string): string | undefined {
    const folder = folderOf(path);
    if (!this.folderOfPath.has(folder)) this.folderOfPath.set(folder, [...foldersUp(folder)].find((up) => this.folders.has(up)));
    return this.folderOfPath.get(folder);
  }

  /** A module and those that it depends on, nearest first. */
  private reach(own: string): ReadonlySet<string> {
    let seen = this.seenBy.get(own);
    if (seen === undefined) {
      const found = new Set([own]);
      for (const folder of found) for (const next of this.references(folder)) found.add(next);
      seen = found;
      this.seenBy.set(own, seen);
    }
    return seen;
  }

  /** `project(":a:b")` and `projects.a.b`: below the folder of the settings, or where these say. */
  private fromGradle(folder: string, moved: ReadonlyMap<string, string>): readonly string[] {
    const text = ["build.gradle", "build.gradle.kts"].map((name) => textOf(this.tree, inFolder(folder, name)) ?? "").join("\n");
    const root = [...foldersUp(folder)].find((up) => this.tree.has(inFolder(up, "settings.gradle")) || this.tree.has(inFolder(up, "settings.gradle.kts"))) ?? "";
    const named = [...text.matchAll(/\bproject\s*\(\s*(?:path\s*[:=]\s*)?["'](:[^"']+)["']/g)].map(([, path = ""]) => path);
    const accessors = [...text.matchAll(/\bprojects\.([a-zA-Z0-9.]+)/g)].map(([, path = ""]) => `:${path.replaceAll(".", ":").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
    return [...named, ...accessors].map((path) => moved.get(`${root}${path}`) ?? inFolder(root, path.slice(1).replaceAll(":", "/")));
  }
}

/** Folders of the projects that settings put elsewhere, by the folder of the settings and the project's path. */
function addMoved(projects: Map<string, string>, path: string, tree: FileTree): void {
  const root = folderOf(path);
  for (const [, name = "", place = ""] of (textOf(tree, path) ?? "").matchAll(/\bproject\s*\(\s*["'](:[^"']+)["']\s*\)\s*\.\s*projectDir\s*=\s*(?:new\s+File\s*\([^"',]*,\s*|file\s*\(\s*|File\s*\(\s*)["']([^"']+)["']/g)) {
    const folder = joinPath(root, place.replace(/^\$\{?rootDir\}?\//, ""));
    if (folder !== undefined) projects.set(`${root}${name}`, folder);
  }
}

/** Folders by the artifact that their `pom.xml` makes. */
function artifactsIn(tree: FileTree, manifests: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const artifacts = new Map<string, string[]>();
  for (const path of manifests) {
    if (!path.endsWith("pom.xml")) continue;
    for (const artifact of ownArtifact(withoutComments(textOf(tree, path) ?? ""))) addTo(artifacts, artifact, folderOf(path));
  }
  return artifacts;
}

/** The folders of the artifacts that a `pom.xml` depends on and that are made here. */
function fromPom(text: string, artifacts: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return elementsIn(withoutComments(text), "dependency").flatMap(({ body }) => artifacts.get(/<artifactId>\s*([^<\s]+)\s*<\/artifactId>/.exec(body)?.[1] ?? "") ?? []);
}

import type { FileTree } from "@create-backend/core";
import { baseName, folderOf } from "../paths.ts";
import { textOf } from "../text.ts";
import { elementsIn, withoutComments } from "../xml.ts";

/** What build files say of types that no source declares: that a library brings them, or that a tool makes them. Read when such a type is imported. */
export class JavaLibraries {
  private readonly texts: readonly (readonly [path: string, text: string])[];
  private makers: readonly Maker[] | undefined;
  private groups: ReadonlySet<string> | undefined;

  constructor(tree: FileTree, manifests: readonly string[]) {
    this.texts = manifests.map((path) => [path, withoutComments(textOf(tree, path) ?? "")] as const);
  }

  /** Whether a library from elsewhere bears a group that a name begins with: packages of one organisation begin alike, here and there. */
  mayBring(name: string): boolean {
    this.groups ??= groupsFromElsewhere(this.texts);
    for (const group of this.groups) if (name.startsWith(`${group}.`)) return true;
    return false;
  }

  /** What makes sources while the build runs, and the build file that names it: the one nearest to the importing file, of those that also name a package where one is given. */
  makerNear(from: string, named?: string): Maker | undefined {
    this.makers ??= this.texts.flatMap(([path, text]) => {
      const tool = makes.exec(text)?.[0];
      return tool === undefined ? [] : [{ tool, path, text }];
    });
    const nearness = ({ path }: Maker): number => (from.startsWith(folderOf(path)) ? folderOf(path).length : -1);
    const says = named === undefined ? undefined : new RegExp(`${named.replaceAll(".", "\\.")}(?![\\w.])`);
    return this.makers.filter(({ text }) => says?.test(text) !== false).reduce<Maker | undefined>((best, maker) => (best === undefined || nearness(maker) > nearness(best) ? maker : best), undefined);
  }
}

interface Maker {
  readonly tool: string;
  readonly path: string;
  readonly text: string;
}

/** Plugins that write sources from descriptions. */
const makes = /openapi-?generator|openapi\.generator|swagger-codegen|jaxb2?-maven-plugin|\bxjc\b|wsdl2java|cxf-codegen|avro-maven-plugin|plugin\.avro|avro-tools|protobuf-maven-plugin|com\.google\.protobuf(?=["'])|antlr4?-maven-plugin|jooq-codegen|studer\.jooq|dgs\.codegen|graphql-codegen|thrift-maven-plugin/i;

const coordinates = /["']([\w-]+(?:\.[\w-]+)+):([\w.-]+)(?::[^"'\n]*)?["']/g;

function groupsFromElsewhere(texts: readonly (readonly [path: string, text: string])[]): ReadonlySet<string> {
  const made = new Set(texts.flatMap(([path, text]) => [baseName(folderOf(path)), ...(path.endsWith("pom.xml") ? ownArtifact(text) : [])]));
  const asked = texts.flatMap(([path, text]) => (path.endsWith("pom.xml") ? [...elementsIn(text, "dependency")].map(({ body }) => [valueOf(body, "groupId"), valueOf(body, "artifactId")] as const) : [...text.matchAll(coordinates)].map(([, group = "", artifact = ""]) => [group, artifact] as const)));
  return new Set(asked.flatMap(([group, artifact]) => (group === "" || group.startsWith("$") || made.has(artifact) ? [] : [group])));
}

function valueOf(body: string, name: string): string {
  return new RegExp(`<${name}>\\s*([^<\\s]+)\\s*</${name}>`).exec(body)?.[1] ?? "";
}

/** The artifact that a `pom.xml` makes: the one that stands in no element of it. */
export function ownArtifact(text: string): readonly string[] {
  const artifact = valueOf(text.replace(/<(parent|dependencies|dependencyManagement|build|profiles|modules)>[\s\S]*?<\/\1>/g, ""), "artifactId");
  return artifact === "" ? [] : [artifact];
}

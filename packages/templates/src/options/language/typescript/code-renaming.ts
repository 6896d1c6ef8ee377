import { posix } from "node:path";
import type { ExportSpecifier, Identifier, ImportSpecifier, Node, SourceFile } from "ts-morph";
import type { CodeRewriter, Rename } from "../../../define-generator.ts";

type Library = typeof import("ts-morph");

/** A piece of text in place of another one. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Renames what a file declares, imports or hands on. Only names that are bound to the renamed thing are touched; where the new name means something else in a file, the file keeps the old one as an alias. */
export function renamerWith(codemod: Rename, library: Library): CodeRewriter {
  const settings = { useInMemoryFileSystem: true, skipLoadingLibFiles: true, skipFileDependencyResolution: true } as const;
  return (text, path) => {
    if (!text.includes(codemod.from) || !mayKnow(text, path, codemod)) return text;
    const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
    const code = text.slice(mark.length);
    const source = new library.Project(settings).createSourceFile(path.endsWith("x") ? "code.tsx" : "code.ts", code);
    return mark + edited(code, new RenamedFile(source, { codemod, path, library }).edits());
  };
}

interface About {
  readonly codemod: Rename;
  readonly path: string;
  readonly library: Library;
}

class RenamedFile {
  private readonly source: SourceFile;
  private readonly about: About;
  /** The new name stands for something else in this file. */
  private readonly taken: boolean;

  constructor(source: SourceFile, about: About) {
    this.source = source;
    this.about = about;
    const { to } = about.codemod;
    this.taken = source.getDescendantsOfKind(about.library.SyntaxKind.Identifier).some((name) => name.getText() === to && isBinding(name, about.library));
  }

  edits(): readonly Edit[] {
    const { codemod, library } = this.about;
    return [
      ...this.declared(),
      ...this.source.getImportDeclarations().filter((one) => this.leadsThere(one.getModuleSpecifierValue())).flatMap((one) => [
        ...one.getNamedImports().filter((named) => named.getName() === codemod.from).flatMap((named) => this.imported(named)),
        ...this.namespaced(one.getNamespaceImport()),
      ]),
      ...this.source.getExportDeclarations().filter((one) => this.leadsThere(one.getModuleSpecifierValue() ?? "")).flatMap((one) => one.getNamedExports().filter((named) => named.getName() === codemod.from).flatMap((named) => this.handedOn(named))),
      ...this.source.getDescendantsOfKind(library.SyntaxKind.ImportType).flatMap((one) => {
        const argument = one.getArgument().getText().replace(/^["']|["']$/g, "");
        const qualifier = one.getQualifier();
        return this.leadsThere(argument) && qualifier?.getText() === codemod.from ? [replaced(qualifier, codemod.to)] : [];
      }),
    ];
  }

  /** In the declaring file itself. */
  private declared(): readonly Edit[] {
    const { codemod, path, library } = this.about;
    if (path !== codemod.files[0]) return [];
    const names = this.source.getDescendantsOfKind(library.SyntaxKind.Identifier).filter((name) => name.getText() === codemod.from && isBinding(name, library) && isTopLevel(name, library));
    return [...this.used(names), ...this.used(names.flatMap((name) => name.findReferencesAsNodes()))];
  }

  private imported(named: ImportSpecifier): readonly Edit[] {
    const { from, to } = this.about.codemod;
    const name = named.getNameNode();
    if (named.getAliasNode() !== undefined) return [replaced(name, to)];
    if (this.taken) return [replaced(name, `${to} as ${from}`)];
    return [replaced(name, to), ...this.used((name as Identifier).findReferencesAsNodes())];
  }

  /** `import * as platform`: what stands after its dot. */
  private namespaced(space: Identifier | undefined): readonly Edit[] {
    const { codemod, library } = this.about;
    return (space?.findReferencesAsNodes() ?? []).flatMap((node) => {
      const parent = node.getParent();
      const name = library.Node.isPropertyAccessExpression(parent) ? parent.getNameNode() : library.Node.isQualifiedName(parent) ? parent.getRight() : undefined;
      return name?.getText() === codemod.from && name !== node ? [replaced(name, codemod.to)] : [];
    });
  }

  /** What hands the name on keeps handing on the old one, unless it is a door of the renamed thing itself. */
  private handedOn(named: ExportSpecifier): readonly Edit[] {
    const { from, to, files } = this.about.codemod;
    const keeps = named.getAliasNode() !== undefined || files.includes(this.about.path);
    return [replaced(named.getNameNode(), keeps ? to : `${to} as ${from}`)];
  }

  private used(nodes: readonly (Identifier | Node)[]): readonly Edit[] {
    const { codemod, library, path } = this.about;
    const { from, to } = codemod;
    return nodes.filter((node) => node.getText() === from).map((node) => {
      const parent = node.getParent();
      if (library.Node.isShorthandPropertyAssignment(parent)) return replaced(node, `${from}: ${to}`);
      const handsOn = library.Node.isExportSpecifier(parent) && parent.getAliasNode() === undefined && !codemod.files.includes(path);
      return replaced(node, handsOn ? `${to} as ${from}` : to);
    });
  }

  private leadsThere(specifier: string): boolean {
    const { codemod, path } = this.about;
    return leadsThere(specifier, path, codemod);
  }
}

function leadsThere(specifier: string, path: string, { specifiers, files }: Rename): boolean {
  if (specifiers.includes(specifier)) return true;
  return specifier.startsWith(".") && files.includes(posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts"));
}

/** Cheaper than reading the file: it is one of those that declare the name, or says in quotes where such a file is. */
function mayKnow(text: string, path: string, codemod: Rename): boolean {
  return codemod.files.includes(path) || [...text.matchAll(/["']([^"'\n]+)["']/g)].some(([, quoted = ""]) => leadsThere(quoted, path, codemod));
}

/** A name that a declaration, a parameter or an import gives to something. */
function isBinding(name: Identifier, { SyntaxKind: kinds }: Library): boolean {
  const parent = name.getParent();
  const declaring = [kinds.VariableDeclaration, kinds.FunctionDeclaration, kinds.FunctionExpression, kinds.ClassDeclaration, kinds.InterfaceDeclaration, kinds.TypeAliasDeclaration, kinds.EnumDeclaration, kinds.Parameter, kinds.BindingElement, kinds.ImportSpecifier, kinds.ImportClause, kinds.NamespaceImport];
  return declaring.includes(parent.getKind()) && (parent.compilerNode as { readonly name?: unknown }).name === name.compilerNode;
}

function isTopLevel(name: Identifier, { Node }: Library): boolean {
  const statement = name.getFirstAncestor((node) => Node.isStatement(node));
  return statement !== undefined && Node.isSourceFile(statement.getParent());
}

function replaced(node: Pick<Node, "getStart" | "getEnd">, text: string): Edit {
  return { start: node.getStart(), end: node.getEnd(), text };
}

/** The text with every edit made, each place once. */
function edited(text: string, edits: readonly Edit[]): string {
  const once = new Map(edits.map((edit) => [edit.start, edit]));
  return [...once.values()].sort((a, b) => b.start - a.start).reduce((now, { start, end, text: piece }) => now.slice(0, start) + piece + now.slice(end), text);
}

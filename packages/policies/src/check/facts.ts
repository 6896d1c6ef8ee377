import type { FileTree } from "@create-backend/core";
import type { RepositoryFacts } from "../define-policy.ts";
import { graphWith } from "../graph/graph-of.ts";
import { emptyGraph, type Graph } from "../graph/graph.ts";
import type { Layout } from "../graph/layout.ts";
import { declaredIn, type Declared } from "../manifests/dependencies/declared.ts";
import type { Document } from "../manifests/document.ts";
import { tablesOf, type Tables } from "../graph/tables/tables-of.ts";
import { documentsOf } from "../manifests/documents-of.ts";

/** Facts of nothing, where only texts are looked at. */
export const nothingKnown: RepositoryFacts = { graph: emptyGraph, documents: [], tables: { uses: [] }, dependencies: [] };

/** Facts of a repository, each worked out at its first use and once. */
export class LazyFacts implements RepositoryFacts {
  private readonly tree: FileTree;
  private readonly layout: Layout;
  private readonly folders: ReadonlySet<string>;
  private knownGraph: Graph | undefined;
  private knownTables: Tables | undefined;
  private knownDocuments: readonly Document[] | undefined;
  private knownDependencies: readonly Declared[] | undefined;

  constructor(tree: FileTree, layout: Layout, folders: ReadonlySet<string>) {
    this.tree = tree;
    this.layout = layout;
    this.folders = folders;
  }

  get graph(): Graph {
    return (this.knownGraph ??= graphWith(this.tree, this.layout, this.folders));
  }

  get tables(): Tables {
    return (this.knownTables ??= tablesOf(this.tree, this.layout, this.graph));
  }

  get documents(): readonly Document[] {
    return (this.knownDocuments ??= documentsOf(this.tree));
  }

  get dependencies(): readonly Declared[] {
    return (this.knownDependencies ??= declaredIn(this.tree));
  }
}

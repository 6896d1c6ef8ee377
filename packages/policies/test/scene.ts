import { parseBlueprint, textFile, treeOf, type Blueprint, type FileTree } from "@create-backend/core";

const agreement = `version: 1
name: shop
modules:
  catalog: { owner: team-catalog }
  orders: { owner: team-orders, uses: [catalog], publishes: [order-placed] }
  billing: { owner: team-billing, consumes: [orders.order-placed] }
`;

/** A small shop as a tree: the agreement, a contract and an inside of catalog, and what the scene adds. */
export function aShop(files: Readonly<Record<string, string>> = {}): { readonly tree: FileTree; readonly blueprint: Blueprint; readonly now: Date } {
  const all = {
    "backend.yaml": agreement,
    "modules/catalog/package.json": `{ "name": "@shop/catalog", "exports": { ".": "./src/contract/index.ts" } }`,
    "modules/catalog/src/contract/index.ts": "export interface Catalog {}\n",
    "modules/catalog/src/domain/price.ts": "export const price = 1;\n",
    ...files,
  };
  const tree = treeOf(Object.entries(all).map(([path, text]) => [path, textFile(text)] as const));
  return { tree, blueprint: parseBlueprint(all["backend.yaml"]), now: new Date("2026-11-25T12:00:00Z") };
}

/** `path:line policy` of every finding: what a reader looks for first. */
export function places(findings: readonly { readonly policy: string; readonly location: { readonly path: string; readonly line: number } }[]): readonly string[] {
  return findings.map(({ policy, location: { path, line } }) => `${path}:${line} ${policy}`);
}

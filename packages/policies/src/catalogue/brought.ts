import type { FileTree } from "@create-backend/core";
import { isRunBy } from "./families.ts";
import { textOf } from "../graph/text.ts";

const memo = new WeakMap<FileTree, boolean>();

/** Whether the chosen framework runs what is written against an interface: the build asks for what connects the two. */
export function isBrought(tree: FileTree, written: string, chosen: string): boolean {
  if (!isRunBy(written, chosen)) return false;
  let connected = memo.get(tree);
  if (connected === undefined) {
    connected = [...tree.keys()].some((path) => /(?:^|\/)(?:pom\.xml|[^/]+\.gradle(?:\.kts)?|libs\.versions\.toml)$/.test(path) && connects.test(textOf(tree, path) ?? ""));
    memo.set(tree, connected);
  }
  return connected;
}

/** Artifacts that let Spring Boot, Quarkus and Micronaut serve what is written for JAX-RS. */
const connects = /\b(?:spring-boot-starter-jersey|cxf-spring-boot-starter|resteasy-spring-boot|quarkus-rest|quarkus-resteasy|micronaut-jaxrs)/;

import type { FileTree } from "@create-backend/core";
import { textOf } from "../graph/text.ts";
import { kebab } from "./names.ts";

const places = ["CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS"];

/** Owner of a folder by CODEOWNERS (the last line that fits wins, as there); undefined where nobody is named. */
export function ownersIn(tree: FileTree): (folder: string) => string | undefined {
  const text = places.map((path) => textOf(tree, path)).find((found) => found !== undefined) ?? "";
  const lines = text.split("\n").map((line) => line.replace(/#.*/, "").trim().split(/\s+/)).filter(([pattern = "", owner]) => pattern !== "" && owner !== undefined);
  return (folder) => {
    const line = lines.filter(([pattern = ""]) => covers(pattern, folder)).at(-1);
    return line === undefined ? undefined : kebab((line[1] as string).replace(/^@(?:[^/]*\/)?/, "").replace(/@.*/, ""), "team");
  };
}

function covers(pattern: string, folder: string): boolean {
  if (pattern === "*") return true;
  const path = pattern.replace(/^\//, "").replace(/\/?\**$/, "");
  return path !== "" && (folder === path || folder.startsWith(`${path}/`));
}

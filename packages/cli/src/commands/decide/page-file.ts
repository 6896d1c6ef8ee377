import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { UserError, type Catalogue, type Decision } from "@create-backend/core";
import { shippedPart } from "../../disk/shipped-file.ts";
import { writeFile } from "../../disk/write-file.ts";
import { readText } from "../../disk/read-text.ts";
import type { Organisation } from "../decide-on.ts";
import { decisionPage } from "./page/page.ts";

/** The page of a decision, with the script and the styles that this package ships. The catalogue is the one that was decided by, with the organisation's own facts. */
export function pageOf(decision: Decision, catalogue: Catalogue, organisation: Organisation = {}): string {
  return decisionPage(decision, catalogue, { script: shippedPart("page.js"), style: shippedPart("page.css"), ...organisation });
}

/** Writes the page; a page that was written before is replaced, any other file is not (`CB-117`). */
export function savePage(decision: Decision, catalogue: Catalogue, { folder, shown, organisation }: { folder: string; shown: string; organisation: Organisation }): void {
  if (existsSync(resolve(folder, shown)) && !isPage(readText(folder, shown)))
    throw new UserError("CB-117", { what: `${shown} is there already, and it is not a page of a decision.`, why: "It would be overwritten.", todo: "Choose another name, or move the file away.", place: { file: shown } });
  writeFile(folder, shown, pageOf(decision, catalogue, organisation));
}

function isPage(text: string): boolean {
  return text.startsWith("<!doctype html>") && text.includes('<meta name="generator" content="create-backend decide">');
}

import type { Blueprint } from "@create-backend/core";
import { registeredOptions, type Workshop } from "@create-backend/templates";
import { standardsAt } from "../../disk/read-standards.ts";
import { templateArchive } from "../../disk/template-archive.ts";
import { version } from "../../version.ts";

/** What renders and generates in a repository: our options, and the standards that its agreement extends. Throws what {@link standardsAt} throws. */
export function workshopFor(root: string, { extends: standards = [] }: Blueprint): Workshop {
  return { options: registeredOptions, source: templateArchive(), tool: version, standards: standards.map((entry) => standardsAt(root, entry)) };
}

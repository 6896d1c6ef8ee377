import type { Blueprint } from "@create-backend/core";
import { registeredOptions, type Workshop } from "@create-backend/templates";
import { sealed } from "../../disk/package/seal.ts";
import { templateArchive } from "../../disk/template-archive.ts";
import { version } from "../../version.ts";
import { standardsOf } from "../standards.ts";

/** What renders and generates in a repository: our options, and the standards that its agreement extends. Throws what {@link standardsOf} throws. */
export function workshopFor(root: string, blueprint: Blueprint): Workshop {
  return { options: registeredOptions, source: templateArchive(), tool: version, ...sealed(), standards: standardsOf(blueprint.extends ?? [], root, blueprint) };
}

import type { Blueprint } from "@create-backend/core";
import { registeredOptions, type Workshop } from "@create-backend/templates";
import { sealed } from "../../disk/package/seal.ts";
import { templateSource } from "../../disk/template-source.ts";
import { version } from "../../version.ts";
import { standardsOf } from "../standards.ts";

/** What renders and generates in a repository: our options, and the standards that its agreement extends. Throws what {@link standardsOf} throws. */
export async function workshopFor(root: string, blueprint: Blueprint): Promise<Workshop> {
  return { options: registeredOptions, source: templateSource(), tool: version, ...sealed(), standards: await standardsOf(blueprint.extends ?? [], root, blueprint) };
}

import { UserError } from "../errors.ts";
import { checkShape } from "../yaml/check-shape.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { completeProfile } from "./complete-profile.ts";
import type { Profile } from "./profile.ts";
import { profileSchema, type ProfileInput } from "./schema.ts";

/** A profile file is a page, not a library; what is longer is refused before it is read. */
const longestFile = 256 * 1024;

/** Reads a profile file as it is written, gaps left open. Throws {@link UserError} with file, line, column, key and what is expected. */
export function readProfile(text: string, file = "profile.yaml"): ProfileInput {
  if (text.length > longestFile)
    throw new UserError("CB-015", { what: `${file} has ${text.length} characters; a profile has at most ${longestFile}.`, todo: "Is it the right file?", place: { file } });
  const yaml = readYaml(text, file);
  if (yaml.value === null || yaml.value === undefined) return {};
  return checkShape(profileSchema(), yaml.value, (path) => yaml.placeOf(path));
}

/** Reads a profile file and fills the gaps; every value knows its origin. Throws as {@link readProfile} does. */
export function parseProfile(text: string, file = "profile.yaml"): Profile {
  return completeProfile([{ input: readProfile(text, file), origin: "file" }]);
}

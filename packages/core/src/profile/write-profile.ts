import { stringify } from "yaml";
import { inputOf, saidIn } from "./change-profile.ts";
import type { Profile } from "./profile.ts";

/** A repository says these in its agreement. */
const elsewhere = new Set(["name", "modules"]);

/** What was said of a profile, as a file that {@link readProfile} reads: a line for each group, in the order of the alphabet. Defaults stay out, so that better ones reach it. */
export function writeProfile(profile: Profile): string {
  const said = Object.entries(saidIn(profile)).filter(([key]) => !elsewhere.has(key));
  const lines = Object.entries(inputOf(Object.fromEntries(said))).filter(([, value]) => !isEmptyMap(value)).map(([group, value]) => `${group}: ${stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trim()}`);
  return `# What the decision rests on. When it changes, change it here and run: create-backend decide --again\n${lines.join("\n")}${lines.length === 0 ? "{}" : ""}\n`;
}

function isEmptyMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

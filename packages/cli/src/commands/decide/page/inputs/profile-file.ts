import { inputOf, valueAt, type Profile } from "@create-backend/core";

/** What was said of a profile as the text of a profile file (YAML). */
export function profileFile(profile: Profile): string {
  const keys = Object.keys(profile.origins).filter((key) => profile.origins[key] === "answered" || profile.origins[key] === "file");
  const said = Object.fromEntries(keys.map((key) => [key, valueAt(profile, key)] as const).filter(([, value]) => !isEmptyMap(value)));
  return Object.entries(inputOf(said)).map(([name, value]) => lines(name, value)).join("");
}

function isEmptyMap(value: unknown): boolean {
  return isMap(value) && Object.keys(value).length === 0;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Two levels as blocks, and the rest as JSON, which is YAML too. */
function lines(name: string, value: unknown): string {
  if (!isMap(value)) return `${key(name)}: ${scalar(value)}\n`;
  return `${key(name)}:\n${Object.entries(value).map(([inner, one]) => `  ${key(inner)}: ${scalar(one)}\n`).join("")}`;
}

function key(name: string): string {
  return /^[A-Za-z][\w-]*$/.test(name) ? name : JSON.stringify(name);
}

function scalar(value: unknown): string {
  return typeof value === "string" && /^[a-z][a-z0-9_-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/.test(value) ? value : JSON.stringify(value);
}

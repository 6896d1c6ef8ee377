import { blueprintOf, UserError, type ModuleSpec, type ProfileInput } from "@create-backend/core";
import { assertName } from "./names.ts";
import type { PlaceOf } from "./told.ts";

const flag = "--modules";
const keys = ["owner", "uses", "publishes", "consumes"] as const;

interface RawModule {
  readonly owner?: string;
  readonly uses?: readonly string[];
  readonly publishes?: readonly string[];
  readonly consumes?: readonly string[];
}

/** Reads `catalog,orders:uses=catalog:publishes=order-placed`. Throws `CB-107` bad name, `CB-108` not understood, `CB-109` twice, and what the blueprint says about references. */
export function readModules(text: string): readonly ModuleSpec[] {
  const parts = text.split(",").map((part) => part.trim()).filter((part) => part !== "");
  if (parts.length === 0) throw notUnderstood(text, "it names no module");
  const modules = new Map<string, RawModule>();
  for (const part of parts) {
    const [name = "", ...details] = part.split(":");
    assertName(name, "a module", flag);
    if (modules.has(name)) throw twice(name);
    modules.set(name, Object.fromEntries(details.map((detail) => detailOf(part, detail))));
  }
  return checkedModules(Object.fromEntries(modules), () => ({ key: flag }));
}

/** Modules of a profile file, which wrote them as `backend.yaml` does. */
export function modulesOfProfile(profile: ProfileInput, placeOf: PlaceOf): readonly ModuleSpec[] | undefined {
  if (profile.modules === undefined) return undefined;
  return checkedModules(profile.modules, placeOf);
}

/** Modules as a profile writes them: a decision looks at what they call and whose events they take. */
export function modulesInProfile(modules: readonly ModuleSpec[]): NonNullable<ProfileInput["modules"]> {
  return Object.fromEntries(modules.map(({ name, owner, uses, publishes, consumes }) => [name, { owner, uses: [...uses], publishes: [...publishes], consumes: consumes.map(({ module, event }) => `${module}.${event}`) }]));
}

function checkedModules(modules: object, placeOf: PlaceOf): readonly ModuleSpec[] {
  return blueprintOf({ version: 1, name: "project", modules }, placeOf).modules;
}

function detailOf(part: string, detail: string): readonly [string, string | readonly string[]] {
  const [key = "", value = ""] = detail.split("=");
  if (!keys.some((known) => known === key) || value === "") throw notUnderstood(part, `"${detail}" is none of ${keys.map((known) => `${known}=…`).join(", ")}`);
  return [key, key === "owner" ? value : value.split("+")];
}

function notUnderstood(part: string, because: string): UserError {
  return new UserError("CB-108", {
    what: `${flag} ${JSON.stringify(part)} cannot be understood: ${because}.`,
    todo: "Write names with commas, and details after colons, several values with a plus: catalog,orders:uses=catalog:publishes=order-placed",
    place: { key: flag },
  });
}

function twice(name: string): UserError {
  return new UserError("CB-109", { what: `The module ${name} is named twice.`, why: "Every module has its own folder and address.", todo: "Name it once, or give the second one another name.", place: { key: flag } });
}

import { isDeviceName, UserError, type Blueprint, type Resolution } from "@create-backend/core";
import { entityNames, namesOf } from "../deployable/names.ts";
import type { RegisteredOption } from "./registry.ts";

/** Names that every repository uses for itself. */
const ours: readonly string[] = ["api", "app", "database", "service", "platform", "gateway", "modules", "apps", "deploy", "health", "metrics", "docs", "test", "tests", "public"];

/** Refuses names that the chosen language or the layout cannot carry. `CB-025`, `CB-026`. */
export function checkNames(blueprint: Blueprint, resolution: Resolution, options: readonly RegisteredOption[]): void {
  const chosen = chosenOptions(resolution, options).map(({ title, definition: { reserved = [] } }) => ({ title, reserved }));
  for (const { name } of blueprint.modules) {
    for (const spelling of new Set([name, namesOf(name).camel, namesOf(name).snake])) {
      const owner = chosen.find(({ reserved }) => reserved.some((word) => (word.endsWith("*") ? spelling.startsWith(word.slice(0, -1)) : spelling === word)));
      if (owner !== undefined) throw reserved(name, `"${spelling}" is a reserved word (keyword) of ${owner.title}`);
    }
    if (isDeviceName(name)) throw reserved(name, "on Windows that is a device, and no folder can be called so");
    if (ours.includes(name)) throw reserved(name, "every repository uses that name itself, for a folder, a path or in its code");
  }
  const byEntity = new Map<string, string>();
  const taken = takenNames(resolution, options);
  for (const { name } of blueprint.modules) {
    const entity = entityNames(name, taken).name;
    const other = byEntity.get(entity);
    if (other !== undefined) throw new UserError("CB-026", { what: `The modules ${other} and ${name} would both be called ${entity} in code.`, todo: "Rename one of them.", place: { key: `modules.${name}` } });
    byEntity.set(entity, name);
  }
}

/** Words that the entity of a module cannot have for a name in the code of these answers. */
export function takenNames(resolution: Resolution, options: readonly RegisteredOption[]): ReadonlySet<string> {
  return new Set(chosenOptions(resolution, options).flatMap(({ definition: { reserved = [], taken = [] } }) => [...reserved, ...taken]));
}

function chosenOptions({ answers }: Resolution, options: readonly RegisteredOption[]): { readonly title: string; readonly definition: RegisteredOption["definition"] }[] {
  return [...answers.values()].flatMap(({ question, option }) => options.filter((entry) => entry.question === question && entry.name === option.name).map(({ definition }) => ({ title: option.title, definition })));
}

function reserved(name: string, reason: string): UserError {
  return new UserError("CB-025", { what: `A module cannot be called ${name}: ${reason}.`, why: "The generated code would not run.", todo: "Choose another name.", place: { key: `modules.${name}` } });
}

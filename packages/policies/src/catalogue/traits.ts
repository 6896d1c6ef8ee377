import { appsOf, type AppSpec, type Blueprint } from "@create-backend/core";
import { optionTraits } from "./options.generated.ts";

/** What the answers of an agreement imply by what their options say of themselves: `apart`, `functions` … */
export function traitsOf({ answers }: Blueprint): ReadonlySet<string> {
  return new Set(Object.entries(answers).flatMap(([question, name]) => optionTraits[`${question}: ${name}`] ?? []));
}

/** The answers to a question that imply a trait. */
export function answersWith(question: string, trait: string): readonly string[] {
  const start = `${question}: `;
  return Object.entries(optionTraits).flatMap(([key, traits]) => (key.startsWith(start) && traits.includes(trait) ? [key.slice(start.length)] : []));
}

/** The deployables of an agreement with the modules they host. */
export function agreedApps(blueprint: Blueprint): readonly AppSpec[] {
  return appsOf(blueprint.modules, blueprint.apps, traitsOf(blueprint));
}

/** Module → the app that hosts it. */
export function hostOf(blueprint: Blueprint): (module: string) => string | undefined {
  const hosts = new Map(agreedApps(blueprint).flatMap(({ name, modules }) => modules.map((module) => [module, name] as const)));
  return (module) => hosts.get(module);
}

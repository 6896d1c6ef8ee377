import type { Deployable, EnvironmentVariable } from "../deployable/system.ts";

/** A variable of the whole repository, for the one file that shows them all. */
export interface SharedVariable extends EnvironmentVariable {
  /** The apps that read it, when not all do. */
  readonly only: readonly string[];
  /** The default as text; by app where they differ. */
  readonly defaults: string;
}

/** Every variable of every app, each once, in the order of declaration. */
export function mergeEnvironment(apps: readonly Deployable[]): readonly SharedVariable[] {
  const names = [...new Set(apps.flatMap((app) => app.environment.map(({ name }) => name)))];
  return names.flatMap((name) => {
    const readers = apps.flatMap((app) => app.environment.filter((variable) => variable.name === name).map((variable) => ({ app: app.name, variable })));
    const [first] = readers;
    if (first === undefined) return [];
    return [{ ...first.variable, only: readers.length === apps.length ? [] : readers.map(({ app }) => app), defaults: defaultsOf(readers) }];
  });
}

function defaultsOf(readers: readonly { readonly app: string; readonly variable: EnvironmentVariable }[]): string {
  const values = readers.map(({ app, variable }) => ({ app, value: variable.default ?? "" }));
  if (new Set(values.map(({ value }) => value)).size === 1) return values[0]?.value ?? "";
  return values.map(({ app, value }) => `${value} (${app})`).join(", ");
}

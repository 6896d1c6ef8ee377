import type { Blueprint } from "@create-backend/core";

/** Whether a path is a migration of a module: databases that have run it know its name, and refuse to migrate without it. */
export function isMigrationOf({ modules }: Blueprint): (path: string) => boolean {
  const names = modules.map(({ name }) => name);
  return (path) => names.some((name) => path.includes(`/${name}/migrations/`));
}

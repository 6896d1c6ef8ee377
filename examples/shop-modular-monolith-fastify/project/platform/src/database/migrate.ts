import { readFile, readdir } from "node:fs/promises";
import { sql } from "kysely";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import { type Database, schemaOf } from "./open.ts";

const sqlFilesIn = (folder: URL): MigrationProvider => ({
  getMigrations: async () => {
    const files = (await readdir(folder)).filter((file) => file.endsWith(".sql"));
    const migrations = files.map(async (file): Promise<[string, Migration]> => {
      const statements = await readFile(new URL(file, folder), "utf8");
      const up: Migration["up"] = async (db) => {
        await sql.raw(statements).execute(db);
      };
      return [file, { up }];
    });
    return Object.fromEntries(await Promise.all(migrations));
  },
});

/** Applies what is missing, module by module, each in a transaction; returns the names of the files applied. */
export async function migrate(
  { client }: { readonly client: Database },
  { modules, migrations }: { readonly modules: readonly string[]; readonly migrations: URL },
): Promise<readonly string[]> {
  const applied: string[] = [];
  for (const module of modules) {
    const migrator = new Migrator({
      db: client,
      provider: sqlFilesIn(new URL(`${module}/migrations/`, migrations)),
      migrationTableSchema: schemaOf(module),
      migrationTableName: "schema_migration",
      migrationLockTableName: "schema_migration_lock",
      // One that came with a new event or dependency may sort before those that were applied already.
      allowUnorderedMigrations: true,
    });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error !== undefined) throw new Error(`The migrations of module ${module} failed.`, { cause: error });
    applied.push(...results.map(({ migrationName }) => `${module}/${migrationName}`));
  }
  return applied;
}

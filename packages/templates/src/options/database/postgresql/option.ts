import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";
import type { Project } from "../../../deployable/project.ts";

/** One database for a single app, one for each of several. */
function databaseOf(project: Project, app: { readonly snake: string }): string {
  return project.apps.length === 1 ? project.snake : `${project.snake}_${app.snake}`;
}

export default defineOption({
  title: "PostgreSQL",
  summary: "The relational default: transactions, JSON, search and vectors in one store.",
  order: 10,
  libraries: { names: ["pg", "pg-pool", "pg-promise", "@neondatabase/serverless", "postgres", "@electric-sql/pglite", "psycopg", "psycopg2", "psycopg_pool", "asyncpg", "sqlalchemy.dialects.postgresql", "django.contrib.postgres", "org.postgresql", "github.com/jackc/pgx", "github.com/lib/pq", "Npgsql"] },
  facts,
  rules,
  traits: ["relational"],
  reserved: ["pg_*", "information_schema"],
  handover: 'Copy one schema: `pg_dump --schema=catalog --no-owner "$OLD_URL" | psql --single-transaction "$NEW_URL"`, with the name of the module for `catalog`. Without a pause: `CREATE PUBLICATION … FOR TABLES IN SCHEMA catalog` on the old side, `CREATE SUBSCRIPTION` on the new one.',
  contribute: (project) => ({
    app: () => ({ stores: [{ backing: "postgres", variable: "DATABASE_URL" }] }),
    environment: () => [
      {
        name: "DATABASE_URL",
        description: "PostgreSQL connection string. Development without it uses an embedded database.",
        kind: "url",
        secret: true,
        needed: "production",
      },
      { name: "DATABASE_POOL_MAX", description: "Most connections that requests may take; one more is for /health/ready.", kind: "number", secret: false, needed: "never", default: "10" },
    ],
    backing: [
      {
        name: "postgres",
        title: "PostgreSQL",
        kind: "store",
        image: "postgres",
        port: 5432,
        environment: { POSTGRES_USER: project.snake, POSTGRES_PASSWORD: "only-for-development", POSTGRES_DB: project.snake },
        secrets: { POSTGRES_PASSWORD: "only-for-development" },
        publish: 5432,
        // Over TCP: while the image sets the store up, it answers on its socket alone.
        health: ["pg_isready", "-h", "127.0.0.1", "-U", project.snake, "-d", project.snake],
        dataPath: "/var/lib/postgresql",
        ...(project.apps.length === 1 ? {} : { mounts: { "deploy/compose/databases.sql": "/docker-entrypoint-initdb.d/databases.sql" } }),
        connections: Object.fromEntries(
          project.apps.map((app) => [app.name, { DATABASE_URL: `postgresql://${project.snake}:only-for-development@postgres:5432/${databaseOf(project, app)}` }]),
        ),
        integration: { DATABASE_URL: `postgresql://${project.snake}:only-for-development@127.0.0.1:5432/${project.snake}` },
      },
    ],
  }),
});

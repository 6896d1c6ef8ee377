import { defineConfig } from "vitest/config";

const real = ["**/test/**/*.{integration,e2e}.test.ts"];

// Limits for what hangs, not for what is slow: a busy machine of a pipeline must not fail a test.
export default defineConfig({
  test: {
    projects: [
      // Everything, on the embedded database: needs no server.
      {
        test: {
          name: "embedded",
          include: ["**/test/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          env: { DATABASE_URL: "" },
        },
      },
      // What touches a database once more, on the PostgreSQL at DATABASE_URL.
      {
        test: {
          name: "postgresql",
          include: real,
          testTimeout: 60_000,
          hookTimeout: 180_000,
          globalSetup: "./test/require-database.ts",
        },
      },
    ],
  },
});

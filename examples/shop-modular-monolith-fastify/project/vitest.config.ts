import { defineConfig } from "vitest/config";

const real = ["**/test/**/*.{integration,e2e}.test.ts"];

export default defineConfig({
  test: {
    projects: [
      // Everything, on the embedded database: needs no server.
      {
        test: {
          name: "embedded",
          include: ["**/test/**/*.test.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          env: { DATABASE_URL: "" },
        },
      },
      // What touches a database once more, on the PostgreSQL at DATABASE_URL.
      {
        test: {
          name: "postgresql",
          include: real,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          globalSetup: "./test/require-database.ts",
        },
      },
    ],
  },
});

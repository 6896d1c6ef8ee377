import { defineConfig } from "vitest/config";

const conditions = ["@create-backend/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/{src,test,conformance,lab,scripts}/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/files/**", "**/seeds/**"],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});

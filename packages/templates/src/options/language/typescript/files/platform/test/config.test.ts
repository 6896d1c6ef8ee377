import { describe, expect, test } from "vitest";
import { testIdentity } from "../src/auth/testing.ts";
import { readConfig, readDatabaseUrl } from "../src/config.ts";

const { env: identity } = await testIdentity();
const app = { port: 3000, calls: { "price-lists": "http://127.0.0.1:3002" } };

describe("readConfig", () => {
  test("needs nothing in development", () => {
    expect(readConfig(identity, app)).toMatchObject({
      environment: "development",
      host: "127.0.0.1",
      port: 3000,
      drainMs: 0,
      rateLimitMax: 0,
      services: { "price-lists": "http://127.0.0.1:3002" },
    });
  });

  test("takes an empty variable for an absent one", () => {
    expect(readConfig({ ...identity, PORT: "", DATABASE_URL: "" }, app)).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
    });
  });

  test("lists every problem at once", () => {
    const env = { NODE_ENV: "production", PORT: "many", LOG_LEVEL: "loud", CORS_ORIGINS: "shop.example" };

    for (const name of ["DATABASE_URL", "PRICE_LISTS_URL", "PORT", "LOG_LEVEL", "CORS_ORIGINS"]) {
      expect(() => readConfig(env, app)).toThrow(name);
    }
  });

  test.each(["https://shop.example/", "https://shop.example/path", "https://Shop.example", "ftp://shop.example"])(
    "takes %s for no origin",
    (origin) => {
      expect(() => readConfig({ ...identity, CORS_ORIGINS: `http://localhost:5173, ${origin}` }, app)).toThrow("CORS");
    },
  );

  test("is careful in production", () => {
    const env = {
      ...identity,
      APP_ENV: "production",
      DATABASE_URL: "postgresql://db/shop",
      PRICE_LISTS_URL: "http://prices",
    };

    expect(readConfig(env, app)).toMatchObject({ host: "0.0.0.0", drainMs: 5_000, rateLimitMax: 1_000 });
  });
});

describe("readDatabaseUrl", () => {
  test("needs nothing else, in production too", () => {
    const env = { APP_ENV: "production", DATABASE_URL: "postgresql://db/shop" };

    expect(readDatabaseUrl(env)).toBe("postgresql://db/shop");
  });

  test.each(["", "mysql://db/shop"])("says that %j is no address of a database", (url) => {
    expect(() => readDatabaseUrl({ DATABASE_URL: url })).toThrow("DATABASE_URL");
  });
});

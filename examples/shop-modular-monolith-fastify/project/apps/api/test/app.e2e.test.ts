import { type TestBackend, startTestBackend } from "@shop/platform/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { app } from "../src/app.ts";

describe("api", () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend(app.compose, { modules: app.modules });
  });
  afterAll(() => backend.stop());

  test("is ready with all its modules", async () => {
    expect((await backend.call("GET", "/health/ready")).status).toBe(200);
    for (const module of app.modules) {
      expect((await backend.call("GET", `/api/${module}`)).body).toEqual({ items: [], nextCursor: null });
    }
  });

  test("describes the API of every module", async () => {
    const { body } = await backend.call("GET", "/openapi.json");
    const { paths } = body as { readonly paths: object };

    for (const module of app.modules) expect(paths).toHaveProperty([`/api/${module}`]);
  });

  test("carries orders.order-placed to billing", async () => {
    await backend.call("POST", "/api/orders", { body: { name: "Blue shoes" } });

    await vi.waitFor(async () => {
      const { body } = await backend.call("GET", "/api/billing?limit=100");
      const { items } = body as { readonly items: readonly { readonly name: string }[] };
      expect(items.map(({ name }) => name)).toContain("order-placed Blue shoes");
    }, 30_000);
  });
});

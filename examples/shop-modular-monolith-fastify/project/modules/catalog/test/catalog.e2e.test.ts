import type { TestBackend } from "@shop/platform/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CatalogView, catalogClient } from "../src/contract/index.ts";
import { startModule } from "./composed.ts";

const path = "/api/catalog";
const strange = "01890a5d-ac96-774b-bcce-b302099a8057";

describe(path, () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startModule();
  });
  afterAll(() => backend.stop());

  const created = async (name = "Blue shoes"): Promise<CatalogView> => {
    const { body } = await backend.call("POST", path, { body: { name } });
    return body as CatalogView;
  };

  test("creates, reads, changes and removes", async () => {
    const answer = await backend.call("POST", path, { body: { name: "Blue shoes" } });
    const { id } = answer.body as CatalogView;
    const at = `${path}/${id}`;

    expect([answer.status, answer.headers.get("location"), answer.headers.get("etag")]).toEqual([201, at, '"1"']);
    expect((await backend.call("GET", at)).body).toEqual(answer.body);
    expect((await backend.call("GET", at, { headers: { "if-none-match": '"1"' } })).status).toBe(304);

    const change = { body: { name: "Red shoes" }, headers: { "if-match": '"1"' } };
    const changed = await backend.call("PATCH", at, change);
    expect(changed).toMatchObject({ status: 200, body: { name: "Red shoes", version: 2 } });
    expect((await backend.call("PATCH", at, change)).status).toBe(412);
    expect((await backend.call("PATCH", at, { body: { name: "Green shoes" } })).status).toBe(428);

    expect((await backend.call("DELETE", at)).status).toBe(204);
    expect((await backend.call("DELETE", at)).status).toBe(404);
  });

  test("lists page by page", async () => {
    const ids = [(await created()).id, (await created()).id, (await created()).id];
    const listed: string[] = [];
    let query = "?limit=2";
    while (query !== "") {
      const { body } = await backend.call("GET", path + query);
      const { items, nextCursor } = body as { items: CatalogView[]; nextCursor: string | null };
      listed.push(...items.map(({ id }) => id));
      query = nextCursor === null ? "" : `?limit=2&cursor=${nextCursor}`;
    }

    expect(listed.slice(-3)).toEqual(ids);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test("names every field that is not acceptable", async () => {
    const answer = await backend.call("POST", path, { body: { name: 7, colour: "blue" } });

    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: "/name" }, { pointer: "/colour" }] });
  });

  test("answers the same to a caller in another process", async () => {
    const client = catalogClient(backend.client);
    const expected = await created();

    expect(await client.findCatalog(expected.id)).toEqual(expected);
    expect(await client.findCatalog(strange)).toBeUndefined();
  });
});

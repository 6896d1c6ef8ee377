import { cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBackend, distFolder } from "./built.ts";
import { change, commit, git, olderRepository, rewrite, snapshot } from "./older.ts";
import { eachInAPlace } from "./place.ts";

const place = eachInAPlace(({ root }) => olderRepository(root));

const run = (line: string) => createBackend(line.split(" "), { folder: place.root });
const said = ({ code, err }: { code: number | null; err: string }): string => `${code} ${err.replaceAll(/\s+/g, " ")}`;

describe("add endpoint, use-case and event-handler", () => {
  it("writes new files inside the module, adds lines to files that are there, and removes none", async () => {
    const before = snapshot(place.root);
    const { code, out } = await run("add endpoint orders.cancel-order --yes --json");
    const written = JSON.parse(out) as { files: { path: string; change: string }[] };
    commit(place.root);

    expect([code, written.files.map(({ path, change: how }) => `${how === "new" ? "+" : "~"} ${path}`).sort()]).toEqual([
      0,
      ["+ modules/orders/src/application/cancel-order.ts", "+ modules/orders/src/contract/cancel-order.ts", "+ modules/orders/src/http/cancel-order.ts", "+ modules/orders/test/cancel-order.e2e.test.ts", "+ modules/orders/test/cancel-order.integration.test.ts", "~ modules/orders/src/application/order-service.ts", "~ modules/orders/src/compose.ts", "~ modules/orders/src/http/routes.ts"],
    ]);
    const gone = git(place.root, "diff", "HEAD~", "HEAD").split("\n").filter((line) => /^-[^-]/.test(line));
    expect(gone.map((line) => line.trim())).toEqual(["-    operations: Object.values(ordersApi),"]);
    expect(Object.keys(snapshot(place.root)).filter((path) => before[path] === undefined).every((path) => path.startsWith("modules/orders/"))).toBe(true);
    expect((await run("check")).out).toContain("no findings");
  });

  it("says what cannot be fetched when it cannot, and writes nothing", async () => {
    // Seen from a copy that has no libraries beside it, with a cache of its own and no way out.
    const copy = join(place.folder, "create-backend");
    cpSync(distFolder, join(copy, "dist"), { recursive: true });
    const before = snapshot(place.root);
    const environment = { XDG_CACHE_HOME: join(place.folder, "cache"), npm_config_registry: "http://127.0.0.1:9/", npm_config_fetch_retries: "0", NODE_PATH: "" };
    const result = await createBackend("add endpoint orders.cancel-order --yes".split(" "), { folder: place.root, environment, program: join(copy, "dist/bin.js") });
    expect([result.code, result.err, readdirSync(join(place.folder, "cache/create-backend/libraries")), snapshot(place.root)]).toEqual([2, expect.stringContaining("CB-174"), [], before]);
  });

  it("asks for an update first where another version wrote code that generators build on, and only there", async () => {
    rmSync(place.root, { recursive: true });
    olderRepository(place.root, (files) => ["compose.yaml", "platform/src/operation.ts"].forEach((path) => rewrite(files, path, (text) => `${path.endsWith(".ts") ? "//" : "#"} an old remark\n${text}`)));
    const before = snapshot(place.root);
    const refused = await run("add endpoint orders.cancel-order --yes");
    expect([said(refused), snapshot(place.root)]).toEqual([expect.stringContaining("was written by create-backend 0.0.9, and this is 0.1.0: platform/src/operation.ts is another now"), before]);
    expect(said(refused)).toContain("CB-187");
    await run("update --yes --no-install");
    commit(place.root);
    expect((await run("add endpoint orders.cancel-order --yes")).code).toBe(0);
  });

  it("does nothing the second time, and builds on a use case that is there", async () => {
    expect((await run("add use-case orders.cancel-order --yes")).code).toBe(0);
    change(place.root, "modules/orders/src/application/cancel-order.ts", (text) => `${text}// mine\n`);
    const { out } = await run("add endpoint orders.cancel-order --yes --json");
    expect((JSON.parse(out) as { files: { path: string }[] }).files.map(({ path }) => path)).not.toContain("modules/orders/src/application/cancel-order.ts");
    const before = snapshot(place.root);
    expect([(await run("add endpoint orders.cancel-order --yes")).out, snapshot(place.root)]).toEqual([expect.stringContaining("Nothing to do"), before]);
  });

  it("lets a module react to an event, once", async () => {
    expect((await run("add event-handler catalog orders.order-placed --yes --no-install")).code).toBe(0);
    commit(place.root);
    const before = snapshot(place.root);
    expect(before["backend.yaml"]).toContain("consumes: [orders.order-placed]");
    expect([(await run("add event-handler catalog orders.order-placed --yes")).code, snapshot(place.root)]).toEqual([0, before]);
  });

  it("does the same in Python, without any library", async () => {
    rmSync(place.root, { recursive: true });
    olderRepository(place.root, undefined, "python");
    const line = "add endpoint orders.cancel-order --yes";
    const { out } = await run(`${line} --json`);
    expect((JSON.parse(out) as { files: object[] }).files).toHaveLength(6);
    commit(place.root);
    const before = snapshot(place.root);
    expect([(await run(line)).out, snapshot(place.root), git(place.root, "diff", "HEAD~", "HEAD").split("\n").filter((text) => /^-[^-]/.test(text))]).toEqual([expect.stringContaining("Nothing to do"), before, []]);
    expect((await run("check")).out).toContain("no findings");
  });

  it.each([
    ["typescript", "modules/orders/test/composed.ts", "modules/orders/test/ship-order.e2e.test.ts", "catalog: {"],
    ["python", "modules/orders/tests/shop_orders_testing.py", "modules/orders/tests/test_orders_ship_order_http.py", "CatalogWithOne()"],
  ])("writes tests in %s that leave to one file of the module how it is composed, so that they stay as they are when it calls others", async (language, composed, test, standIn) => {
    rmSync(place.root, { recursive: true });
    olderRepository(place.root, undefined, language);
    const steps = async (...lines: readonly string[]): Promise<void> => {
      for (const line of lines) {
        expect([line, (await run(`${line} --yes --no-install`)).code]).toEqual([line, 0]);
        commit(place.root);
        expect([line, (await run("check")).out]).toEqual([line, expect.stringContaining("no findings")]);
      }
    };
    await steps("add endpoint orders.ship-order");
    const first = snapshot(place.root);
    expect([first[test], first[composed]]).toEqual([expect.not.stringContaining("catalog"), expect.stringContaining(standIn)]);
    await steps("remove dependency orders catalog");
    expect([snapshot(place.root)[test], snapshot(place.root)[composed]]).toEqual([first[test], expect.not.stringContaining("atalog")]);
    await steps("add dependency orders catalog");
    expect([snapshot(place.root)[test], snapshot(place.root)[composed]]).toEqual([first[test], first[composed]]);
  });

  it("lets a module that got an endpoint react to an event afterwards, and call nobody any more, without a conflict", async () => {
    for (const line of ["add endpoint orders.ship-order", "add event catalog.price-changed --to orders", "remove dependency orders catalog", "remove event catalog.price-changed"]) {
      expect([line, (await run(`${line} --yes --no-install`)).code]).toEqual([line, 0]);
      commit(place.root);
    }
    expect(snapshot(place.root)["modules/orders/src/compose.ts"]).toMatch(/subscriptions: \[\],[^]*operations: \[\.\.\.Object\.values\(ordersApi\), shipOrder\],/);
  });

  it("hands out what generated code stands on where the module was begun without it, and leaves it where it is", async () => {
    const composed = "modules/orders/test/composed.ts";
    rmSync(join(place.root, composed));
    commit(place.root);
    await run("add endpoint orders.ship-order --yes");
    expect(snapshot(place.root)[composed]).toContain("startModule");
    change(place.root, composed, (text) => `${text}// mine\n`);
    commit(place.root);
    await run("add endpoint orders.cancel-order --yes");
    expect(snapshot(place.root)[composed]).toContain("// mine");
  });

  it("gives an endpoint the method and the path that were asked for; one that only reads changes nothing", async () => {
    expect((await run("add endpoint orders.summary --method get --path /api/orders/{id}/in-short --yes")).code).toBe(0);
    const files = snapshot(place.root);
    const part = (path: string): string => files[`modules/orders/${path}`] ?? "";
    expect([part("src/contract/summary.ts"), part("src/application/summary.ts"), part("test/summary.e2e.test.ts")]).toEqual([
      expect.stringMatching(/method: "GET",\n {2}path: "\/api\/orders\/\{id\}\/in-short"[^]*problems: \[404\]/), expect.not.stringContaining("changeOrder"), expect.stringMatching(/\/in-short`[^]*call\("GET", at\(id\)\)[^]*version: 1/),
    ]);
  });

  it("lists what this repository can make", async () => {
    const { things } = JSON.parse((await run("add --list --json")).out) as { things: { group: string; name: string }[] };
    expect(things.filter(({ group }) => group === "Inside a module").map(({ name }) => name)).toEqual(["endpoint", "use-case"]);
  });

  it.each([
    ["add endpont orders.cancel-order", "CB-160", "Did you mean `create-backend add endpoint`?"],
    ["add endpoint cancel-order", "CB-161", "create-backend add endpoint orders.cancel-order"],
    ["add endpoint stock.cancel", "CB-020", 'There is no module "stock"'],
    ["add endpoint orders.Cancel", "CB-107", '"cancel"'],
    ["add endpoint orders.delete", "CB-171", "reserved word of TypeScript"],
    ["add use-case orders.remove", "CB-173", "OrderService has a remove already"],
    ["add use-case orders.change-order", "CB-173", "changeOrder means something else"],
    ["add endpoint orders.sum --method FETCH", "CB-177", "GET, POST, PUT, PATCH, DELETE"],
    ["add endpoint orders.sum --path /orders/sum", "CB-177", "--path /api/orders/{id}/sum"],
    ["add use-case orders.sum --method GET", "CB-177", "takes no --method"],
    ["add event-handler catalog orders.order-lost", "CB-048", "It publishes: order-placed"],
  ])("refuses %s", async (line, code, says) => {
    const before = snapshot(place.root);
    const result = await run(`${line} --yes`);
    expect([said(result), snapshot(place.root)]).toEqual([expect.stringContaining(`2 `), before]);
    expect(said(result)).toContain(code);
    expect(said(result)).toContain(says);
  });

  it("refuses a file that is in the way, a registration that has no place any more, and a merge at work, and writes nothing", async () => {
    writeFileSync(join(place.root, "modules/orders/src/http/cancel-order.ts"), "// mine\n");
    const before = snapshot(place.root);
    expect(said(await run("add endpoint orders.cancel-order --yes"))).toContain("CB-172");
    expect(snapshot(place.root)).toEqual(before);
    rmSync(join(place.root, "modules/orders/src/compose.ts"));
    expect(said(await run("add endpoint orders.ship-order --yes"))).toMatch(/compose.ts: it is not there.*CB-173/);
    git(place.root, "checkout", "--", ".");
    writeFileSync(join(place.root, ".git/MERGE_HEAD"), git(place.root, "rev-parse", "HEAD"));
    expect(said(await run("add endpoint orders.ship-order --yes"))).toContain("CB-146");
    expect(snapshot(place.root)).toEqual(before);
  });
});

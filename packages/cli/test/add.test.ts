import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBackend } from "./built.ts";
import { change, commit, git, olderRepository, snapshot } from "./older.ts";
import { eachInAPlace } from "./place.ts";

const place = eachInAPlace(({ root }) => olderRepository(root));

const run = (line: string) => createBackend([...line.split(" "), "--no-install"], { folder: place.root });
const read = (path: string): string => readFileSync(join(place.root, path), "utf8");

describe("add", () => {
  it("writes a module beside the others, keeps the rest of backend.yaml, and does nothing the second time", async () => {
    change(place.root, "backend.yaml", (text) => `# by hand\n${text}`);
    commit(place.root);
    const agreement = read("backend.yaml");
    const { code } = await run("add module shipping --uses orders --owner team-freight --yes");
    expect([code, read("backend.yaml"), existsSync(join(place.root, "modules/shipping/package.json"))]).toEqual([0, `${agreement}  shipping: { owner: team-freight, uses: [orders] }\n`, true]);
    expect(read("CODEOWNERS")).toContain("team-freight");
    commit(place.root);
    const before = snapshot(place.root);
    expect([(await run("add module shipping --uses orders --yes")).code, snapshot(place.root)]).toEqual([0, before]);
    expect([(await createBackend(["check"], { folder: place.root })).out, (await run("update --check")).code]).toEqual([expect.stringContaining("no findings"), 0]);
  });

  it("brings an event into seeds that nobody has touched, and merges it into one that somebody has", async () => {
    await run("add event orders.order-paid --to catalog --yes");
    expect(read("modules/catalog/src/application/event-handlers.ts")).toContain("orders");
    commit(place.root);
    appendFileSync(join(place.root, "modules/catalog/src/compose.ts"), "\n// mine\n");
    commit(place.root);
    const { code } = await run("add dependency catalog orders --yes");
    expect([code, read("backend.yaml")]).toEqual([2, expect.not.stringContaining("uses: [orders]")]);
  });

  it.each(["typescript", "python"])("changes no migration that may have been applied, in %s: what is needed comes as a new one", async (language) => {
    rmSync(place.root, { recursive: true });
    olderRepository(place.root, undefined, language);
    const migrations = (): Record<string, string> => Object.fromEntries(Object.entries(snapshot(place.root)).filter(([path]) => /\/migrations\/[^/]*000\d/.test(path)));
    const before = migrations();
    expect([(await run("add event catalog.price-changed --to orders --yes")).code, Object.keys(before).length]).toEqual([0, 4]);
    const after = migrations();
    expect(Object.keys(before).filter((path) => before[path] !== after[path])).toEqual([]);
    expect(Object.keys(after).filter((path) => before[path] === undefined)).toEqual([expect.stringContaining("outbox"), expect.stringContaining("inbox")]);
  });

  it("shows what it would do with --dry-run, and asks before it does it", async () => {
    const before = snapshot(place.root);
    const [dry, unasked] = [await run("add module shipping --dry-run"), await run("add module shipping")];
    expect([dry.code, dry.out, unasked.code, snapshot(place.root)]).toEqual([0, expect.stringContaining("+ modules.shipping.owner: team-shipping"), 2, before]);
  });

  it.each([
    ["add modul shipping", "CB-160", "Did you mean `create-backend add module`?"],
    ["add event order-paid", "CB-161", "orders.order-paid"],
    ["add dependency orders", "CB-161", "who calls, and whom"],
    ["add event orders.order-paid --to stock", "CB-020", 'There is no module "stock"'],
    ["add module Shipping", "CB-107", "Shipping"],
    ["add database oracle", "CB-030", 'There is no database "oracle"'],
    ["add database mongodb", "CB-037", "Nearest that is written: database: postgresql."],
    ["add framework express", "CB-037", "Nearest that is written: framework: fastify."],
    ["remove module catalog", "CB-047", "remove dependency orders catalog"],
    ["remove module ordesr", "CB-049", "Did you mean `create-backend remove module orders`?"],
    ["remove endpoint cancel-order", "CB-160", "is code of that module, and yours"],
    ["remove database mysql", "CB-049", "The database is postgresql, not mysql."],
    ["remove pipeline github-actions", "CB-049", "Without that line the pipeline is github-actions all the same."],
  ])("refuses %s", async (line, code, says) => {
    const before = snapshot(place.root);
    const { code: exit, err } = await run(`${line} --yes`);
    expect([exit, err.replaceAll(/\s+/g, " "), snapshot(place.root)]).toEqual([2, expect.stringContaining(code), before]);
    expect(err.replaceAll(/\s+/g, " ")).toContain(says);
  });
});

describe("another architecture by one line of backend.yaml", () => {
  it("rewrites apps and deployment, leaves every byte of the modules, supersedes the decision, says what to move, and leads back", async () => {
    await run("update --yes");
    writeFileSync(join(place.root, "modules/orders/src/mine.ts"), "export const mine = 1;\n");
    mkdirSync(join(place.root, "docs/decisions"), { recursive: true });
    writeFileSync(join(place.root, "docs/decisions/0001-architecture.md"), "---\nstatus: accepted\n---\n\n# Architecture\n");
    commit(place.root);
    const before = snapshot(place.root);
    const modules = (): object => Object.fromEntries(Object.entries(snapshot(place.root)).filter(([path]) => path.startsWith("modules/")));
    const ours = modules();
    for (const [line, apps] of [["decomposition microservices", ["apps/catalog", "apps/orders"]], ["compute functions", ["apps/catalog", "deploy/aws-sam"]], ["compute containers", ["apps/catalog"]]] as const) {
      const { code } = await run(`add ${line} --yes`);
      commit(place.root);
      expect([line, code, apps.every((path) => existsSync(join(place.root, path))), existsSync(join(place.root, "apps/api")), (await run("update --check")).code, modules()]).toEqual([line, 0, true, false, 0, ours]);
      expect((await createBackend(["check"], { folder: place.root })).out).toContain("no findings");
    }
    expect(read("docs/decisions/0001-architecture.md")).toContain("status: superseded by [0002-architecture.md](0002-architecture.md)");
    expect(read("docs/decisions/0002-architecture.md")).toMatch(/instead of "Modular monolith"[^]*Copy the schema[^]*pg_dump --schema/);
    expect((await run("add decomposition modular-monolith --yes")).code).toBe(0);
    const without = (files: object): object => Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith("docs/decisions/")));
    expect(without(snapshot(place.root))).toEqual(without(before));
  });
});

describe("remove", () => {
  it("takes back what add has brought: not a byte is different; a migration that a database may have run stays until its module goes", async () => {
    await run("update --yes");
    commit(place.root);
    const before = snapshot(place.root);
    await run("add module shipping --uses orders --yes");
    commit(place.root);
    await run("add event orders.order-paid --to shipping --yes");
    commit(place.root);
    const withEvent = snapshot(place.root);
    const taken = await run("remove event orders.order-paid --yes");
    expect([taken.code, taken.out.replaceAll(/\s+/g, " ")]).toEqual([0, expect.stringContaining("Migrations stay, because a database that has run one refuses to migrate without it: modules/shipping/migrations/0002_create_inbox.sql.")]);
    expect([existsSync(join(place.root, "modules/shipping/migrations/0002_create_inbox.sql")), existsSync(join(place.root, "modules/shipping/src/application/event-handlers.ts")), (await run("update --check")).code]).toEqual([true, false, 0]);
    commit(place.root);
    await run("add event orders.order-paid --to shipping --yes");
    expect(snapshot(place.root)).toEqual(withEvent);
    commit(place.root);
    await run("remove event orders.order-paid --yes");
    commit(place.root);
    expect((await run("remove module shipping --yes")).code).toBe(0);
    expect(snapshot(place.root)).toEqual(before);
  });

  it("leaves a migration, whomever a lock that was edited by hand gives it to", async () => {
    await run("add event orders.order-paid --to catalog --yes");
    const path = readdirSync(join(place.root, "modules/catalog/migrations")).find((name) => name.includes("inbox")) ?? "";
    change(place.root, ".backend/lock.json", (text) => text.replace(new RegExp(`(/${path}",?[^}]*"owner": )"seed"`), '$1"managed"'));
    commit(place.root);
    const lock = JSON.parse(read(".backend/lock.json")) as { files: Record<string, { owner: string }> };
    expect([lock.files[`modules/catalog/migrations/${path}`]?.owner, (await run("remove event orders.order-paid --yes")).code, existsSync(join(place.root, "modules/catalog/migrations", path))]).toEqual(["managed", 0, true]);
  });

  it("on two branches that are merged comes to both, from the record of either", async () => {
    await run("update --yes");
    commit(place.root);
    git(place.root, "checkout", "-q", "-b", "other");
    await run("add event orders.order-paid --yes");
    commit(place.root);
    const wanted = /^ {2}orders:.*$/m.exec(read("backend.yaml"))?.[0] ?? "";
    git(place.root, "checkout", "-q", "main");
    await run("add module shipping --yes");
    commit(place.root);
    expect(() => git(place.root, "merge", "-q", "other")).toThrow();
    git(place.root, "checkout", "--ours", "--", "backend.yaml", "README.md", "AGENTS.md");
    change(place.root, "backend.yaml", (text) => text.replace(/^ {2}orders:.*$/m, wanted));
    git(place.root, "checkout", "--ours", "--", ".backend");
    commit(place.root);
    expect((await run("update --yes")).code).toBe(0);
    commit(place.root);
    expect([read("README.md").includes("`orders.order-paid`"), read("README.md").includes("shipping"), (await run("update --check")).code, (await createBackend(["check"], { folder: place.root })).code]).toEqual([true, true, 0, 0]);
  });

  it("says which files stay because somebody changed them, and may stand on what is gone", async () => {
    await run("add event orders.order-paid --to catalog --yes");
    commit(place.root);
    const path = "modules/catalog/src/application/event-handlers.ts";
    appendFileSync(join(place.root, path), "// mine\n");
    commit(place.root);
    const { code, out } = await run("remove event orders.order-paid --yes");
    expect([code, out.replaceAll(/\s+/g, " ")]).toEqual([0, expect.stringContaining(`${path} is nobody's but yours now`)]);
    expect(read(path)).toContain("// mine");
  });

  it("does not delete a module with work in it, unless told", async () => {
    await run("add module shipping --yes");
    writeFileSync(join(place.root, "modules/shipping/src/mine.ts"), "export const mine = 1;\n");
    change(place.root, "modules/shipping/src/compose.ts", (text) => `${text}// mine\n`);
    commit(place.root);
    const refused = await run("remove module shipping --yes");
    expect([refused.code, refused.err.replaceAll(/\s+/g, " ")]).toEqual([2, expect.stringMatching(/holds work of yours: modules\/shipping\/src\/compose\.ts, modules\/shipping\/src\/mine\.ts\..*CB-162/)]);
    const told = await run("remove module shipping --yes --delete-edited");
    expect([told.code, told.out, existsSync(join(place.root, "modules/shipping"))]).toEqual([0, expect.not.stringMatching(/holds work of yours|Migrations/), false]);
    expect(git(place.root, "status", "--porcelain")).toContain(" D modules/shipping/src/mine.ts");
  });

  it("says what to do with a module that was moved elsewhere: what lies there is the user's", async () => {
    await run("add module shipping --yes");
    commit(place.root);
    mkdirSync(join(place.root, "attic"));
    renameSync(join(place.root, "modules/shipping"), join(place.root, "attic/shipping"));
    commit(place.root);
    const { code, out } = await run("remove module shipping --yes");
    expect([code, out.replaceAll(/\s+/g, " ")]).toEqual([0, expect.stringContaining("git rm -r attic/shipping")]);
    expect([existsSync(join(place.root, "attic/shipping/package.json")), out.includes("git rm -r modules")]).toEqual([true, false]);
  });

  it("names what still imports from a module that goes, and not what goes with it", async () => {
    await run("add module shipping --yes");
    writeFileSync(join(place.root, "modules/shipping/src/mine.ts"), 'import type { ShippingContract } from "./contract/index.ts";\nexport type Mine = ShippingContract;\n');
    mkdirSync(join(place.root, "tools"));
    writeFileSync(join(place.root, "tools/track.ts"), 'import type { ShippingContract } from "@shop/shipping";\nexport type Track = ShippingContract;\n');
    commit(place.root);
    const { code, out } = await run("remove module shipping --delete-edited --yes --json");
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ lostNames: [{ path: "tools/track.ts", name: "ShippingContract", from: "@shop/shipping", now: [] }] })]);
  });

  it("says what stays of a module that was taken out of backend.yaml by hand, and what to do with it", async () => {
    change(place.root, "backend.yaml", (text) => text.replace(/ {2}orders:.*\n/, ""));
    writeFileSync(join(place.root, "modules/orders/src/mine.ts"), "export const mine = 1;\n");
    commit(place.root);
    const [{ out: shown }, { out }] = [await run("update --dry-run"), await run("update --yes --json")];
    expect(shown.replaceAll(/\s+/g, " ")).toContain("no longer names the module orders, and it holds work of yours: modules/orders/src/mine.ts.");
    expect(shown.replaceAll(/\s+/g, " ")).toContain("git rm -r modules/orders");
    expect(shown.split("\n").filter((line) => line.length > 80 || line.includes("…"))).toEqual([]);
    expect([JSON.parse(out), read("modules/orders/src/mine.ts")]).toEqual([expect.objectContaining({ leftBehind: [{ module: "orders", files: ["modules/orders/src/mine.ts"] }] }), "export const mine = 1;\n"]);
  });
});

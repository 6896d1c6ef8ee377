import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBackend, type Ran } from "./built.ts";
import { change, commit, olderRepository, snapshot } from "./older.ts";
import { eachInAPlace } from "./place.ts";

describe("a project that is given another name in backend.yaml", () => {
  const place = eachInAPlace();
  const read = (path: string): string => readFileSync(join(place.root, path), "utf8");
  const write = (path: string, text: string): void => writeFileSync(join(place.root, path), text);
  const updated = async (): Promise<Ran> => {
    commit(place.root);
    change(place.root, "backend.yaml", (text) => text.replace("name: shop", "name: store"));
    return createBackend(["update", "--yes", "--no-install"], { folder: place.root });
  };
  const followed = async (): Promise<readonly unknown[]> => {
    commit(place.root);
    const [again, judged] = [await createBackend(["update", "--check"], { folder: place.root }), await createBackend(["check"], { folder: place.root })];
    return [again.code, judged.code, judged.out.includes("no findings")];
  };
  const old = (word: string): readonly string[] => Object.entries(snapshot(place.root)).filter(([, text]) => text.includes(word)).map(([path]) => path);

  it("is imported by the new one in the user's own TypeScript, edited seeds and manifests, and nothing else in them changes", async () => {
    olderRepository(place.root);
    write("modules/orders/src/domain/may.ts", 'import { matches } from "@shop/platform";\n\n/** Not "@shop/platform". */\nexport const may = (version: number): boolean => matches("any", version);\n');
    write("modules/orders/test/may.test.ts", 'import { vi } from "vitest";\n\nvi.mock("@shop/platform", () => ({ matches: () => true }));\n');
    change(place.root, "modules/orders/src/application/order-service.ts", (text) => `// mine\n${text}`);
    mkdirSync(join(place.root, "tools/seeds"), { recursive: true });
    write("tools/seeds/package.json", '{ "name": "seeds", "dependencies": { "@shop/platform": "workspace:*" } }\n');
    expect((await updated()).code).toBe(0);
    expect([read("modules/orders/src/domain/may.ts"), read("tools/seeds/package.json")]).toEqual(['import { matches } from "@store/platform";\n\n/** Not "@shop/platform". */\nexport const may = (version: number): boolean => matches("any", version);\n', '{ "name": "seeds", "dependencies": { "@store/platform": "workspace:*" } }\n']);
    expect(read("modules/orders/test/may.test.ts")).toContain('vi.mock("@store/platform", () =>');
    expect([read("modules/orders/src/application/order-service.ts").startsWith("// mine\n"), old("@shop/"), await followed()]).toEqual([true, ["modules/orders/src/domain/may.ts"], [0, 0, true]]);
  });

  it("has the user's Python in the folders of the new one, with its imports", async () => {
    olderRepository(place.root, undefined, "python");
    write("modules/orders/src/shop_orders/domain/mine.py", "from shop_platform.identifiers import new_id\n\nMINE = new_id\n");
    write("modules/orders/src/shop_orders/domain/patched.py", 'import shop_orders.domain.mine\n\nNAMED = "shop_orders.domain.mine.MINE"\nUSED = shop_orders.domain.mine.MINE\n');
    change(place.root, "modules/orders/src/shop_orders/application/service.py", (text) => `# mine\n${text}`);
    change(place.root, "pyproject.toml", (text) => `${text}\n[[tool.mypy.overrides]]\nmodule = "shop_orders.infrastructure.*"\ndisallow_any_explicit = true\n`.replace('dev = [\n', 'dev = [\n  "shop-seeds",\n').replace("[tool.uv.sources]\n", "[tool.uv.sources]\nshop-seeds = { workspace = true }\n"));
    mkdirSync(join(place.root, "tools/seeds"), { recursive: true });
    write("tools/seeds/pyproject.toml", '[project]\nname = "shop-seeds"\ndependencies = ["shop-platform"]\n\n[tool.uv.sources]\nshop-platform = { workspace = true }\n');
    expect([(await updated()).code, existsSync(join(place.root, "modules/orders/src/shop_orders")), read("modules/orders/src/store_orders/domain/mine.py")]).toEqual([0, false, "from store_platform.identifiers import new_id\n\nMINE = new_id\n"]);
    expect(read("modules/orders/src/store_orders/domain/patched.py")).toBe('import store_orders.domain.mine\n\nNAMED = "store_orders.domain.mine.MINE"\nUSED = store_orders.domain.mine.MINE\n');
    // What the user calls so is the user's; what names a package of ours follows.
    expect([read("tools/seeds/pyproject.toml"), read("pyproject.toml").includes('module = "store_orders.infrastructure.*"\ndisallow_any_explicit = true\n'), read("pyproject.toml").includes("shop-seeds = { workspace = true }\n")]).toEqual(['[project]\nname = "shop-seeds"\ndependencies = ["store-platform"]\n\n[tool.uv.sources]\nstore-platform = { workspace = true }\n', true, true]);
    expect([read("modules/orders/src/store_orders/application/service.py").startsWith("# mine\n"), readdirSync(join(place.root, "modules/orders/src")), old("shop_"), old("shop-platform"), await followed()]).toEqual([true, ["store_orders"], [], [], [0, 0, true]]);
  });
});

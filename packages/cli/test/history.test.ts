import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBackend, distFolder } from "./built.ts";
import { keptOf, restore, stories, workIn } from "./kept.ts";
import { change, commit, snapshot } from "./older.ts";
import { eachInAPlace } from "./place.ts";

describe.each(stories)("$story as $version wrote it", ({ version, story }) => {
  const place = eachInAPlace(({ root }) => restore(root, { version, story }));

  const update = (...words: string[]) => createBackend(["update", "--no-install", ...words], { folder: place.root });

  it("becomes what this version writes, untouched as it is", async () => {
    expect((await update("--yes")).code).toBe(0);
    const [again, judged] = [await update("--check"), await createBackend(["check"], { folder: place.root })];
    expect([again.code, judged.code, judged.out]).toEqual([0, 0, expect.stringContaining("no findings")]);
  });

  it("keeps every word of the user's, once and for all", async () => {
    const words = workIn(place.root, keptOf(version, story).tree);
    commit(place.root);
    const before = snapshot(place.root);
    const { code, out, err } = await update("--yes", "--json");
    expect([code, err]).toEqual([0, ""]);
    const after = snapshot(place.root);
    const texts = Object.values(after).join("\n");
    expect(words.filter((word) => !texts.includes(word))).toEqual([]);
    // What the platform calls by another name today is called so by the user's code, too.
    expect(Object.entries(after).filter(([path, text]) => path.endsWith(".ts") && /\baccepts\(|^ {2}accepts,$/m.test(text)).map(([path]) => path)).toEqual([]);
    expect(Object.keys(after).filter((path) => /\/migrations\//.test(path) && before[path] === undefined)).toEqual([]);
    expect([Object.hasOwn(after, "SECURITY.md"), after["notes/mine.bin"], after["CONTRIBUTING.md"]?.[0], after["ops/moved"]?.includes("my-alert")]).toEqual([false, `-${String.fromCharCode(0, 1, 2, 255)}`, "x", true]);
    commit(place.root);
    expect([(await update("--yes")).code, snapshot(place.root)]).toEqual([0, after]);
    expect(JSON.parse(out)).toMatchObject({ ok: true });
  });
});

describe("a change that has to be made in the user's code, too", () => {
  const [version, story] = ["0.1.0", "fastify-modular-monolith"];
  const place = eachInAPlace(({ root }) => restore(root, { version, story }));

  it("is shown file by file before it is made, and taken back with the rest", async () => {
    change(place.root, "modules/orders/src/application/order-service.ts", (text) => text.replace("(!accepts(expected, current.version))", "(!accepts(expected, current.version) || mine())"));
    const before = snapshot(place.root);
    const dry = await createBackend(["update", "--dry-run"], { folder: place.root });
    expect([dry.code, snapshot(place.root)]).toEqual([0, before]);
    expect(dry.out).toMatch(/your code +accepts → matches[^]*~ \d+ changed with the templates[^]*modules\/orders\/src\/application\/order-service\.ts {2}accepts is matches now/);
    commit(place.root);
    expect((await createBackend(["update", "--yes", "--no-install"], { folder: place.root })).code).toBe(0);
    expect(readFileSync(join(place.root, "modules/orders/src/application/order-service.ts"), "utf8")).toContain("(!matches(expected, current.version) || mine())");
  });

  it("is refused with a way out where the library for it cannot be had, and nothing is written", async () => {
    // Seen from a copy that has no libraries beside it, with a cache of its own and no way out.
    const copy = join(place.folder, "create-backend");
    cpSync(distFolder, join(copy, "dist"), { recursive: true });
    const before = snapshot(place.root);
    const environment = { XDG_CACHE_HOME: join(place.folder, "cache"), npm_config_registry: "http://127.0.0.1:9/", npm_config_fetch_retries: "0", NODE_PATH: "" };
    const { code, err } = await createBackend(["update", "--yes", "--no-install"], { folder: place.root, environment, program: join(copy, "dist/bin.js") });
    expect([code, err, snapshot(place.root)]).toEqual([2, expect.stringMatching(/CB-174/), before]);
  });
});

describe("code of the user's that imports what the templates have put elsewhere or dropped", () => {
  const place = eachInAPlace(({ root }) => restore(root, { version: "0.0.9", story: "fastapi-modular-monolith" }));

  it("follows what is elsewhere, is named in the plan for what is gone, and a name that nobody follows stays with where it is now", async () => {
    mkdirSync(join(place.root, "ops"));
    const text = "from assistant_platform.relay import Relay, watch\nfrom assistant_platform.web.server import develop, serve\n\nprint(Relay, watch, develop, serve)\n";
    writeFileSync(join(place.root, "ops/start.py"), text);
    writeFileSync(join(place.root, "ops/again.py"), "from assistant_platform.web.server import (  # ours\n    develop,\n)\n\nprint(develop)\n");
    commit(place.root);
    const dry = (await createBackend(["update", "--dry-run"], { folder: place.root })).out.replaceAll(/\s+/g, " ");
    expect(dry).toContain("ops/start.py develop is in assistant_platform.develop now");
    expect(dry).toContain("! ops/start.py imports watch from assistant_platform.relay, and after this update that is not there any more. Change that file with the update, or it does not build.");
    expect(dry).toContain("! ops/again.py imports develop from assistant_platform.web.server, and after this update that is not there any more. develop is in platform/src/assistant_platform/develop.py now.");
    const { code, out } = await createBackend(["update", "--yes", "--no-install", "--json"], { folder: place.root });
    const codemods = [{ kind: "move", from: "assistant_platform.web.server.develop", to: "assistant_platform.develop.develop" }];
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ codemods, lostNames: [{ path: "ops/again.py", name: "develop", from: "assistant_platform.web.server", now: ["platform/src/assistant_platform/develop.py"] }, { path: "ops/start.py", name: "watch", from: "assistant_platform.relay", now: [] }] })]);
    expect(readFileSync(join(place.root, "ops/start.py"), "utf8")).toBe("from assistant_platform.develop import develop\n" + text.replace("develop, serve\n\n", "serve\n\n"));
    expect((await createBackend(["update", "--check"], { folder: place.root })).code).toBe(0);
  });

  it("is said to wait where every file of theirs that has the name waits", async () => {
    const server = "platform/src/assistant_platform/web/server.py";
    change(place.root, server, (text) => text.replace("def develop(", "def develop(*mine: str, ").replaceAll("develop", "develop"));
    mkdirSync(join(place.root, "ops"));
    writeFileSync(join(place.root, "ops/start.py"), "from assistant_platform.web.server import develop\n\nprint(develop)\n");
    commit(place.root);
    const [dry, json] = await Promise.all([[], ["--json"]].map((words) => createBackend(["update", "--dry-run", "--clean-part", ...words], { folder: place.root })));
    const { held, codemods } = JSON.parse(json?.out ?? "") as { held: readonly string[]; codemods: object };
    expect(held).toContain("ops/start.py");
    expect(codemods).toEqual([{ kind: "move", from: "assistant_platform.web.server.develop", to: "assistant_platform.develop.develop", waits: true }]);
    expect(dry?.out.replaceAll(/\s+/g, " ")).toContain("assistant_platform.web.server.develop → assistant_platform.develop.develop, which waits with what is to decide");
  });
});

import { describe, expect, it } from "vitest";
import { withRecord } from "../../src/index.ts";
import { cuts, inQuill, textOf } from "./made-up.ts";

/** Words of languages, frameworks and their tools that operations must not know. */
const strangers = /\b(typescript|javascript|fastify|express|pnpm|npm|node|nodejs|prettier|eslint|python|fastapi|uvicorn|pip|ruff|kysely|sqlalchemy|pglite)\b/i;

/** Left out: the list of all options that an editor completes from, and where create-backend itself is published. */
const apart = [".backend/backend.schema.json", "renovate.json"];

describe.each(cuts)("a $decomposition on $compute in a made-up language", (cut) => {
  const rendering = inQuill(cut);

  it("holds no word of another language", () => {
    const leaks = [...rendering.tree].flatMap(([path, { content }]) => (apart.includes(path) ? [] : String(content).split("\n").flatMap((line) => (strangers.test(line) ? [`${path}: ${line.trim()}`] : []))));
    expect(leaks).toEqual([]);
  });

  it("is the same, byte for byte, every time", () => {
    expect([...inQuill(cut).tree]).toEqual([...rendering.tree]);
  });

  it("ends every text file with one line break, and no line with a blank", () => {
    const bad = [...rendering.tree].flatMap(([path, { content }]) => (/\n\n$|[^\n]$|[ \t]\n/.test(String(content)) ? [path] : []));
    expect(bad).toEqual([]);
  });

  it("links only to files that are there", () => {
    const written = new Set([...withRecord(rendering).keys()]);
    // Decision records come with the decision, the lock file of a language with its first install.
    const later = /^docs\/decisions$/;
    const broken = [...rendering.tree.keys()].filter((path) => path.endsWith(".md")).flatMap((path) =>
      [...textOf(rendering, path).matchAll(/\]\(([^)#]+)(#[^)]*)?\)/g)].flatMap(([, link = ""]) => {
        if (/^https?:/.test(link)) return [];
        const target = new URL(link, `file:///${path}`).pathname.slice(1);
        return written.has(target) || later.test(target) || [...written].some((other) => other.startsWith(`${target}/`)) ? [] : [`${path} → ${link}`];
      }),
    );
    expect(broken).toEqual([]);
  });
});

it("an app or module of any name gets valid files", () => {
  const rendering = inQuill({ decomposition: "microservices", compute: "kubernetes", modules: "modules:\n  user-profiles: { uses: [price-lists] }\n  price-lists: {}\n" });
  expect(textOf(rendering, "deploy/kubernetes/base/user-profiles.yaml")).toContain("app.kubernetes.io/name: price-lists");
  expect(textOf(rendering, "compose.yaml")).toContain('PRICE_LISTS_URL: "http://price-lists:3002"');
  expect(textOf(rendering, "deploy/kubernetes/deploy.sh")).toContain('"$IMAGE_USER_PROFILES"');
});

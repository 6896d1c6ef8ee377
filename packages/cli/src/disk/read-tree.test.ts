import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scratch } from "../../test/built.ts";
import { readTree } from "./read-tree.ts";

let place: ReturnType<typeof scratch>;
let root: string;
beforeEach(() => {
  place = scratch();
  root = join(place.folder, "shop");
  for (const [path, text] of Object.entries({ ".gitignore": "dist\n", "README.md": "# shop\n", "dist/bundle.js": "", "node_modules/left/index.js": "", "src/größe.ts": "export {};\n" })) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});
afterEach(() => place.remove());

const environment = process.env;
const init = (): void => void execFileSync("git", ["init", "--quiet"], { cwd: root });

describe("readTree", () => {
  it("holds what git knows or would add", () => {
    init();
    writeFileSync(join(root, ".gitignore"), "dist\nnode_modules\n");
    expect([...readTree(root, environment).keys()]).toEqual([".gitignore", "README.md", "src/größe.ts"]);
  });

  it("walks where there is no git, past what tools make", () => {
    expect([...readTree(root, { ...environment, PATH: "/nowhere" }).keys()]).toEqual([".gitignore", "README.md", "src/größe.ts"]);
  });

  it("walks where an outer repository ignores the folder", () => {
    execFileSync("git", ["init", "--quiet"], { cwd: place.folder });
    writeFileSync(join(place.folder, ".gitignore"), "shop\n");
    expect([...readTree(root, environment).keys()]).toEqual([".gitignore", "README.md", "src/größe.ts"]);
  });

  it("leaves out links and what is gone", () => {
    init();
    symlinkSync("/etc/hostname", join(root, "secret"));
    execFileSync("git", ["add", "--all"], { cwd: root });
    rmSync(join(root, "README.md"));
    expect([...readTree(root, environment).keys()].filter((path) => !path.startsWith("node_modules"))).toEqual([".gitignore", "src/größe.ts"]);
  });

  it("follows links for those who judge, as far as the repository goes", () => {
    init();
    mkdirSync(join(root, "src/deep"));
    for (const [link, to] of Object.entries({ "src/twin.ts": "größe.ts", "src/deep/up.ts": "../größe.ts", "src/out.ts": "/etc/hostname", "src/folder": "deep", "src/lost.ts": "gone.ts", "src/circle.ts": "circle.ts" })) symlinkSync(to, join(root, link));
    const judged = (path: NodeJS.ProcessEnv): readonly unknown[] => [...readTree(root, path, { links: true })].filter(([name]) => name.startsWith("src/")).map(([name, { content, unfollowed }]) => [name, unfollowed ?? content]);
    const expected = [["src/circle.ts", "nowhere"], ["src/deep/up.ts", "export {};\n"], ["src/folder", "folder"], ["src/größe.ts", "export {};\n"], ["src/lost.ts", "nowhere"], ["src/out.ts", "outside"], ["src/twin.ts", "export {};\n"]];
    expect(judged(environment)).toEqual(expected);
    expect(judged({ ...environment, PATH: "/nowhere" })).toEqual(expected);
    expect([...readTree(root, environment, { links: true })].flatMap(([name, { leads }]) => (leads === undefined ? [] : [[name, leads]]))).toEqual([["src/folder", "src/deep"]]);
  });

  it("holds files whose names are no UTF-8, under the bytes of their names", () => {
    const raw = Buffer.concat([Buffer.from(join(root, "src/caf")), Buffer.from([0xe9]), Buffer.from(".ts")]);
    writeFileSync(raw, "export const a = 1;\n");
    for (const path of [environment, { ...environment, PATH: "/nowhere" }]) {
      init();
      expect(readTree(root, path).get("src/caf\\xE9.ts")?.content).toBe("export const a = 1;\n");
    }
  });

  it("takes what is removed after it was listed for empty", () => {
    const file = readTree(root, environment).get("README.md");
    rmSync(join(root, "README.md"));
    expect(file?.content).toBe("");
  });

  it.skipIf(process.getuid?.() === 0)("refuses to look past what may not be read", () => {
    chmodSync(join(root, "README.md"), 0);
    expect(() => readTree(root, environment).get("README.md")?.content).toThrow(/may not be read/);
  });

  it("gives every file what is in it, however many are read after it and however long it is", () => {
    const contents: Readonly<Record<string, Buffer>> = { "a.bin": Buffer.from([0x89, 0xff, 0x00]), "b.bin": Buffer.from([0xfe, 0x01]), "long.txt": Buffer.from("lines and lines\n".repeat(70_000)), "mega.txt": Buffer.alloc(1024 * 1024, "x"), "ü.txt": Buffer.from("für alle\n") };
    for (const [path, bytes] of Object.entries(contents)) writeFileSync(join(root, path), bytes);
    const tree = readTree(root, environment);
    const read = Object.keys(contents).map((path) => [path, tree.get(path)?.content] as const);
    for (const [path, content] of read) expect(Buffer.compare(Buffer.from(content ?? ""), contents[path] as Buffer), path).toBe(0);
  });

  it("gives text as text, and other bytes as bytes", () => {
    writeFileSync(join(root, "logo.png"), Buffer.from([0x89, 0x50, 0xff, 0x00]));
    const tree = readTree(root, environment);
    expect([tree.get("README.md")?.content, [...((tree.get("logo.png")?.content ?? []) as Uint8Array)]]).toEqual(["# shop\n", [0x89, 0x50, 0xff, 0x00]]);
  });
});

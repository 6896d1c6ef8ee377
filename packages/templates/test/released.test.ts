import { follow, hashOf, textFile, type Followed, type FileTree, type TreeFile } from "@create-backend/core";
import { describe, expect, test } from "vitest";
import type { Rendering } from "../src/render/render.ts";
import { released, today, type Released } from "../scripts/released.ts";

const next = "99.0.0";
const kept = released();
/** Every version to every later one, and to today's templates. */
const pairs = kept.flatMap((from) => [
  ...kept.filter((to) => to.combination === from.combination && to.version > from.version).map((to) => [`${from.combination}: ${from.version} → ${to.version}`, from, { tree: to.tree, facts: { ...to.lock, ids: new Map(Object.entries(to.lock.files).flatMap(([path, { id }]) => (id === undefined ? [] : [[path, id] as const]))) } }] as const),
  [`${from.combination}: ${from.version} → today`, from, today(from.lock, next)] as const,
]);

type Target = Pick<Rendering, "tree" | "facts">;

function update({ lock, tree }: Pick<Released, "lock" | "tree">, mine: FileTree, { tree: theirs, facts }: Target): Followed {
  return follow({ lock, base: tree, before: theirs, mine, theirs, facts });
}

const bytesOf = (file: TreeFile | undefined): string => (file === undefined ? "none" : `${hashOf(file.content)} ${String(file.executable)}`);

/** What users do: a line of their own in every third file, a deletion, a move, other line ends, another mode. */
function edited(tree: FileTree): { readonly mine: FileTree; readonly lines: readonly string[]; readonly deleted: string } {
  const mine = new Map<string, TreeFile>(tree);
  const lines: string[] = [];
  const texts = [...tree].filter(([path, { content, owner }]) => typeof content === "string" && owner === "managed" && !path.startsWith(".backend/")).map(([path]) => path);
  texts.forEach((path, index) => {
    const file = tree.get(path) as TreeFile;
    const text = String(file.content);
    if (index % 3 === 0) {
      const line = `mine-${String(index)}`;
      lines.push(line);
      const at = text.split("\n");
      at.splice(Math.floor(at.length / 2), 0, line);
      mine.set(path, { ...file, content: at.join("\n") });
    } else if (index % 7 === 1) mine.set(path, { ...file, content: text.replaceAll("\n", "\r\n") });
    else if (index % 7 === 2) mine.set(path, { ...file, executable: !file.executable });
  });
  const [deleted = "", moved = ""] = texts.filter((path) => mine.get(path) === tree.get(path)).slice(-2);
  mine.delete(deleted);
  mine.set(`elsewhere/${moved}`, mine.get(moved) as TreeFile);
  mine.delete(moved);
  mine.set("own/file.txt", textFile("mine-own\n", "seed"));
  return { mine, lines: [...lines, "mine-own"], deleted };
}

test("there is a kept tree of every combination", () => {
  expect(kept.length).toBeGreaterThanOrEqual(4);
});

describe("an update across versions", () => {
  test.each(pairs)("%s: who changed nothing has what the templates write, and then nothing to do", (_, from, to) => {
    const { tree, conflicts, lock, base } = update(from, from.tree, to);
    const folderOf = (path: string): string => path.split("/", 2).join("/");
    const modules = new Set([...from.tree.keys()].filter((path) => path.startsWith("modules/")).map(folderOf));
    const managed = [...to.tree].filter(([path, { owner }]) => owner === "managed" || (!from.tree.has(path) && !modules.has(folderOf(path))));
    const begun = [...tree.keys()].filter((path) => modules.has(folderOf(path)) && !from.tree.has(path) && to.tree.get(path)?.owner === "seed");

    expect([conflicts, base.executable, begun]).toEqual([[], false, []]);
    expect(managed.filter(([path, file]) => bytesOf(tree.get(path)) !== bytesOf(file)).map(([path]) => path)).toEqual([]);
    expect(update({ lock, tree: to.tree }, tree, to).changes).toEqual([]);
  });

  test.each(pairs)("%s: no line of the user's is lost, and a deletion stays", (_, from, to) => {
    const { mine, lines, deleted } = edited(from.tree);
    const { tree, conflicts } = update(from, mine, to);
    const all = [...tree.values(), ...conflicts.map((conflict) => conflict.mine)].map(({ content }) => String(content)).join("\n");

    expect(lines.filter((line) => !new RegExp(`^${line}\\r?$`, "m").test(all))).toEqual([]);
    expect([tree.has(deleted), tree.has("own/file.txt")]).toEqual([false, true]);
  });
});

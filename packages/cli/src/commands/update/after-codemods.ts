import type { FileTree, TreeFile } from "@create-backend/core";
import { codemodsOf, type Codemod, type CodeRewriter } from "@create-backend/templates";
import { libraryLoader } from "../../disk/load-library.ts";
import type { Session } from "../../terminal/session.ts";
import { shelfFor } from "../shelf.ts";
import type { Standing } from "./standing.ts";

/** Makes in what we wrote last and in what the user has the mechanical changes that templates went through since, so that a merge sees none of them. Throws `CB-174` when the library for it cannot be had. */
export async function afterCodemods(standing: Standing, root: string, session: Session): Promise<Standing> {
  const load = libraryLoader(shelfFor(root, standing.workshop, session));
  let { base, mine } = standing;
  const done: Codemod[] = [];
  const why = new Map<string, readonly string[]>();
  for (const { editing, ...codemod } of codemodsOf(standing.agreed.before, standing.workshop)) {
    if (!mayBeDue(codemod, base, standing.now.tree)) continue;
    if (editing?.rewrite === undefined) throw new Error(`Nobody can rename ${codemod.from}: the language has no rewrite.`);
    const rewrite = await editing.rewrite(codemod, load);
    if (!isDue(codemod, standing.now.tree, rewrite)) continue;
    const before = mine;
    [base, mine] = [base, mine].map((tree) => rewritten(tree, editing.files, rewrite)) as [FileTree, FileTree];
    for (const [path, file] of mine) if (file !== before.get(path)) why.set(path, [...(why.get(path) ?? []), `${codemod.from} is ${codemod.to} now`]);
    done.push(codemod);
  }
  if (done.length === 0) return standing;
  const sentences = new Map([...why].map(([path, changes]) => [path, changes.join(", ")]));
  return { ...standing, base, mine, rewritten: { disk: standing.mine, why: sentences, told: done.map(({ kind, from, to, specifiers: [of] }) => ({ kind, from, to, ...(of === undefined ? {} : { of }) })) } };
}

/** By words alone, so that no library is loaded for nothing: the old name stood where the new one stands now. */
function mayBeDue({ from, to, files }: Codemod, base: FileTree, now: FileTree): boolean {
  const [old, present] = [textIn(base, files[0]), textIn(now, files[0])];
  return old !== present && old.includes(from) && present.includes(to);
}

/** Today's file does not declare the old name any more. */
function isDue({ files }: Codemod, now: FileTree, rewrite: CodeRewriter): boolean {
  const [file = ""] = files;
  return rewrite(textIn(now, file), file) === textIn(now, file);
}

function rewritten(tree: FileTree, files: RegExp, rewrite: CodeRewriter): FileTree {
  return new Map([...tree].map(([path, file]): [string, TreeFile] => {
    if (!files.test(path) || typeof file.content !== "string") return [path, file];
    const content = rewrite(file.content, path);
    return [path, content === file.content ? file : { content, executable: file.executable, owner: file.owner }];
  }));
}

function textIn(tree: FileTree, path = ""): string {
  const content = tree.get(path)?.content;
  return typeof content === "string" ? content : "";
}

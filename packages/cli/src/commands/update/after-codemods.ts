import type { FileTree, TreeFile } from "@create-backend/core";
import { symbolsOf } from "@create-backend/policies";
import { codemodsOf, type Codemod, type CodeRewriter } from "@create-backend/templates";
import { libraryLoader } from "../../disk/load-library.ts";
import type { Session } from "../../terminal/session.ts";
import { shelfFor } from "../shelf.ts";
import type { NewName, Standing } from "./standing.ts";

/** Makes in what we wrote last and in what the user has the mechanical changes that templates went through since, so that a merge sees none of them. Throws `CB-174` when the library for it cannot be had. */
export async function afterCodemods(standing: Standing, root: string, session: Session): Promise<Standing> {
  const load = libraryLoader(shelfFor(root, standing.workshop, session));
  let { base, mine } = standing;
  const done: Codemod[] = [];
  const where = new Map<NewName, readonly string[]>();
  const why = new Map<string, readonly string[]>();
  for (const { editing, ...codemod } of codemodsOf(standing.agreed.before, standing.workshop)) {
    if (!mayBeDue(codemod, base, standing.now.tree)) continue;
    if (editing?.rewrite === undefined) throw new Error(`Nobody can change ${codemod.from}: the language has no rewrite.`);
    const rewrite = await editing.rewrite(codemod, load);
    if (codemod.kind === "rename" && !isDue(codemod, standing.now.tree, rewrite)) continue;
    const [before, written] = [mine, base];
    [base, mine] = [base, mine].map((tree) => rewritten(tree, editing.files, rewrite)) as [FileTree, FileTree];
    for (const [path, file] of mine) if (file !== before.get(path)) why.set(path, [...(why.get(path) ?? []), sentenceOf(codemod)]);
    done.push(codemod);
    const theirs = [...mine].flatMap(([path, file]) => (file !== before.get(path) && isTheirs(path, { mine: before, base: written }) ? [path] : []));
    if (theirs.length > 0) where.set(toldOf(codemod), theirs);
  }
  if (done.length === 0) return standing;
  const sentences = new Map([...why].map(([path, changes]) => [path, changes.join(", ")]));
  return { ...standing, base, mine, rewritten: { disk: standing.mine, base: standing.base, why: sentences, told: [...where.keys()], where } };
}

/** Code that the user owns or has edited: what only we wrote changes without a word. */
function isTheirs(path: string, { mine, base }: Pick<Standing, "mine" | "base">): boolean {
  const written = base.get(path);
  return written?.owner !== "managed" || written.content !== mine.get(path)?.content;
}

function sentenceOf(codemod: Codemod): string {
  return `${codemod.from} is ${codemod.kind === "move" ? `in ${codemod.into}` : codemod.to} now`;
}

function toldOf(codemod: Codemod): NewName {
  const { kind, from, to, specifiers: [of] } = codemod;
  if (codemod.kind === "move") return { kind, from: `${of ?? ""}.${from}`, to: `${codemod.into}.${to}` };
  return { kind, from, to, ...(of === undefined ? {} : { of }) };
}

/** By words alone, so that no library is loaded for nothing: the old name stood where the new one stands now. What only moved is declared in the one file and then in the other. */
function mayBeDue({ kind, from, to, files }: Codemod, base: FileTree, now: FileTree): boolean {
  const [file = "", place = ""] = files;
  if (kind === "move") return symbolsOf(base, file).includes(from) && !symbolsOf(now, file).includes(from) && symbolsOf(now, place).includes(to);
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

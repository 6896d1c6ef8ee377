import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { textFile, treeOf, UserError, writeBlueprint, type FileTree } from "@create-backend/core";
import { debtOf, proposeAgreement } from "@create-backend/policies";
import type { Arguments } from "../../command-line/command.ts";
import { askGit } from "../../disk/ask-git.ts";
import { addTree } from "../../disk/add-tree.ts";
import { agreement } from "../../disk/find-repository.ts";
import { readTree } from "../../disk/read-tree.ts";
import { assertName } from "../../interview/names.ts";
import { choose } from "../../interview/prompts/choose.ts";
import { Stopped, type Session } from "../../terminal/session.ts";
import { adoptionDocument, adoptionText, writtenText, type Adoption } from "./screen.ts";

/** Proposes an agreement for a repository, and writes it with the debt of today. Gives the exit code. */
export async function adoptCommand(args: Arguments, session: Session): Promise<number> {
  const shown = args.positionals[0] ?? ".";
  const adoption = adoptionOf(shown, { args, session });
  const dry = args.has("dry-run");
  const json = args.has("json");
  if (!json) session.out.write(adoptionText(adoption, session.out));
  if (!dry) {
    assertKept(adoption, session);
    await assertWanted({ args, quiet: json }, session);
    addTree(adoption.files, session.folder, shown);
  }
  session.out.write(json ? `${JSON.stringify(adoptionDocument(adoption, { written: !dry }), null, 2)}\n` : dry ? "" : writtenText(adoption, session.out));
  return 0;
}

function adoptionOf(shown: string, { args, session }: { readonly args: Arguments; readonly session: Session }): Adoption {
  const root = resolve(session.folder, shown);
  if (!existsSync(root)) throw new UserError("CB-120", { what: `There is no folder ${shown}.`, todo: "Check the path; it is looked up from the folder you are in.", place: { file: shown } });
  if (existsSync(join(root, agreement)))
    throw new UserError("CB-180", { what: `${join(shown, agreement)} is there already.`, why: "The repository is under an agreement.", todo: "Edit it by hand or with `create-backend add`, and judge by it with `create-backend check`.", place: { file: agreement } });
  const name = args.value("name");
  if (name !== undefined) assertName(name, "a project", "--name");
  const tree = readTree(root, session.environment, { links: true });
  const proposal = proposeAgreement(tree, name ?? nameIn(tree) ?? basename(root));
  const text = writeBlueprint(proposal.blueprint);
  const agreed: FileTree = treeOf([...tree, [agreement, textFile(text)]]);
  const debt = debtOf({ tree: agreed, blueprint: proposal.blueprint, now: new Date() });
  return { shown, proposal, text, debt, files: treeOf([[agreement, textFile(text)], ...[...debt.baseline].map(([path, entries]) => [path, textFile(entries)] as const)]) };
}

/** What the repository calls itself in its root manifest. */
function nameIn(tree: FileTree): string | undefined {
  const said = (path: string, pattern: RegExp): string | undefined => {
    const content = tree.get(path)?.content;
    return typeof content === "string" ? pattern.exec(content)?.[1] : undefined;
  };
  const name = said("package.json", /^\s*"name"\s*:\s*"([^"]+)"/m) ?? said("pyproject.toml", /^name\s*=\s*"([^"]+)"/m) ?? said("go.mod", /^module\s+(\S+)/m) ?? said("pom.xml", /<\/parent>[\s\S]*?<artifactId>([^<]+)</);
  const last = name?.replace(/\/v\d+$/, "").split("/").at(-1);
  return last !== undefined && /^(?:root|monorepo|workspace|app|project|my-app)$/i.test(last) ? undefined : last;
}

/** `CB-190` where git would leave out what is written: the next checkout would know neither agreement nor debt. */
function assertKept({ shown, files }: Adoption, { folder, environment }: Session): void {
  const { code, out } = askGit(["check-ignore", "--verbose", "-z", "--stdin"], { folder: resolve(folder, shown), environment, input: [...files.keys()].join("\0") });
  if (code !== 0) return;
  const [source = "", line = "", pattern = "", path = ""] = out.toString("utf8").split("\0");
  const kept = path.includes("/") ? `!/${path.split("/", 1)[0] ?? ""}/` : `!/${path}`;
  throw new UserError("CB-190", { what: `Git leaves ${path} out: ${source}:${line} says ${pattern}.`, why: "The next checkout would not know what was agreed on today, so its check would be red.", todo: `Add ${kept} below that line, and adopt again; nothing was written.`, place: { file: source, line: Number(line) } });
}

/** Somebody agrees, or has said so: `CB-181` where nobody can be asked. */
async function assertWanted({ args, quiet }: { readonly args: Arguments; readonly quiet: boolean }, session: Session): Promise<void> {
  if (args.has("yes")) return;
  if (!session.interactive || quiet)
    throw new UserError("CB-181", { what: "Nobody can be asked whether this is right, so nothing was written.", todo: "Say --yes to write it, or --dry-run to look at it only.", place: { key: "--yes" } });
  const reply = await choose({ question: { title: "Write this agreement and its baseline?", explain: "Two things are written: backend.yaml and .backend/baseline. No file of yours is changed." }, entries: [{ value: true, label: "Write them" }, { value: false, label: "Not now" }] }, session.out);
  if (reply.kind === "back" || !reply.value) throw new Stopped("Nothing was written.");
}

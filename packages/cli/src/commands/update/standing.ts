import { blueprintOf, lockPath, parseBlueprint, plainBlueprint, UserError, type Blueprint, type FileTree, type Lock, type Rewritten } from "@create-backend/core";
import { render, type Rendering, type Standards, type Workshop } from "@create-backend/templates";
import { agreement, type Repository } from "../../disk/find-repository.ts";
import type { PackageWay } from "../../disk/package/write-again.ts";
import { version } from "../../version.ts";
import { lockIn } from "./read-lock.ts";
import { whatIsThere } from "./what-is-there.ts";
import { writtenLast } from "./written-last.ts";
import { workshopFor } from "./workshop.ts";

/** A repository as it stands: what was agreed and written last, what is there, and what would be written now. */
export interface Standing {
  readonly lock: Lock;
  readonly lockText: string;
  readonly agreed: { readonly before: Blueprint; readonly now: Blueprint; readonly changed: boolean };
  readonly base: FileTree;
  readonly before: FileTree;
  readonly mine: FileTree;
  /** Paths of ours where a link or a folder of the user's stands. */
  readonly blocked: ReadonlySet<string>;
  readonly now: Rendering;
  readonly workshop: Workshop;
  /** What was changed in `base` and `mine` alike; `where`: in which files of the user's. */
  readonly rewritten?: Rewritten & { readonly told: readonly NewName[]; readonly where?: ReadonlyMap<NewName, readonly string[]> };
}

/** A name in code that is another one or elsewhere now: of something that packages offer, or of packages that are imported. */
export interface NewName {
  readonly kind: "rename" | "move" | "import";
  readonly from: string;
  readonly to: string;
  /** The package that offers it. */
  readonly of?: string;
}

/** Reads and renders everything an update compares. Throws `CB-141` no lock, `CB-142` a newer tool wrote it, `CB-144` a module's folder is gone, and what {@link writtenLast} throws where the base is not what the lock says. */
export async function standingOf(repository: Repository, way: PackageWay): Promise<Standing> {
  const { root } = repository;
  const { lock: recorded, text: lockText } = lockIn(root, version);
  const now = parseBlueprint(repository.agreement, agreement);
  const workshop = await workshopFor(root, now);
  assertIntact(recorded, workshop.standards ?? []);
  const before = blueprintOf(recorded.agreement, () => ({ file: lockPath, key: "agreement" }));
  const changed = JSON.stringify(plainBlueprint(before)) !== JSON.stringify(plainBlueprint(now));
  const rendering = render(now, workshop);
  const earlier = changed ? earlierTree(before, workshop) : rendering.tree;
  const { mine, blocked } = whatIsThere({ root, environment: way.environment, lock: recorded, wanted: rendering.tree });
  const { lock, base } = await writtenLast(recorded, { root, earlier, mine, now: rendering.tree, way });
  assertModulesThere(lock, mine, now);
  const led = (tree: FileTree): FileTree => withAgreement(tree, base);
  return { lock, lockText, agreed: { before, now, changed }, base, before: led(earlier ?? base), mine, blocked, now: { ...rendering, tree: led(rendering.tree) }, workshop };
}

/** The agreement leads and does not follow: to the merge, what the user writes in it is no change of ours. */
function withAgreement(tree: FileTree, base: FileTree): FileTree {
  const first = base.get(agreement);
  return first === undefined ? tree : new Map([...tree, [agreement, first]]);
}

/** A version of a standards package is the same everywhere, or it says nothing. `CB-165` */
function assertIntact({ standards = {} }: Lock, present: readonly Standards[]): void {
  for (const { name, version, hash } of present) {
    const known = standards[name];
    if (known?.version !== version || known.hash === hash) continue;
    throw new UserError("CB-165", {
      what: `${name} ${version} is not what it was when this repository took it.`,
      why: "The same version would mean different files here and elsewhere; it may have been tampered with.",
      todo: "Restore that version, or give what changed a new one in its standards.json.",
      place: { file: agreement, key: "extends" },
    });
  }
}

/** The old agreement with the present templates; undefined when these cannot render it any more. */
function earlierTree(before: Blueprint, workshop: Workshop): FileTree | undefined {
  try {
    return render(before, workshop).tree;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** A module whose every file is gone was moved or deleted by hand: following would write it anew beside. */
function assertModulesThere(lock: Lock, mine: FileTree, { modules }: Blueprint): void {
  for (const { name } of modules) {
    const files = Object.entries(lock.files).filter(([path, { id, deleted }]) => id?.endsWith(`@${name}`) === true && id.includes("[module]") && deleted !== true && path.includes(`/${name}/`));
    if (files.length === 0 || files.some(([path, { at }]) => mine.has(at ?? path))) continue;
    const folder = /^(.*?\/)?[^/]+(?=\/)/.exec(files[0]?.[0] ?? "")?.[0] ?? name;
    throw new UserError("CB-144", {
      what: `${agreement} names the module ${name}, and its folder ${folder}/ is not there.`,
      why: "Following the agreement would write the module anew, beside what you moved away.",
      todo: `Move the folder back, or take the module out: create-backend remove module ${name}`,
      place: { file: agreement, key: `modules.${name}` },
    });
  }
}

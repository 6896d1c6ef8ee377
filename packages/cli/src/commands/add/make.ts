import { NoPlace, generate, type CodeEditor, type CodeEditing, type Generated, type Registration, type Wish, type Workshop } from "@create-backend/templates";
import { textFile, UserError, type Blueprint, type DiskChange, type FileTree } from "@create-backend/core";

/** Everything that making something looks at. */
export interface Surroundings {
  readonly blueprint: Blueprint;
  readonly workshop: Workshop;
  /** The files of the repository. */
  readonly mine: FileTree;
  /** Loads a library by its name. */
  readonly load: (library: string) => Promise<unknown>;
}

/** What making a wish would write: new files, and additions to files that are there; nothing where all of it is there. Throws what {@link generate} throws, `CB-172` for a name that is taken and `CB-173` where an addition has no place. */
export async function changesFor(wish: Wish, around: Surroundings): Promise<readonly DiskChange[]> {
  const { parts, editing } = generate(wish, around.blueprint, around.workshop);
  const editors = new Map<CodeEditing, CodeEditor>();
  const mine = new Map(around.mine);
  for (const part of parts) {
    const edits = await additionsOf(part, { ...around, mine, editing, editors });
    const there = [...part.files.keys()].filter((path) => mine.has(path));
    if (edits.size === 0 && there.length > 0) continue;
    if (there[0] !== undefined) throw taken(wish, there[0]);
    const missing = [...part.standsOn].filter(([path]) => !mine.has(path));
    for (const [path, file] of [...missing, ...part.files, ...edits]) mine.set(path, file);
  }
  return [...mine].flatMap(([path, after]) => {
    const before = around.mine.get(path);
    return before === after ? [] : [{ path, ...(before === undefined ? {} : { before }), after }];
  });
}

interface Editing extends Surroundings {
  readonly editing: readonly CodeEditing[];
  /** Opened once, however many files they edit. */
  readonly editors: Map<CodeEditing, CodeEditor>;
}

/** The files that a part changes, as they will be. */
async function additionsOf({ kind, registrations }: Generated, around: Editing): Promise<FileTree> {
  const changed = new Map<string, ReturnType<typeof textFile>>();
  for (const registration of registrations) {
    const file = changed.get(registration.file) ?? around.mine.get(registration.file);
    if (file === undefined) throw noPlace(kind, registration, "it is not there");
    const text = String(file.content);
    const edited = edit(text, { kind, registration, editor: await editorFor(registration.file, around) });
    if (edited !== text) changed.set(registration.file, { ...file, content: edited });
  }
  return changed;
}

async function editorFor(file: string, { editing, editors, load }: Editing): Promise<CodeEditor> {
  const how = editing.find(({ files }) => files.test(file));
  if (how === undefined) throw new Error(`Nobody can edit ${file}.`);
  const editor = editors.get(how) ?? (await how.open(load));
  editors.set(how, editor);
  return editor;
}

function edit(text: string, { kind, registration, editor }: { kind: string; registration: Registration; editor: CodeEditor }): string {
  try {
    return editor(text, registration.edits);
  } catch (error) {
    if (error instanceof NoPlace) throw noPlace(kind, registration, error.message);
    throw error;
  }
}

function noPlace(kind: string, { file, edits }: Registration, reason: string): UserError {
  const wanted = edits.map((one) => (one.kind === "import" ? `an import of ${one.name} from ${one.from}` : `in ${one.of}: ${one.text.split("\n")[0] ?? ""}`));
  return new UserError("CB-173", {
    what: `The ${kind} cannot be made known in ${file}: ${reason}.`,
    why: "What is generated would never be used. Nothing was written.",
    todo: `Give that file back the shape that others of its kind have, or write the ${kind} by hand; it needs ${wanted.join(", and ")}.`,
    place: { file },
  });
}

function taken({ kind, name }: Wish, path: string): UserError {
  return new UserError("CB-172", { what: `${path} is there already, and it is not the ${kind} ${name}.`, why: "It is yours and would be overwritten. Nothing was written.", todo: "Choose another name, or move the file away.", place: { file: path } });
}

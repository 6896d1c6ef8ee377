import type { House, HouseUse, Survey } from "@create-backend/policies";
import { folderId, partedBy, type FolderBox } from "./folders.ts";

/** A box of a picture. */
export interface ViewBox {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  /** What it is, as a class of the style sheet. */
  readonly kind: string;
  readonly bad: number;
  readonly cycle: boolean;
}

/** An arrow of a picture: `bad` breaks a rule, `astray` is not agreed on, `absent` is agreed on and not there. */
export interface ViewArrow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly kind: "fine" | "bad" | "astray" | "absent";
  readonly cycle: boolean;
}

/** What a picture shows. */
export interface View {
  readonly boxes: readonly ViewBox[];
  readonly arrows: readonly ViewArrow[];
}

/** Modules, apps and rooms with the imports between them. */
export function houseView({ houses, uses, files }: Survey): View {
  const shown = houses.filter(({ room, files: held }) => (room !== "tooling" && held.length > 0) || room === "module");
  const ids = new Set(shown.map(({ id }) => id));
  return {
    boxes: shown.map((house) => ({ id: house.id, label: house.name, note: noteOf(house), kind: house.room, bad: house.files.reduce((sum, file) => sum + (files[file]?.findings ?? 0), 0), cycle: house.cycle })),
    arrows: uses.filter(({ from, to }) => ids.has(from) && ids.has(to)).map((use) => ({ from: use.from, to: use.to, count: use.imports, kind: kindOf(use), cycle: use.cycle })),
  };
}

function noteOf({ files, owner }: House): string {
  return `${files.length} ${files.length === 1 ? "file" : "files"}${owner === undefined ? "" : ` · ${owner}`}`;
}

export function kindOf({ violations, intended, imports }: Pick<HouseUse, "violations" | "intended" | "imports">): ViewArrow["kind"] {
  return violations > 0 ? "bad" : imports === 0 ? "absent" : intended ? "fine" : "astray";
}

/** The files of one house below a folder (empty: all), or the folders they lie in where they are many, with the houses around them. */
export function fileView(survey: Survey, id: string, folder = ""): View {
  const { houses, files, imports } = survey;
  const parted = partedBy(survey, { house: id, folder });
  const nodes = new Map(parted.files.map((file) => [file, String(file)]));
  for (const [below, held] of parted.folders) for (const file of held) nodes.set(file, folderId({ house: id, folder: below }));
  const nodeOf = (file: number): string => nodes.get(file) ?? files[file]?.house ?? "";
  const arrows = new Map<string, { from: string; to: string; count: number; bad: boolean; cycle: boolean }>();
  for (const use of imports) {
    const [from, to] = [nodeOf(use.from), nodeOf(use.to)];
    if (from === to || (!nodes.has(use.from) && !nodes.has(use.to))) continue;
    const key = `${from}>${to}`;
    const arrow = arrows.get(key) ?? { from, to, count: 0, bad: false, cycle: false };
    arrow.count++;
    arrow.bad ||= use.bad !== undefined;
    arrow.cycle ||= nodes.has(use.from) && nodes.has(use.to) && files[use.from]?.cycle === true && files[use.to]?.cycle === true;
    arrows.set(key, arrow);
  }
  const around = new Set([...arrows.values()].flatMap(({ from, to }) => [from, to]));
  return {
    boxes: [
      ...[...parted.folders].map(([below, held]) => folderBox({ house: id, folder: below }, held, survey)),
      ...parted.files.map((number) => {
        const { path, layer, open, findings, cycle } = files[number] as Survey["files"][number];
        return { id: String(number), label: path.slice(path.lastIndexOf("/") + 1), note: layer ?? folderOf(path), kind: open ? "open" : "file", bad: findings, cycle };
      }),
      ...houses.filter((other) => around.has(other.id)).map(({ id: other, name, room }) => ({ id: other, label: name, note: other === id ? "the rest of it" : room, kind: room, bad: 0, cycle: false })),
    ],
    arrows: [...arrows.values()].map(({ from, to, count, bad, cycle }) => ({ from, to, count, cycle, kind: bad ? ("bad" as const) : ("fine" as const) })),
  };
}

function folderBox(box: FolderBox, held: readonly number[], { files }: Survey): ViewBox {
  const findings = held.reduce((sum, file) => sum + (files[file]?.findings ?? 0), 0);
  return { id: folderId(box), label: `${box.folder.slice(box.folder.lastIndexOf("/") + 1)}/`, note: held.length === 1 ? "1 file" : `${held.length} files`, kind: "folder", bad: findings, cycle: held.some((file) => files[file]?.cycle === true) };
}

function folderOf(path: string): string {
  return path.split("/").slice(-2, -1)[0] ?? "";
}

import type { House, HouseUse, Survey } from "@create-backend/policies";

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

/** The files of one house, with the houses around them. */
export function fileView({ houses, files, imports }: Survey, id: string): View {
  const house = houses.find((candidate) => candidate.id === id);
  const inside = new Set(house?.files ?? []);
  const nodeOf = (file: number): string => (inside.has(file) ? String(file) : (files[file]?.house ?? ""));
  const arrows = new Map<string, { from: string; to: string; count: number; bad: boolean; cycle: boolean }>();
  for (const { from, to, bad } of imports) {
    if (!inside.has(from) && !inside.has(to)) continue;
    const key = `${nodeOf(from)}>${nodeOf(to)}`;
    const arrow = arrows.get(key) ?? { from: nodeOf(from), to: nodeOf(to), count: 0, bad: false, cycle: false };
    arrow.count++;
    arrow.bad ||= bad !== undefined;
    arrow.cycle ||= inside.has(from) && inside.has(to) && files[from]?.cycle === true && files[to]?.cycle === true;
    arrows.set(key, arrow);
  }
  const around = new Set([...arrows.values()].flatMap(({ from, to }) => [from, to]).filter((node) => node.includes(":") || !/^\d+$/.test(node)));
  return {
    boxes: [
      ...(house?.files ?? []).map((number) => {
        const { path, layer, open, findings, cycle } = files[number] as Survey["files"][number];
        return { id: String(number), label: path.slice(path.lastIndexOf("/") + 1), note: layer ?? folderOf(path), kind: open ? "open" : "file", bad: findings, cycle };
      }),
      ...houses.filter((other) => around.has(other.id)).map(({ id: other, name, room }) => ({ id: other, label: name, note: room, kind: room, bad: 0, cycle: false })),
    ],
    arrows: [...arrows.values()].map(({ from, to, count, bad, cycle }) => ({ from, to, count, cycle, kind: bad ? ("bad" as const) : ("fine" as const) })),
  };
}

function folderOf(path: string): string {
  return path.split("/").slice(-2, -1)[0] ?? "";
}

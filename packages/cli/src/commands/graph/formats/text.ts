import type { Survey } from "@create-backend/policies";
import { houseView, type View, type ViewArrow } from "../picture/view.ts";

const fences: Readonly<Record<string, readonly [string, string]>> = { module: ["[", "]"], app: ["([", "])"], platform: ["[/", "/]"] };

/** Mermaid: what is agreed on is solid, what is not is dashed, what breaks a rule is red. */
export function mermaidText(survey: Survey): string {
  const { boxes, arrows } = houseView(survey);
  const names = namesOf({ boxes, arrows });
  const nodes = boxes.map(({ id, label, note, kind }) => {
    const [open, close] = fences[kind] ?? ["[", "]"];
    return `  ${names.get(id)}${open}"${mermaidSafe(label)}<br/><small>${mermaidSafe(note)}</small>"${close}`;
  });
  const lines = arrows.map(({ from, to, count, kind }) => `  ${names.get(from)} ${kind === "absent" || kind === "astray" ? "-.->" : "-->"}|"${kind === "absent" ? "agreed, not there" : count}"| ${names.get(to)}`);
  const red = arrows.flatMap(({ kind, cycle }, number) => (kind === "bad" || cycle ? [number] : []));
  const bad = boxes.filter((box) => box.bad > 0).map(({ id }) => names.get(id));
  return [
    "flowchart TD", ...nodes, ...lines,
    ...(red.length === 0 ? [] : [`  linkStyle ${red.join(",")} stroke:#b3261e,stroke-width:2px`]),
    ...(bad.length === 0 ? [] : ["  classDef bad stroke:#b3261e,stroke-width:2px", `  class ${bad.join(",")} bad`]), "",
  ].join("\n");
}

function mermaidSafe(text: string): string {
  return text.replace(/[&<>"#]/g, (character) => `#${character.charCodeAt(0)};`);
}

/** Short names for the boxes of a text format. */
function namesOf({ boxes }: View): ReadonlyMap<string, string> {
  return new Map(boxes.map(({ id }, number) => [id, `n${number}`]));
}

const dotStyles: Readonly<Record<ViewArrow["kind"], string>> = { fine: "color=\"#5b6270\"", bad: "color=\"#b3261e\", fontcolor=\"#b3261e\", penwidth=2", astray: "style=dashed, color=\"#8a5a14\"", absent: "style=dotted, color=\"#8a8f98\"" };
const dotShapes: Readonly<Record<string, string>> = { module: "box", app: "ellipse", platform: "parallelogram" };

/** Graphviz: `dot -Tsvg`. */
export function dotText(survey: Survey): string {
  const { boxes, arrows } = houseView(survey);
  const names = namesOf({ boxes, arrows });
  return [
    `digraph ${quoted(survey.name)} {`, "  rankdir=TB; node [fontname=\"Helvetica\", style=rounded]; edge [fontname=\"Helvetica\", fontsize=10];",
    ...boxes.map(({ id, label, note, kind, bad }) => `  ${names.get(id)} [label=${quoted(`${label}\n${note}`)}, shape=${dotShapes[kind] ?? "box"}${bad > 0 ? ", color=\"#b3261e\"" : ""}];`),
    ...arrows.map(({ from, to, count, kind, cycle }) => `  ${names.get(from)} -> ${names.get(to)} [label=${quoted(kind === "absent" ? "agreed, not there" : String(count))}, ${dotStyles[kind]}${cycle ? ", arrowhead=diamond" : ""}];`),
    "}", "",
  ].join("\n");
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}

/** The survey as data, files by path. */
export function jsonText({ name, houses, uses, files, imports }: Survey): string {
  const path = (number: number): string => files[number]?.path ?? "";
  return `${JSON.stringify({ schema: 1, name, houses: houses.map((house) => ({ ...house, files: house.files.map(path) })), uses, files, imports: imports.map(({ from, to, ...rest }) => ({ from: path(from), to: path(to), ...rest })) }, null, 2)}\n`;
}

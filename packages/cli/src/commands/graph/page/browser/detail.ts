import type { Survey } from "@create-backend/policies";
import { folderOfBox } from "../../picture/folders.ts";
import { html, type Markup } from "../../../decide/page/markup.ts";

const mostRows = 200;

/** What is said while nothing is chosen. */
export const help: Markup = html`<h2>How to look around</h2><p>A click, or Tab and Enter, chooses a box and says what it imports and what is wrong with it. Once more opens a module into its files; Escape goes back.</p>
<p>Drag and wheel, or arrows, + and −, move and zoom; 0 shows all; / finds a file or a module.</p>`;

/** What is said beside the picture about a module or a file. */
export function detailOf(survey: Survey, id: string): Markup {
  const house = survey.houses.find((candidate) => candidate.id === id);
  if (house !== undefined) return ofHouse(survey, house);
  const folder = folderOfBox(id);
  if (folder !== undefined) return ofFolder(survey, folder.folder, id);
  const number = Number(id);
  const file = survey.files[number];
  if (file === undefined) return html``;
  const path = (index: number): string => survey.files[index]?.path ?? "";
  const uses = survey.imports.filter(({ from }) => from === number);
  const used = survey.imports.filter(({ to }) => to === number);
  return html`<h2>${file.path}</h2><p>${[file.layer, file.open ? "others may import it" : "inside", file.cycle ? "part of a circle" : undefined, file.findings > 0 ? `${file.findings} findings` : undefined].filter((said) => said !== undefined).join(" · ")}</p>
${list("It imports", uses.map(({ to, line, bad }) => row(`${path(to)} (line ${line})`, bad)))}${list("Imported by", used.map(({ from, line, bad }) => row(`${path(from)}:${line}`, bad)))}`;
}

function ofFolder({ files, imports }: Survey, folder: string, id: string): Markup {
  const isInside = (file: number): boolean => files[file]?.path.startsWith(`${folder}/`) === true;
  const held = files.filter((_, number) => isInside(number));
  const bad = imports.filter((use) => use.bad !== undefined && isInside(use.from));
  return html`<h2>${folder}</h2><p>${[`${held.length} files`, `${held.reduce((sum, { findings }) => sum + findings, 0)} findings`].join(" · ")}</p>
<p><button data-open="${id}">Open its files</button></p>${list("Breaks rules", bad.map((use) => row(`${files[use.from]?.path ?? ""}:${use.line}`, use.bad)))}`;
}

function ofHouse({ uses, files, imports }: Survey, { id, name, room, owner, files: held, cycle }: Survey["houses"][number]): Markup {
  const bad = imports.filter((use) => use.bad !== undefined && files[use.from]?.house === id);
  const said = (user: "from" | "to", other: "from" | "to"): Markup[] =>
    uses.filter((use) => use[user] === id).map((use) => row(`${use[other].replace(/^.*:/, "")}: ${use.imports} imports${use.imports === 0 ? ", agreed on and not there" : use.intended ? "" : ", nobody agreed on it"}`, use.violations === 0 ? undefined : `${use.violations} break a rule`));
  return html`<h2>${name}</h2><p>${[room, owner, `${held.length} files`, cycle ? "part of a circle" : undefined].filter((word) => word !== undefined).join(" · ")}</p>
<p><button data-open="${id}">Open its files</button></p>${list("It uses", said("from", "to"))}${list("Used by", said("to", "from"))}${list("Breaks rules", bad.map((use) => row(`${files[use.from]?.path ?? ""}:${use.line}`, use.bad)))}`;
}

function list(title: string, rows: readonly Markup[]): Markup | undefined {
  if (rows.length === 0) return undefined;
  const more = rows.length > mostRows ? html`<li>and ${rows.length - mostRows} more</li>` : undefined;
  return html`<h3>${title} (${rows.length})</h3><ul>${rows.slice(0, mostRows)}${more}</ul>`;
}

function row(text: string, bad: string | undefined): Markup {
  return bad === undefined ? html`<li>${text}</li>` : html`<li class="bad">${text}<br><strong>${bad}</strong></li>`;
}

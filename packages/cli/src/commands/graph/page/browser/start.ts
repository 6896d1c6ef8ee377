import type { Survey } from "@create-backend/policies";
import { html } from "../../../decide/page/markup.ts";
import { byId } from "../../../decide/page/browser/elements.ts";
import { drawingOf } from "../../picture/drawing.ts";
import { folderOfBox, folderShowing, type FolderBox } from "../../picture/folders.ts";
import { fileView, houseView } from "../../picture/view.ts";
import { Camera } from "./camera.ts";
import { detailOf, help } from "./detail.ts";

const survey = JSON.parse(byId("survey").textContent) as Survey;
const stage = byId("stage") as unknown as SVGSVGElement;
const [picture, detail, trail, hits] = [byId("picture"), byId("detail"), byId("trail"), byId("hits")];
const search = byId("search") as HTMLInputElement;
const camera = new Camera(stage);
/** The module whose files are shown, and the folder of it; undefined while all modules are. */
let opened: FolderBox | undefined;

function show(box: FolderBox | undefined): void {
  opened = box;
  const drawing = drawingOf(box === undefined ? houseView(survey) : fileView(survey, box.house, box.folder));
  picture.innerHTML = drawing.content.text;
  const name = survey.houses.find(({ id }) => id === box?.house)?.name;
  const within = box?.folder ?? "";
  const home = html`<button data-home="">All modules</button> › `;
  trail.innerHTML = name === undefined ? "" : html`${home}${within === "" ? name : html`<button data-open="${box?.house ?? ""}">${name}</button> › ${within}`}`.text;
  choose(undefined);
  camera.fit(drawing);
}

/** Marks a box and what it touches, and says what is known about it. */
function choose(id: string | undefined): void {
  for (const element of picture.querySelectorAll(".near, .chosen")) element.classList.remove("near", "chosen");
  picture.classList.toggle("dim", id !== undefined);
  detail.innerHTML = id === undefined ? help.text : detailOf(survey, id).text;
  if (id === undefined) return;
  const near = new Set([id]);
  for (const arrow of picture.querySelectorAll<SVGElement>(".arrow")) {
    const { from = "", to = "" } = arrow.dataset;
    if (from !== id && to !== id) continue;
    arrow.classList.add("near");
    near.add(from).add(to);
  }
  for (const box of picture.querySelectorAll<SVGElement>(".box")) if (near.has(box.dataset["id"] ?? "")) box.classList.add("near");
  boxOf(id)?.classList.add("chosen");
}

function boxOf(id: string): SVGElement | undefined {
  return [...picture.querySelectorAll<SVGElement>(".box")].find((box) => box.dataset["id"] === id);
}

/** A second press opens a module or a folder. */
function press(box: SVGElement): void {
  const id = box.dataset["id"] ?? "";
  const inside = insideOf(id);
  if (box.classList.contains("chosen") && inside !== undefined) show(inside);
  else choose(id);
}

/** What a box opens into. */
function insideOf(id: string): FolderBox | undefined {
  return folderOfBox(id) ?? (survey.houses.some((house) => house.id === id) ? { house: id, folder: "" } : undefined);
}

function goTo(id: string): void {
  const file = survey.files[Number(id)];
  const isHouse = survey.houses.some((house) => house.id === id);
  show(isHouse || file === undefined ? undefined : { house: file.house, folder: folderShowing(survey, Number(id)) });
  choose(id);
  const box = boxOf(id);
  if (box === undefined) return;
  camera.centreOn(box);
  box.focus({ preventScroll: true });
}

function lookUp(): void {
  const words = search.value.trim().toLowerCase();
  const houses = survey.houses.filter(({ name }) => name.toLowerCase().includes(words)).map(({ id, name, room }) => [id, `${name} (${room})`] as const);
  const files = survey.files.flatMap(({ path }, number) => (path.toLowerCase().includes(words) ? [[String(number), path] as const] : []));
  hits.innerHTML = words === "" ? "" : [...houses, ...files].slice(0, 30).map(([id, label]) => html`<li><button data-go="${id}">${label}</button></li>`.text).join("");
}

/** What keys do while nothing is typed. */
const keys: Readonly<Record<string, () => void>> = {
  "+": () => camera.zoom(1.25), "=": () => camera.zoom(1.25), "-": () => camera.zoom(0.8), "0": () => camera.fit(), "/": () => search.focus(),
  ArrowLeft: () => camera.move(-0.1, 0), ArrowRight: () => camera.move(0.1, 0), ArrowUp: () => camera.move(0, -0.1), ArrowDown: () => camera.move(0, 0.1),
};

document.addEventListener("keydown", (event) => {
  const box = event.target instanceof Element ? event.target.closest<SVGElement>(".box") : null;
  if (event.key === "Escape") {
    if (hits.innerHTML !== "") [search.value, hits.innerHTML] = ["", ""];
    else if (picture.classList.contains("dim")) choose(undefined);
    else show(opened === undefined || opened.folder === "" ? undefined : { ...opened, folder: "" });
  } else if (box !== null && (event.key === "Enter" || event.key === " ")) press(box);
  else if (event.target !== search && !event.ctrlKey && !event.metaKey && keys[event.key] !== undefined) keys[event.key]?.();
  else return;
  event.preventDefault();
});
document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const button = target?.closest<HTMLElement>("button");
  const { go, open, home } = button?.dataset ?? {};
  if (go !== undefined) {
    hits.innerHTML = "";
    goTo(go);
  } else if (open !== undefined) show(insideOf(open));
  else if (home !== undefined) show(undefined);
  const box = target?.closest<SVGElement>(".box");
  if (box !== null && box !== undefined) press(box);
});
search.addEventListener("input", lookUp);
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter") hits.querySelector("button")?.click();
});
byId("only-bad").addEventListener("change", (event) => picture.classList.toggle("only-bad", (event.target as HTMLInputElement).checked));
byId("closer").addEventListener("click", () => camera.zoom(1.25));
byId("farther").addEventListener("click", () => camera.zoom(0.8));
byId("fit").addEventListener("click", () => camera.fit());
window.addEventListener("resize", () => camera.fit());
show(undefined);

/** The script of the page: shows the inputs, and decides anew when one is moved. */
import { decide, UserError, type Decision, type Profile, type Said } from "@create-backend/core";
import { decisionSections } from "../decision-sections.ts";
import { retell } from "../inputs/retell.ts";
import { unpacked } from "../packed-catalogue.ts";
import type { PageData } from "../page.ts";
import { byId } from "./elements.ts";
import { readInput, showInputs } from "./inputs.ts";
import { offerToKeep } from "./keep.ts";
import { whatChanged } from "./what-changed.ts";

/** Milliseconds without a movement before the decision follows. */
const pause = 120;

const { profile: told, catalogue: listed, radar, waivers } = JSON.parse(byId("data").textContent) as PageData;
const catalogue = unpacked(listed);
const form = byId("situation");
const first = byId("first");
const rest = byId("rest");
const status = byId("changed");
const restart = byId("restart") as HTMLButtonElement;

let changes: Said = {};
let decision = decided(told);
let waiting: number | undefined;

/** As the command does on this day: facts and entries of a radar expire. */
function decided(profile: Profile): Decision {
  return decide(profile, catalogue, { flips: true, today: new Date().toISOString().slice(0, 10), ...(radar === undefined ? {} : { radar }), ...(waivers === undefined ? {} : { waivers }) });
}

/** Takes the changes so far into account and shows what follows. */
function follow(): void {
  rest.ariaBusy = "false";
  const before = decision;
  try {
    decision = decided(retell(told, changes));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    status.textContent = error.parts.what;
    return;
  }
  render();
  status.textContent = whatChanged(before, decision);
  status.classList.toggle("news", before.choices !== decision.choices && status.textContent.startsWith("Now"));
}

function render(): void {
  const open = new Set([...document.querySelectorAll<HTMLDetailsElement>("#rest details[open]")].map(({ id }) => id));
  const sections = decisionSections(decision, catalogue);
  first.innerHTML = sections.first.text;
  rest.innerHTML = sections.rest.text;
  for (const details of rest.querySelectorAll("details")) details.open = open.has(details.id);
  showInputs(form, decision.profile);
  offerToKeep(decision);
  restart.disabled = Object.keys(changes).length === 0;
  offerTries();
}

function offerTries(): void {
  for (const button of rest.querySelectorAll<HTMLButtonElement>("button.try")) button.hidden = false;
}

form.addEventListener("input", ({ target }) => {
  const input = target as HTMLInputElement;
  const change = readInput(input, form, decision.profile);
  if (change === undefined) {
    if (input.validity.customError) status.textContent = `Nothing is decided on "${input.value}": ${input.validationMessage}.`;
    return;
  }
  changes = { ...changes, ...change };
  rest.ariaBusy = "true";
  window.clearTimeout(waiting);
  waiting = window.setTimeout(follow, pause);
});
form.addEventListener("submit", (event) => event.preventDefault());

rest.addEventListener("click", ({ target }) => {
  const button = (target as HTMLElement).closest<HTMLButtonElement>("button.try");
  if (button === null) return;
  changes = { ...changes, [button.dataset["key"] ?? ""]: JSON.parse(button.dataset["value"] ?? "null") as unknown };
  follow();
  status.focus();
});

restart.addEventListener("click", () => {
  changes = {};
  follow();
  status.focus();
});

window.addEventListener("beforeprint", () => {
  for (const details of rest.querySelectorAll("details")) details.open = true;
});

offerToKeep(decision);
form.hidden = false;
offerTries();

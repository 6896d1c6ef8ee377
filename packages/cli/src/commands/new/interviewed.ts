import { basename, resolve } from "node:path";
import { questions, UserError } from "@create-backend/core";
import { targetAt, type Target } from "../../disk/target.ts";
import { interview } from "../../interview/interview.ts";
import { assertName } from "../../interview/names.ts";
import { choose } from "../../interview/prompts/choose.ts";
import { guided } from "../../interview/prompts/frame.ts";
import type { Told } from "../../interview/told.ts";
import { decisionDetail } from "../../report/decision-detail.ts";
import { decisionText } from "../../report/decision-text.ts";
import { titleOf } from "../../report/question-titles.ts";
import { treeText } from "../../report/tree-text.ts";
import { Stopped, type Screen, type Session } from "../../terminal/session.ts";
import { wrap } from "../../terminal/text.ts";
import { leaningOf } from "../decide-on.ts";
import { radarOf } from "../standards.ts";
import { planOf, type Making, type Plan } from "./plan.ts";

interface Given {
  readonly told: Told;
  readonly target: Target | undefined;
  readonly dryRun: boolean;
}

/** Asks, decides, shows, lets the user change answers. Gives the plan to carry out; undefined when a dry run has been shown. */
export async function interviewed({ told, target, dryRun }: Given, making: Making, session: Session): Promise<Plan | undefined> {
  const { out } = session;
  const { style } = out;
  const [first = "", ...more] = wrap("create-backend  enter takes what is suggested, esc goes back, ctrl-c stops", out.width - 3);
  out.write(`\n${style.dim("┌")}  ${style.bold(first.slice(0, 14))}${style.dim(first.slice(14))}\n${more.map((line) => style.dim(`│  ${line}\n`)).join("")}${style.dim("│")}\n`);
  const checkFolder = (folder: string): void => {
    const { path } = targetAt(session.folder, folder);
    if (told.name === undefined) assertName(basename(resolve(path)), "a project", "another folder");
  };
  const leaning = (sofar: Told): string => leaningOf(sofar, making.catalogue, { radar: radarOf(making.workshop.standards), waivers: making.waivers });
  const asked = await interview({ told, folder: target?.shown, checkFolder, catalogue: making.catalogue, leaning }, session);
  return review(asked.told, target ?? targetAt(session.folder, asked.folder), { making, session, dryRun });
}

type Next = "write" | "change" | "why" | "stop";

async function review(start: Told, target: Target, { making, session, dryRun }: { making: Making; session: Session; dryRun: boolean }): Promise<Plan | undefined> {
  const { out } = session;
  const inside: Screen = { ...out, width: out.width - 3 };
  let told = start;
  let plan = planOf(told, target, making);
  let shownPlan: Plan | undefined;
  for (;;) {
    if (shownPlan !== plan) out.write(`${guided(`${decisionText(plan.decision, making.catalogue, inside)}\n\n${treeText(plan.rendering.tree, plan.blueprint.name, inside)}\n`, out)}\n`);
    shownPlan = plan;
    const next = await nextStep(plan, { dryRun, screen: out });
    if (next === "write") return plan;
    if (next === "stop") {
      if (dryRun) return undefined;
      throw new Stopped("Stopped: nothing was written.");
    }
    if (next === "why") out.write(`${guided(decisionDetail(plan.decision, making.catalogue, inside), out)}\n`);
    if (next === "change") ({ told, plan } = await changed({ told, plan, target }, making, session));
  }
}

async function nextStep(plan: Plan, { dryRun, screen }: { dryRun: boolean; screen: Screen }): Promise<Next> {
  const reply = await choose<Next>(
    {
      question: { title: dryRun ? "And now? (a dry run: nothing is written)" : `Write it to ${plan.target.shown}?` },
      entries: [
        ...(dryRun ? [] : [{ value: "write", label: "Write it", hint: `${plan.rendering.tree.size} files` } as const]),
        { value: "change", label: "Change an answer", hint: "fix one, the rest follows" },
        { value: "why", label: "Say why", hint: "every argument, the runners-up, what was ruled out" },
        { value: "stop", label: dryRun ? "That is all" : "Stop", hint: "nothing is written" },
      ],
    },
    screen,
  );
  return reply.kind === "back" ? "change" : reply.value;
}

interface Considered {
  readonly told: Told;
  readonly plan: Plan;
}

/** Fixes one answer. When nothing fits it any more, that is said and all stays as it was. */
async function changed({ told, plan, target }: Considered & { target: Target }, making: Making, session: Session): Promise<Considered> {
  const { out } = session;
  const { answers } = plan.rendering.resolution;
  const asked = questions.filter(({ name }) => (making.catalogue.get(name) ?? []).some(({ generates }) => generates));
  const which = await choose({ question: { title: "Which answer?" }, entries: asked.map(({ name }) => ({ value: name, label: titleOf(name), hint: answers.get(name)?.option.title ?? "not asked for" })) }, out);
  if (which.kind === "back") return { told, plan };
  const options = (making.catalogue.get(which.value) ?? []).filter(({ generates }) => generates);
  const present = answers.get(which.value)?.option.name;
  const what = await choose({ question: { title: titleOf(which.value) }, entries: options.map(({ name, title, summary }) => ({ value: name, label: title, hint: summary })), ...(present === undefined ? {} : { first: present }) }, out);
  if (what.kind === "back") return { told, plan };
  try {
    const next: Told = { ...told, pins: { ...told.pins, [which.value]: what.value } };
    return { told: next, plan: planOf(next, target, making) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    out.write(`${guided(`${out.style.yellow("!")} ${error.parts.what} ${error.parts.todo}\n`, out)}\n`);
    return { told, plan };
  }
}

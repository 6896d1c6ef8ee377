/**
 * Runs in a process of its own that may read and nothing else: no file is written, no program started.
 * Takes what to do as JSON in its last argument, and prints what a plopfile offers, or what one of its generators would write.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Offered, Work, Written } from "./work.ts";

/** As much of node-plop as is used. */
interface Plop {
  getGeneratorList(): readonly { readonly name: string; readonly description?: string }[];
  getGenerator(name: string): { readonly prompts?: unknown; readonly actions?: unknown };
  renderString(template: string, data: object): string;
}
interface Action {
  readonly type?: string;
  readonly path?: string;
  readonly template?: string;
  readonly templateFile?: string;
  readonly data?: object;
  readonly pattern?: string | RegExp;
  readonly skipIfExists?: boolean;
  readonly unique?: boolean;
  readonly separator?: string;
}

class Refused extends Error {}

const work = JSON.parse(process.argv.at(-1) ?? "{}") as Work;
try {
  const { default: nodePlop } = (await import(pathToFileURL(work.library).href)) as { default: (file: string, options: object) => Promise<Plop> };
  const plop = await nodePlop(work.plopfile, { force: false });
  process.stdout.write(JSON.stringify(work.generator === undefined ? { offered: offeredBy(plop) } : { written: writtenBy(plop, work.generator, work) }));
} catch (error) {
  const { message, code } = error as NodeJS.ErrnoException;
  process.stdout.write(JSON.stringify({ refused: code === "ERR_ACCESS_DENIED" ? `it wants to do what a plopfile may not: ${(error as { permission?: string }).permission ?? message}` : message }));
}

function offeredBy(plop: Plop): readonly Offered[] {
  return plop.getGeneratorList().map(({ name, description = "" }) => {
    const { prompts } = plop.getGenerator(name);
    if (prompts !== undefined && !Array.isArray(prompts)) throw new Refused(`the prompts of ${name} are a function, which would need a terminal`);
    return { name, summary: description, prompts: ((prompts ?? []) as { name: string; message?: string; default?: unknown }[]).map((prompt) => ({ name: prompt.name, message: typeof prompt.message === "string" ? prompt.message : prompt.name, ...(["string", "number", "boolean"].includes(typeof prompt.default) ? { fallback: String(prompt.default) } : {}) })) };
  });
}

function writtenBy(plop: Plop, name: string, { answers, root }: Work): readonly Written[] {
  const { actions } = plop.getGenerator(name);
  const all = (typeof actions === "function" ? (actions as (answers: object) => unknown)(answers) : actions) as readonly unknown[];
  const files = new Map<string, Written>();
  for (const action of all) if (typeof action !== "string") perform(action as Action, { plop, answers, root, files });
  return [...files.values()];
}

interface Stage extends Pick<Work, "answers" | "root"> {
  readonly plop: Plop;
  readonly files: Map<string, Written>;
}

function perform(action: Action, { plop, answers, root, files }: Stage): void {
  const { type = "a function", path: written, data } = action;
  if (written === undefined || !["add", "modify", "append"].includes(type)) throw new Refused(`it uses the action ${type}; add, modify and append can be shown before they happen, others cannot`);
  const values = { ...answers, ...data };
  const path = plop.renderString(written, values).replace(/^\.\//, "");
  const template = action.template ?? (action.templateFile === undefined ? "" : readFileSync(join(dirname(work.plopfile), plop.renderString(action.templateFile, values)), "utf8"));
  const text = plop.renderString(template, values);
  const inside = !path.startsWith("/") && !path.split("/").includes("..");
  const before = files.get(path)?.text ?? (inside && existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined);
  if (type === "add") {
    if (before !== undefined && action.skipIfExists === true) return;
    files.set(path, { path, text, added: true });
    return;
  }
  if (before === undefined) throw new Refused(`it wants to change ${path}, which is not there`);
  files.set(path, { path, text: type === "modify" ? before.replace(action.pattern ?? /$^/, text) : appended(before, text, action), added: files.get(path)?.added ?? false });
}

/** After what the pattern finds, or at the end; once. */
function appended(before: string, text: string, { pattern, separator = "\n", unique = true }: Action): string {
  if (unique && before.includes(text)) return before;
  return pattern === undefined ? before + separator + text : before.replace(pattern, (found) => found + separator + text);
}

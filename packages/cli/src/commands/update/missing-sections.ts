import { posix } from "node:path";
import { addTo, grouped, type FileTree } from "@create-backend/core";
import type { UpdatePlan } from "./plan.ts";
import { someOf } from "./some-of.ts";

/** A section of a seed that a managed file leads to, and that the user's does not have: templates began to write it later, or the user took it out. */
export interface MissingSection {
  /** The user's file. */
  readonly path: string;
  readonly title: string;
  /** The section as the templates write it, its heading first. */
  readonly text: string;
  /** The files that lead to it. */
  readonly from: readonly string[];
}

/** All of them: an alert whose runbook has no such section sends somebody nowhere at night. */
export function missingSections({ standing: { now }, followed: { tree, moves } }: UpdatePlan): readonly MissingSection[] {
  const [managed, seeds] = (["managed", "seed"] as const).map((whose) => [...now.tree].flatMap(([path, { owner }]) => (owner === whose ? [path] : []))) as [string[], string[]];
  const links = managed.map((file) => ({ file, links: linksIn(tree, moves.get(file) ?? file) }));
  return seeds.filter((path) => path.endsWith(".md")).flatMap((seed) => {
    const path = moves.get(seed) ?? seed;
    const [theirs, mine] = [sectionsIn(now.tree, seed), sectionsIn(tree, path)];
    const leading = tree.has(path) ? referencesTo(seed, links) : new Map<string, string[]>();
    return [...leading].flatMap(([anchor, from]) => {
      const section = theirs.get(anchor);
      return section === undefined || mine.has(anchor) ? [] : [{ path, from, ...section }];
    });
  });
}

/** Those that no file has led to before this update. */
export function newlyMissing(plan: UpdatePlan): readonly MissingSection[] {
  const { followed: { changes, moves }, standing: { mine } } = plan;
  const changed = new Set(changes.map(({ path }) => path));
  return missingSections(plan).filter(({ title, from }) => from.every((file) => {
    const path = moves.get(file) ?? file;
    return changed.has(path) && linksIn(mine, path).every(({ anchor }) => anchor !== anchorOf(title));
  }));
}

/** What that means, and what to do, for each of the user's files. */
export function missingSectionsTexts(sections: readonly MissingSection[]): readonly string[] {
  return [...grouped(sections, ({ path }) => path)].map(([path, missing]) => {
    const from = [...new Set(missing.flatMap((section) => section.from))];
    const [is, its] = missing.length === 1 ? ["a section", "Its text is"] : ["sections", "Their texts are"];
    return `${someOf(from)} ${from.length === 1 ? "leads" : "lead"} to ${is} that ${path} does not have: ${missing.map(({ title }) => title).join(", ")}. That file is yours, so nothing is written into it. ${its} under "missingSections" in what create-backend update --dry-run --json prints.`;
  });
}

interface Section {
  readonly title: string;
  readonly text: string;
}

/** Sections by the anchor that forges give their headings. */
function sectionsIn(tree: FileTree, path: string): ReadonlyMap<string, Section> {
  const pieces = textIn(tree, path).split(/^(?=#{1,6}[ \t])/m).slice(1);
  return new Map(pieces.map((text) => {
    const title = /^#+[ \t]+(.*?)[ \t#]*$/m.exec(text)?.[1] ?? "";
    return [anchorOf(title), { title, text: text.trimEnd() }];
  }));
}

function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").trim().replaceAll(/\s/g, "-");
}

interface Link {
  readonly path: string;
  readonly anchor: string;
}

/** Anchors of a seed that files name, and which: by its path from the root, at the end of an address, or from the file's own folder. */
function referencesTo(seed: string, files: readonly { readonly file: string; readonly links: readonly Link[] }[]): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { file, links } of files)
    for (const { path, anchor } of links)
      if ([path, posix.join(posix.dirname(file), path)].some((one) => one === seed || one.endsWith(`/${seed}`)) && found.get(anchor)?.includes(file) !== true) addTo(found, anchor, file);
  return found;
}

function linksIn(tree: FileTree, file: string): readonly Link[] {
  return [...textIn(tree, file).matchAll(/([\w./:@-]+\.md)#([\p{L}\p{N}_-]+)/gu)].map(([, path = "", anchor = ""]) => ({ path, anchor }));
}

function textIn(tree: FileTree, path: string): string {
  const content = tree.get(path)?.content;
  return typeof content === "string" ? content : "";
}

import { textFile, type Blueprint, type FileTree, type ModuleSpec, type TreeFile } from "@create-backend/core";
import { check } from "@create-backend/policies";
import { registeredOptions, render, withRecord } from "@create-backend/templates";
import { expect } from "vitest";
import { folderSource } from "../../../templates/scripts/folder-source.ts";

/** A text that a file gets, or a part of it and what stands there instead. */
export type Written = string | readonly [before: string, after: string];

/** `found` are places: `:2 rule` is a line of the file, `+1 rule` one below the line that was changed. */
export type Plant = readonly [defect: string, path: string, written: Written, found: readonly string[]];

const source = folderSource();

const modules: readonly ModuleSpec[] = [
  { name: "catalog", owner: "team-catalog", uses: [], publishes: [], consumes: [] },
  { name: "orders", owner: "team-orders", uses: ["catalog"], publishes: ["order-placed"], consumes: [] },
  { name: "billing", owner: "team-billing", uses: ["orders"], publishes: [], consumes: [{ module: "orders", event: "order-placed" }] },
];

/** A repository as it is generated, in memory. */
export class Generated {
  readonly blueprint: Blueprint;
  readonly tree: FileTree;

  constructor(answers: Readonly<Record<string, string>>) {
    this.blueprint = { version: 1, name: "shop", answers, modules };
    this.tree = withRecord(render(this.blueprint, { options: registeredOptions, source, tool: "0.1.0" }));
  }

  /** `path:line policy` of everything that is said of it, with files added or changed. */
  findings(planted: Readonly<Record<string, Written>> = {}, blueprint: Blueprint = this.blueprint): readonly string[] {
    const tree = new Map([...this.tree, ...Object.entries(planted).map(([path, written]) => [path, this.with(path, written)] as const)]);
    const { findings, health } = check({ tree, blueprint, now: new Date("2026-11-26T00:00:00Z") });
    return [...findings, ...health].map(({ policy, location: { path, line } }) => `${path}:${line} ${policy}`);
  }

  /** Places of a plant as findings name them. */
  places(path: string, written: Written, found: readonly string[]): readonly string[] {
    return found.map((place) => (place.startsWith("+") ? place.replace(/^\+\d+/, (down) => `${path}:${this.lineOf(path, written[0]) + Number(down)}`) : `${path}${place}`));
  }

  /** The line where a text stands first. */
  lineOf(path: string, part: string): number {
    return this.textUpTo(path, part).split("\n").length;
  }

  private with(path: string, written: Written): TreeFile {
    if (typeof written === "string") return textFile(written);
    const [before, after] = written;
    const start = this.textUpTo(path, before);
    const { content, ...file } = this.tree.get(path) as TreeFile;
    return { ...file, content: start + after + String(content).slice(start.length + before.length) };
  }

  private textUpTo(path: string, part: string): string {
    const text = String(this.tree.get(path)?.content);
    const at = text.indexOf(part);
    expect(at, `${path} holds ${part}`).toBeGreaterThanOrEqual(0);
    return text.slice(0, at);
  }
}

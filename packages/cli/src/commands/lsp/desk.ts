import { parseBlueprint, UserError, type Finding } from "@create-backend/core";
import { benchOf, judgeText, withoutAgreement, type Bench, type Buffer } from "@create-backend/policies";
import { agreement, findRuled } from "../../disk/find-repository.ts";
import { readTree } from "../../disk/read-tree.ts";
import type { Session } from "../../terminal/session.ts";
import { wholeCheck, type ByPath } from "./whole-check.ts";

/** The files are listed again when an import leads nowhere, but not more often than this, in milliseconds. */
const patience = 1000;

/** Longer texts are no work of a writing hand: they are judged when they are saved. */
const longest = 1_000_000;

/** One repository while somebody writes in it. */
export class Desk {
  /** What is wrong with the agreement or the rules themselves: while it is, nothing is judged. */
  problem: UserError | undefined;
  readonly root: string;
  private readonly environment: Session["environment"];
  private bench: Bench | undefined;
  private listedAt = 0;
  private whole: ByPath = new Map();
  private checking: Promise<void> | undefined;
  /** How often a check was asked for. */
  private wanted = 0;

  constructor(root: string, environment: Session["environment"]) {
    this.root = root;
    this.environment = environment;
    this.list();
  }

  /** Reads agreement and rules, and lists the files, as they are now. */
  list(): void {
    this.listedAt = Date.now();
    try {
      const tree = readTree(this.root, this.environment, { links: true });
      const { agreement: text } = findRuled(this.root, ".");
      this.bench = benchOf(tree, text === undefined ? withoutAgreement(tree) : parseBlueprint(text, agreement));
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.bench = undefined;
      this.problem = error;
    }
  }

  /** What is to be said about a text that is being written. */
  judge(buffer: Buffer): readonly Finding[] {
    const { bench } = this;
    if (bench === undefined) return [];
    if (buffer.text.length > longest) return this.savedFindings(buffer.path);
    const live = new Set(bench.policies.map(({ name }) => name));
    return [...this.judgeLive(buffer, bench), ...this.savedFindings(buffer.path).filter(({ policy }) => !live.has(policy))];
  }

  /** What the last check of the whole repository said about a file. */
  savedFindings(path: string): readonly Finding[] {
    return this.whole.get(path) ?? [];
  }

  /** Files that there is something to say about. */
  pathsWithFindings(): readonly string[] {
    const told = this.problem?.parts.place?.file;
    return [...this.whole.keys(), ...(told === undefined ? [] : [told])];
  }

  /** Checks the whole repository. One check runs at a time; who asks meanwhile gets one more. */
  async check(): Promise<void> {
    this.wanted += 1;
    this.checking ??= this.checkUntilCurrent().finally(() => (this.checking = undefined));
    await this.checking;
  }

  private async checkUntilCurrent(): Promise<void> {
    for (let answered = -1; answered !== this.wanted; ) {
      answered = this.wanted;
      this.whole = (await wholeCheck({ folder: this.root, environment: this.environment })) ?? this.whole;
    }
  }

  private judgeLive(buffer: Buffer, bench: Bench): readonly Finding[] {
    const judged = judgeText(bench, bench.policies, { buffer, now: new Date() });
    if (!judged.unresolved || Date.now() - this.listedAt <= patience) return judged.findings;
    this.list();
    return this.listed(buffer);
  }

  private listed(buffer: Buffer): readonly Finding[] {
    const { bench } = this;
    return bench === undefined ? [] : judgeText(bench, bench.policies, { buffer, now: new Date() }).findings;
  }
}

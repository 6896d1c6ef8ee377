import { isCancel, type Prompt } from "@clack/core";
import type { Key } from "node:readline";
import { Stopped, type Screen } from "../../terminal/session.ts";
import { closedFrame, openFrame, type Question } from "./frame.ts";

/** What a question led to. `rows`: lines that its closed frame takes, so that going back can take it away. */
export type Reply<T> = { readonly kind: "answer"; readonly value: T; readonly rows: number } | { readonly kind: "back" };

/** How one kind of prompt looks. */
export interface Look<P> {
  readonly body: (prompt: P) => readonly string[];
  readonly answer: (prompt: P) => string;
}

/** State that the keys of every question change. */
export interface Keys {
  explained: boolean;
  back: boolean;
}

/** The render function of a prompt. Going back leaves nothing behind. */
export function rendering<P extends { readonly state: string; readonly error: string }>(question: Question, look: Look<P>, { keys, screen }: { keys: Keys; screen: Screen }): (this: P) => string {
  return function (this: P) {
    if (keys.back) return "";
    if (this.state === "submit" || this.state === "cancel") return closedFrame(question, this.state === "cancel" ? "stopped" : look.answer(this), screen);
    return openFrame(question, { body: look.body(this), explained: keys.explained, ...(this.state === "error" ? { error: this.error } : {}) }, screen);
  };
}

/** Shows a prompt to its end. Throws {@link Stopped} on Ctrl-C, Ctrl-D and when the terminal goes away. */
export async function shown<T>(prompt: Prompt<T>, { keys, closed }: { keys: Keys; closed: () => string }): Promise<Reply<T>> {
  prompt.on("key", (char: string | undefined, info: Key) => {
    if (info.name === "escape") keys.back = true;
    if (info.ctrl === true && info.name === "d") prompt.state = "cancel";
    if (char === "?") keys.explained = !keys.explained;
  });
  const ended = (): void => {
    process.emit("SIGHUP");
  };
  process.stdin.once("end", ended);
  const value = await prompt.prompt();
  process.stdin.off("end", ended);
  if (keys.back) {
    process.stdout.write("\u001b[1A\u001b[J");
    return { kind: "back" };
  }
  if (isCancel(value)) throw new Stopped("Stopped: nothing was written.");
  return { kind: "answer", value: value as T, rows: closed().split("\n").length };
}

/** Takes rows that were written away again. */
export function takeBack(rows: number): void {
  if (rows > 0) process.stdout.write(`\u001b[${rows}A\u001b[J`);
}

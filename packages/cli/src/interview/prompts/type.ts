import { TextPrompt } from "@clack/core";
import type { Screen } from "../../terminal/session.ts";
import { rendering, shown, type Keys, type Look, type Reply } from "./ask.ts";
import { closedFrame, type Question } from "./frame.ts";

export interface Typing {
  readonly question: Omit<Question, "keys">;
  /** What an empty answer stands for, as it is shown. */
  readonly usual: string;
  /** Says what is wrong with an answer. Not asked about an empty one. */
  readonly check: (text: string) => string | undefined;
}

/** A text prompt in which `?` explains instead of being typed. */
class Line extends TextPrompt {
  dropQuestionMarks(): void {
    if (!this.userInput.includes("?")) return;
    const kept = this.userInput.replaceAll("?", "");
    this._clearUserInput();
    this._setUserInput(kept, true);
  }
}

/** Asks for a line of text; empty takes what is usual. */
export function type({ question, usual, check }: Typing, screen: Screen): Promise<Reply<string>> {
  const keys: Keys = { explained: false, back: false };
  const asked: Question = { ...question, keys: ["enter take"] };
  const { style } = screen;
  const cursor = (text: string): string => `\u001b[7m${text}\u001b[27m`;
  const look: Look<Line> = {
    body: ({ userInput, cursor: at }) => {
      if (userInput === "") return [`${cursor(usual[0] ?? " ")}${style.dim(usual.slice(1))}`];
      return [`${userInput.slice(0, at)}${cursor(userInput[at] ?? " ")}${userInput.slice(at + 1)}`];
    },
    answer: ({ userInput }) => (userInput.trim() === "" ? usual : userInput.trim()),
  };
  const prompt = new Line({
    validate: (text) => ((text ?? "").trim() === "" ? undefined : check((text ?? "").trim())),
    render: rendering(asked, look, { keys, screen }),
  });
  prompt.on("key", () => prompt.dropQuestionMarks());
  return shown<string>(prompt, { keys, closed: () => closedFrame(asked, look.answer(prompt), screen) });
}

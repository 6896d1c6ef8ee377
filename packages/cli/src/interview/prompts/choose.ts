import { SelectPrompt } from "@clack/core";
import type { Screen } from "../../terminal/session.ts";
import { padded, shortened } from "../../terminal/text.ts";
import { rendering, shown, type Keys, type Look, type Reply } from "./ask.ts";
import { closedFrame, roomForList, windowOf, type Question } from "./frame.ts";

/** One thing to choose. */
export interface Entry<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

export interface Choosing<T> {
  readonly question: Omit<Question, "keys">;
  readonly entries: readonly Entry<T>[];
  readonly first?: T;
}

/** Asks for one of several. */
export function choose<T>({ question, entries, first }: Choosing<T>, screen: Screen): Promise<Reply<T>> {
  const keys: Keys = { explained: false, back: false };
  const asked: Question = { ...question, keys: ["↑↓ move", "enter take"] };
  const { style } = screen;
  const labels = Math.min(Math.max(...entries.map(({ label }) => label.length)) + 2, 36);
  const look: Look<SelectPrompt<Entry<T>>> = {
    body: ({ cursor }) =>
      windowOf(
        entries.map(({ label, hint }, index) => {
          const here = index === cursor;
          const text = shortened(hint ?? "", screen.width - labels - 7);
          return `${here ? style.green("●") : style.dim("○")} ${padded(here ? label : style.dim(label), labels)}${style.dim(text)}`;
        }),
        cursor,
        { rows: roomForList(), dim: style.dim },
      ),
    answer: ({ cursor }) => entries[cursor]?.label ?? "",
  };
  const prompt = new SelectPrompt<Entry<T>>({ options: [...entries], ...(first === undefined ? {} : { initialValue: first }), render: rendering(asked, look, { keys, screen }) });
  return shown<T>(prompt, { keys, closed: () => closedFrame(asked, look.answer(prompt), screen) });
}

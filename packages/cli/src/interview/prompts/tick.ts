import { MultiSelectPrompt } from "@clack/core";
import type { Screen } from "../../terminal/session.ts";
import { rendering, shown, type Keys, type Look, type Reply } from "./ask.ts";
import type { Entry } from "./choose.ts";
import { closedFrame, roomForList, windowOf, type Question } from "./frame.ts";

export interface Ticking<T> {
  readonly question: Omit<Question, "keys">;
  readonly entries: readonly Entry<T>[];
  readonly ticked: readonly T[];
  /** What an empty answer is called. */
  readonly none: string;
}

/** Asks for any number of several. */
export function tick<T>({ question, entries, ticked, none }: Ticking<T>, screen: Screen): Promise<Reply<readonly T[]>> {
  const keys: Keys = { explained: false, back: false };
  const asked: Question = { ...question, keys: ["↑↓ move", "space tick", "enter take"] };
  const { style } = screen;
  const chosen = (prompt: MultiSelectPrompt<Entry<T>>): readonly T[] => prompt.value ?? [];
  const look: Look<MultiSelectPrompt<Entry<T>>> = {
    body: (prompt) =>
      windowOf(
        entries.map(({ value, label }, index) => {
          const box = chosen(prompt).includes(value) ? style.green("■") : style.dim("□");
          return `${index === prompt.cursor ? style.cyan("›") : " "} ${box} ${index === prompt.cursor || chosen(prompt).includes(value) ? label : style.dim(label)}`;
        }),
        prompt.cursor,
        { rows: roomForList(), dim: style.dim },
      ),
    answer: (prompt) => entries.filter(({ value }) => chosen(prompt).includes(value)).map(({ label }) => label).join(", ") || none,
  };
  const prompt = new MultiSelectPrompt<Entry<T>>({ options: entries, initialValues: ticked, render: rendering(asked, look, { keys, screen }) });
  return shown<readonly T[]>(prompt, { keys, closed: () => closedFrame(asked, look.answer(prompt), screen) });
}

import type { Screen } from "../../terminal/session.ts";
import { padded, widthOf, wrap } from "../../terminal/text.ts";

/** What is on the screen while something is asked. */
export interface Question {
  readonly title: string;
  /** Shown when `?` is pressed. */
  readonly explain?: string;
  /** In the corner: where in the interview this is. */
  readonly corner?: string;
  /** Under the question while it is open. */
  readonly aside?: string;
  readonly keys: readonly string[];
}

/** How far a prompt is. */
export interface Moment {
  /** What can be chosen or what is typed. */
  readonly body: readonly string[];
  readonly explained: boolean;
  readonly error?: string;
}

const bar = "│";

/** Lines of an open question: title, what can be chosen or typed, explanation, keys. */
export function openFrame(question: Question, { body, explained, error }: Moment, screen: Screen): string {
  const { style } = screen;
  const side = style.cyan(bar);
  const inside = screen.width - 3;
  const explanation = explained && question.explain !== undefined ? ["", ...wrap(question.explain, inside).map(style.cyan)] : [];
  const problem = error === undefined || error === "" ? [] : ["", ...wrap(error, inside).map(style.yellow)];
  const aside = question.aside === undefined ? [] : ["", ...wrap(question.aside, inside).map(style.dim)];
  return [
    header(style.cyan("◆"), question, screen),
    ...[...body, ...explanation, ...problem, ...aside].map((line) => `${side}  ${line}`.trimEnd()),
    `${style.cyan("└")}  ${style.dim([...question.keys, ...(question.explain === undefined ? [] : ["? why"]), "esc back"].join(" · "))}`,
  ].join("\n");
}

/** Lines of an answered question. */
export function closedFrame(question: Question, answer: string, screen: Screen): string {
  const { style } = screen;
  const side = style.dim(bar);
  const lines = wrap(answer, screen.width - 3).map((line) => `${side}  ${style.dim(line)}`);
  return [`${style.green("◇")}  ${question.title}`, ...lines, side].join("\n");
}

/** Lines of a question that is not asked. */
export function leftOutFrame(title: string, because: string, { style, width }: Screen): string {
  return [`${style.dim("◌")}  ${style.dim(title)}`, ...wrap(because, width - 3).map((line) => `${style.dim(bar)}  ${style.dim(line)}`), style.dim(bar)].join("\n");
}

function header(mark: string, { title, corner }: Question, { style, width }: Screen): string {
  const head = `${mark}  ${style.bold(title)}`;
  if (corner === undefined || widthOf(head) + widthOf(corner) + 2 > width) return head;
  return `${padded(head, width - widthOf(corner) - 1)}${style.dim(corner)}`;
}

/** The part of a long list that fits, around the cursor, with how much lies above and below. */
export function windowOf(lines: readonly string[], cursor: number, { rows, dim }: { rows: number; dim: (text: string) => string }): readonly string[] {
  if (lines.length <= rows) return lines;
  const room = Math.max(3, rows - 2);
  const start = Math.min(Math.max(0, cursor - Math.floor(room / 2)), lines.length - room);
  const below = lines.length - start - room;
  return [start === 0 ? dim("") : dim(`↑ ${start} more`), ...lines.slice(start, start + room), below === 0 ? dim("") : dim(`↓ ${below} more`)];
}

/** Rows that a list may take: the rest is for question, explanation, leaning and keys. */
export function roomForList(): number {
  return Math.max(5, (process.stdout.rows || 24) - 11);
}

/** Text inside the guide of an interview: what is shown between questions. */
export function guided(text: string, { style }: Screen): string {
  return text.split("\n").map((line) => `${style.dim(bar)}  ${line}`.trimEnd()).join("\n");
}

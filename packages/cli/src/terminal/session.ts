import { styleOf, wantsColours, type Style } from "./style.ts";

/** One of the two streams that a command speaks on. */
export interface Screen {
  readonly style: Style;
  /** A terminal that a person looks at: progress may be redrawn. */
  readonly live: boolean;
  /** Columns to fill, at most 100: longer lines are hard to read. */
  readonly width: number;
  readonly write: (text: string) => void;
}

/** What a command knows about its surroundings. Handed in, so that a test can hand in others. */
export interface Session {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A person is there to answer: both ends are terminals. */
  readonly interactive: boolean;
  /** Results. */
  readonly out: Screen;
  /** Messages, progress, problems. */
  readonly err: Screen;
  /** Runs `undo` when the process is stopped from outside; the function returned takes it back. */
  readonly onStop: (undo: () => void) => () => void;
}

/** The user stopped a command; it exits with 130. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

type Stream = Pick<NodeJS.WriteStream, "write"> & { readonly isTTY?: boolean; readonly columns?: number };

/** A screen on a stream of the process. */
export function screenOn(stream: Stream, environment: Session["environment"]): Screen {
  const live = stream.isTTY === true && environment["TERM"] !== "dumb";
  return {
    style: styleOf(wantsColours(environment, live)),
    live,
    width: Math.min(Math.max(stream.columns ?? 80, 40), 100),
    write: (text) => void stream.write(text),
  };
}

/** How text is marked on one stream. Without colours every function gives its text back. */
export interface Style {
  readonly colours: boolean;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly cyan: (text: string) => string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a stream gets colours: `FORCE_COLOR` before `NO_COLOR` before what the stream is. */
export function wantsColours(environment: Environment, live: boolean): boolean {
  const forced = environment["FORCE_COLOR"];
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  if ((environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb") return false;
  return live;
}

export function styleOf(colours: boolean): Style {
  const mark = (open: number, close: number) => (text: string): string => (colours && text !== "" ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  return {
    colours,
    bold: mark(1, 22),
    dim: mark(2, 22),
    red: mark(31, 39),
    green: mark(32, 39),
    yellow: mark(33, 39),
    blue: mark(34, 39),
    cyan: mark(36, 39),
  };
}

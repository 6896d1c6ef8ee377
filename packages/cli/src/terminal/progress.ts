import type { Screen } from "./session.ts";
import { shortened } from "./text.ts";

/** Long work that is being shown. Exactly one of `done` and `failed` ends it. */
export interface Progress {
  /** Output of a program, as it comes. */
  readonly heard: (text: string) => void;
  readonly done: (message: string) => void;
  readonly failed: (message: string) => void;
}

const frames = ["◐", "◓", "◑", "◒"];
const pause = 120;

/** Shows work: one moving line on a terminal; plain lines, with the program's own, elsewhere. */
export function progressOn(screen: Screen, title: string): Progress {
  return screen.live ? moving(screen, title) : plain(screen, title);
}

function plain(screen: Screen, title: string): Progress {
  const end = (sign: string) => (message: string): void => screen.write(`${sign} ${message}\n`);
  let open = "";
  screen.write(`${title} …\n`);
  return {
    heard: (text) => {
      const lines = (open + text).split(/\r?\n/);
      open = lines.pop() ?? "";
      for (const line of lines) if (line.trim() !== "") screen.write(`  ${line}\n`);
    },
    done: end("✓"),
    failed: end("!"),
  };
}

function moving(screen: Screen, title: string): Progress {
  const { style, width } = screen;
  const started = performance.now();
  let latest = "";
  let frame = 0;
  const draw = (): void => {
    const seconds = Math.floor((performance.now() - started) / 1000);
    const head = `${title} … ${seconds === 0 ? "" : `${seconds} s `}`;
    screen.write(`\r\u001b[2K${style.cyan(frames[frame % frames.length] ?? "")} ${head}${style.dim(shortened(latest, Math.max(0, width - head.length - 4)))}`);
    frame += 1;
  };
  const timer = setInterval(draw, pause);
  const end = (sign: string) => (message: string): void => {
    clearInterval(timer);
    screen.write(`\r\u001b[2K${sign} ${message}\n`);
  };
  draw();
  return {
    heard: (text) => {
      // A program may draw its own progress.
      const line = text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "").split(/[\r\n]+/).findLast((one) => one.trim() !== "");
      if (line !== undefined) latest = line.trim();
    },
    done: end(style.green("✓")),
    failed: end(style.yellow("!")),
  };
}

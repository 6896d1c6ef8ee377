import { UserError } from "@create-backend/core";
import { main } from "./main.ts";
import { problemText } from "./terminal/problem.ts";
import { screenOn, type Session } from "./terminal/session.ts";

/** Ends before or after a command could say so itself. */
function refuse(error: UserError): never {
  process.stderr.write(problemText(error, screenOn(process.stderr, process.env)));
  process.exit(2);
}

function folderHere(): string {
  try {
    return process.cwd();
  } catch (cause) {
    refuse(new UserError("CB-124", { what: "The folder you are in is not there any more.", why: "Every path is read from it.", todo: "Change to a folder that exists (cd) and run the command again.", cause }));
  }
}

// The reader of a pipe may go away early (`| head`): that is no fault.
process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
  if (cause.code === "EPIPE") process.exit(0);
  refuse(new UserError("CB-125", { what: `The output could not be written (${cause.code ?? cause.message}).`, why: "What the command did is done; what it had to say about it is lost.", todo: "Send the output elsewhere and run the command again.", cause }));
});
process.stderr.on("error", ({ code }: NodeJS.ErrnoException) => process.exit(code === "EPIPE" ? 0 : 2));

const undone = new Set<() => void>();
const session: Session = {
  folder: folderHere(),
  environment: process.env,
  interactive: process.stdin.isTTY && process.stdout.isTTY && process.env["TERM"] !== "dumb",
  out: screenOn(process.stdout, process.env),
  err: screenOn(process.stderr, process.env),
  onStop: (undo) => {
    undone.add(undo);
    return () => undone.delete(undo);
  },
};

const stops = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
for (const [signal, code] of Object.entries(stops))
  process.on(signal, () => {
    for (const undo of undone) undo();
    process.exit(code);
  });

process.exitCode = await main(process.argv.slice(2), session);

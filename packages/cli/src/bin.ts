import { main } from "./main.ts";
import { screenOn, type Session } from "./terminal/session.ts";

const undone = new Set<() => void>();
const session: Session = {
  folder: process.cwd(),
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

// The reader of a pipe may go away early (`| head`): that is no fault.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });

process.exitCode = await main(process.argv.slice(2), session);

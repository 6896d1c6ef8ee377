/** Stands for "zod" in the bundle: a run parses each schema once or twice, so compiling a parser for it costs more than it saves. */
import { config } from "zod/v4/core";

config({ jitless: true });

export * from "zod/v4";

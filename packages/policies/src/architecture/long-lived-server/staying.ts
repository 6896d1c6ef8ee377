import type { Language } from "../../graph/graph.ts";

/** A call after which a process has to stay. */
export interface Staying {
  readonly callee: string;
  /** What it is called on. */
  readonly on: RegExp | "anything" | "nothing";
  readonly kind: "server" | "timer";
}

/** Calls that open a server or wait in a loop, by language. */
export const staying: Readonly<Record<Language, readonly Staying[]>> = {
  typescript: [
    { callee: "listen", on: "anything", kind: "server" },
    { callee: "serve", on: /^(?:Bun|Deno)$/, kind: "server" },
    { callee: "serve", on: "nothing", kind: "server" },
    { callee: "setInterval", on: "nothing", kind: "timer" },
  ],
  python: [
    { callee: "run", on: /^(?:uvicorn|hypercorn|app|application|web)$/, kind: "server" },
    { callee: "serve_forever", on: "anything", kind: "server" },
    { callee: "start_server", on: /^asyncio$/, kind: "server" },
    { callee: "run_forever", on: "anything", kind: "timer" },
  ],
  java: [
    { callee: "create", on: /^Https?Server$/, kind: "server" },
    { callee: "scheduleAtFixedRate", on: "anything", kind: "timer" },
    { callee: "scheduleWithFixedDelay", on: "anything", kind: "timer" },
  ],
  go: [
    { callee: "ListenAndServe", on: "anything", kind: "server" },
    { callee: "ListenAndServeTLS", on: "anything", kind: "server" },
    { callee: "Serve", on: /^https?$/, kind: "server" },
    { callee: "Listen", on: /^net$/, kind: "server" },
    { callee: "NewTicker", on: /^time$/, kind: "timer" },
    { callee: "Tick", on: /^time$/, kind: "timer" },
  ],
  csharp: [
    { callee: "CreateBuilder", on: /^WebApplication$/, kind: "server" },
    { callee: "UseKestrel", on: "anything", kind: "server" },
    { callee: "PeriodicTimer", on: "nothing", kind: "timer" },
  ],
};

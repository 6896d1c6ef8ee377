import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { statusOf, type App, type RunningApp } from "../backend.ts";
import { freePort } from "../ports.ts";
import { start, type Running } from "../processes.ts";
import { scratchFolder } from "../scratch.ts";

/** The gateway's configuration with the addresses of this run in place of the compose file's names; nothing else changes. */
export function gatewayOnLoopback(text: string, port: number, addresses: ReadonlyMap<string, string>): string {
  const moved = text.replaceAll(/http:\/\/([\w-]+):(\d+)/g, (whole, name: string) => addresses.get(name) ?? whole);
  return moved.replace(/listen\s+\d+;/, `listen 127.0.0.1:${String(port)};`);
}

function around(configuration: string, folder: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `  ${kind}_temp_path ${folder}/${kind};`);
  return ["worker_processes 1;", "daemon off;", `pid ${folder}/nginx.pid;`, `error_log ${folder}/error.log warn;`, "events { worker_connections 512; }", "http {", "  access_log off;", ...temporary, configuration, "}", ""].join("\n");
}

/** Starts a real nginx with the repository's own gateway file. */
export async function startGateway(program: string, text: string, fleet: { readonly apps: readonly (readonly [App, RunningApp])[]; readonly log: string }): Promise<{ readonly url: string; readonly process: Running }> {
  const folder = scratchFolder("gateway");
  mkdirSync(join(folder, "logs"));
  const port = await freePort();
  const addresses = new Map(fleet.apps.map(([app, running]) => [app.name, running.baseUrl]));
  writeFileSync(join(folder, "nginx.conf"), around(gatewayOnLoopback(text, port, addresses), folder));
  const process = start([program, "-p", folder, "-c", join(folder, "nginx.conf")], { cwd: folder, log: fleet.log });
  const url = `http://127.0.0.1:${String(port)}`;
  for (let tries = 0; (await statusOf(`${url}/`)) === undefined; tries += 1) {
    if (tries > 100 || process.hasEnded()) throw new Error(`the gateway did not start: ${process.all().slice(-400)}`);
    await wait(50);
  }
  return { url, process };
}

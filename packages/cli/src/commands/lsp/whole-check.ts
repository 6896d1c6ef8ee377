import { grouped, type Finding } from "@create-backend/core";
import { run, type Running } from "../../disk/run.ts";

/** Findings by the path of the file they are about. */
export type ByPath = ReadonlyMap<string, readonly Finding[]>;

/**
 * What a check of the whole repository says; undefined when it could not judge. It runs as a process of its own, so that
 * writing goes on meanwhile.
 */
export async function wholeCheck(running: Running): Promise<ByPath | undefined> {
  const [, program] = process.argv;
  if (program === undefined) return undefined;
  const { code, output } = await run([process.execPath, ...process.execArgv, program, "check", ".", "--json"], running);
  if (code > 1) return undefined;
  const { findings, health } = JSON.parse(output.slice(output.indexOf("{"))) as { readonly findings: readonly Finding[]; readonly health: readonly Finding[] };
  return grouped([...findings, ...health], ({ location }) => location.path);
}

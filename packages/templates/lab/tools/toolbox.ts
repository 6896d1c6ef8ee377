import { collector } from "./collector.ts";
import { controlPlane } from "./control-plane.ts";
import { engine } from "./engine.ts";
import { lambdaRuntime } from "./lambda-runtime.ts";
import { postgres } from "./postgres.ts";
import { programs } from "./programs.ts";
import { isRequired, Missing, type Found, type Tool } from "./tool.ts";

const all: ReadonlyMap<string, Tool> = new Map([...programs, postgres, engine, collector, lambdaRuntime, controlPlane].map((tool) => [tool.id, tool]));

/** The answer to "is it there?": the tool, or why not and whether that is a failure. */
export type Search = { readonly found: Found } | { readonly reason: string; readonly required: boolean };

const searches = new Map<string, Promise<Search>>();

/** Looks for a tool once per run of the lab. */
export async function search(id: string): Promise<Search> {
  const known = searches.get(id) ?? look(id);
  searches.set(id, known);
  return await known;
}

async function look(id: string): Promise<Search> {
  const tool = all.get(id);
  if (tool === undefined) throw new Error(`no step may need "${id}": there is no such tool in the lab`);
  try {
    return { found: await tool.find() };
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    return { reason: `${id} is not here: ${error.message}`, required: isRequired(tool) };
  }
}

import { UserError } from "@create-backend/core";
import type { Call } from "../define-generator.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** What was said of a call, in the user's words. */
export interface CallSaid {
  readonly method?: string;
  readonly path?: string;
}

/** How something is called: by POST at its own name, if nothing else is said. Throws `CB-177` for what is no method, or a path that is not below one entity of the module. */
export function callOf({ module, name }: { readonly module: string; readonly name: string }, { method: said = "POST", path = `{id}/${name}` }: CallSaid): Call {
  const method = methods.find((known) => known === said.toUpperCase());
  if (method === undefined) throw new UserError("CB-177", { what: `There is no method "${said}".`, todo: `Say one of: ${methods.join(", ")}.`, place: { key: "--method" } });
  const home = `/api/${module}/`;
  const below = /^\{id\}((?:\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*)+)$/.exec(path.startsWith(home) ? path.slice(home.length) : path.replace(/^\//, ""))?.[1];
  if (below === undefined)
    throw new UserError("CB-177", { what: `"${path}" is no path that an endpoint of ${module} can have.`, why: "What is made works on one entity, which the path names by {id}.", todo: `For example: --path ${home}{id}/${name}; words in lower case, with hyphens.`, place: { key: "--path" } });
  const reads = method === "GET";
  return { method, lower: method.toLowerCase(), below, reads, version: reads ? 1 : 2 };
}

import type { Place } from "./exchange.ts";

const operations = new Set(["/health/live", "/health/ready", "/metrics", "/openapi.json"]);

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** What a raw path names among these modules. */
export function placeOf(path: string, modules: readonly string[]): Place {
  const nowhere = { kind: "nothing", module: "", id: "", route: "" } as const;
  if (decoded(path) === undefined) return { ...nowhere, kind: "undecodable" };
  if (operations.has(path)) return { ...nowhere, kind: "operations", route: path };
  const [empty, api, module = "", id, ...rest] = path.split("/");
  if (empty !== "" || api !== "api" || !modules.includes(module) || rest.length > 0 || id === "") return nowhere;
  if (id === undefined) return { kind: "collection", module, id: "", route: `/api/${module}` };
  return { kind: "item", module, id: decoded(id) ?? id, route: `/api/${module}/{id}` };
}

/** Methods of a place, as Allow lists them. */
export function methodsOf({ kind }: Place): readonly string[] {
  if (kind === "collection") return ["GET", "HEAD", "POST"];
  return kind === "item" ? ["GET", "HEAD", "PATCH", "DELETE"] : ["GET", "HEAD"];
}

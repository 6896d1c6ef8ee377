import type { ModuleSpec } from "./suite-options.ts";

const usage = "write name[:uses=a+b][:publishes=event][:consumes=module.event], modules separated by commas";

function parseModule(text: string): ModuleSpec {
  const [name = "", ...parts] = text.split(":");
  const lists: Record<"uses" | "publishes" | "consumes", readonly string[]> = { uses: [], publishes: [], consumes: [] };
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`module name "${name}": ${usage}`);
  for (const part of parts) {
    const [key = "", value = ""] = part.split("=");
    if (key !== "uses" && key !== "publishes" && key !== "consumes") throw new Error(`"${part}" of module ${name}: ${usage}`);
    lists[key] = value.split("+").filter((entry) => entry !== "");
  }
  return { name, ...lists };
}

/** Reads `catalog,orders:uses=catalog:publishes=order-placed,billing:consumes=orders.order-placed`. */
export function parseModules(text: string): readonly ModuleSpec[] {
  return text
    .split(",")
    .filter((entry) => entry !== "")
    .map(parseModule);
}

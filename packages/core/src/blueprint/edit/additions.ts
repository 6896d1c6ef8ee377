import { UserError } from "../../errors.ts";
import type { Blueprint, ModuleSpec } from "../blueprint.ts";
import type { AgreementEdit } from "./edit-agreement.ts";

/** Adds a module; what is not said about it is left to its defaults. In a blueprint that names its apps it joins the one that hosts everything, or gets its own. */
export function moduleAddition({ name, owner, uses, publishes, consumes }: ModuleSpec, blueprint: Blueprint): readonly AgreementEdit[] {
  const known = blueprint.modules.find((module) => module.name === name);
  const list = (key: string, items: readonly string[]): object => (items.length === 0 ? {} : { [key]: items });
  const refs = consumes.map((ref) => `${ref.module}.${ref.event}`);
  if (known !== undefined)
    return [...itemsIn(name, "uses", uses), ...itemsIn(name, "publishes", publishes), ...itemsIn(name, "consumes", refs)];
  const value = { owner, ...list("uses", uses), ...list("publishes", publishes), ...list("consumes", refs) };
  const [only, other] = blueprint.apps ?? [];
  const hosted: readonly AgreementEdit[] = only === undefined ? [] : other === undefined ? [{ kind: "include", path: ["apps", only.name], item: name }] : [{ kind: "set", path: ["apps", name], value: [name] }];
  return [{ kind: "set", path: ["modules", name], value }, ...hosted];
}

/** Lets a module announce an event, and others react to it. */
export function eventAddition(module: string, event: string, { to, blueprint }: { to: readonly string[]; blueprint: Blueprint }): readonly AgreementEdit[] {
  for (const name of [module, ...to]) assertModule(name, blueprint);
  return [...itemsIn(module, "publishes", [event]), ...to.flatMap((consumer) => itemsIn(consumer, "consumes", [`${module}.${event}`]))];
}

/** Lets a module react to an event that another one publishes. `CB-048` when nobody publishes it. */
export function handlerAddition(consumer: string, { module, event }: { readonly module: string; readonly event: string }, blueprint: Blueprint): readonly AgreementEdit[] {
  for (const name of [consumer, module]) assertModule(name, blueprint);
  const { publishes } = blueprint.modules.find(({ name }) => name === module) as ModuleSpec;
  if (publishes.includes(event)) return itemsIn(consumer, "consumes", [`${module}.${event}`]);
  throw new UserError("CB-048", { what: `${module} publishes no event "${event}".`, why: "A handler of it would never run.", todo: `${publishes.length === 0 ? "" : `It publishes: ${publishes.join(", ")}. `}Add the event and who reacts to it at once: create-backend add event ${module}.${event} --to ${consumer}`, place: { file: "backend.yaml", key: `modules.${module}.publishes` } });
}

/** Lets a module call another one's contract. */
export function dependencyAddition(from: string, to: string, blueprint: Blueprint): readonly AgreementEdit[] {
  for (const name of [from, to]) assertModule(name, blueprint);
  return itemsIn(from, "uses", [to]);
}

function itemsIn(module: string, key: string, items: readonly string[]): readonly AgreementEdit[] {
  return items.map((item) => ({ kind: "include", path: ["modules", module, key], item }));
}

/** `CB-020` with the names there are. */
function assertModule(name: string, { modules }: Blueprint): void {
  if (modules.some((module) => module.name === name)) return;
  throw new UserError("CB-020", { what: `There is no module "${name}".`, todo: `Known: ${modules.map((module) => module.name).join(", ")}. Add it first: create-backend add module ${name}`, place: { file: "backend.yaml", key: "modules" } });
}

import type { Blueprint, FileTree, ModuleSpec } from "@create-backend/core";
import { hostOf } from "../../catalogue/traits.ts";
import { definePolicy, type Facts, type Verdict } from "../../define-policy.ts";
import { moduleNamed } from "../../graph/agreement.ts";
import type { Unit } from "../../graph/graph.ts";
import type { Layout } from "../../graph/layout.ts";
import type { Literal } from "../../graph/literals.ts";
import { literalsOf } from "../../graph/literals-of.ts";
import { hostCallees } from "../../graph/mentions.ts";
import { eventsNamed, namedIn } from "../../graph/named.ts";
import { textOf } from "../../graph/text.ts";
import { eventsDefined, eventsTaken } from "./events-in-contracts.ts";

const ways: Readonly<Record<string, { readonly says: string; readonly fix: string }>> = {
  manifest: { says: "depends on the package of", fix: "remove the dependency" },
  call: { says: "calls the API of", fix: "remove the call" },
  address: { says: "calls the service", fix: "remove the call" },
  setting: { says: "reads the address of", fix: "remove the call" },
};

/** What is said of events; everything else is a use. */
const events: Readonly<Record<string, { readonly says: (facts: Facts) => string; readonly fix: (facts: Facts) => string }>> = {
  event: { says: ({ from, text, to }) => `${from} knows the event ${text} of ${to}, but backend.yaml does not say that it consumes it.`, fix: ({ from, text }) => `Add ${text} to consumes of ${from} in backend.yaml and take it from the contract, or leave it alone.` },
  announcement: { says: ({ from, text, to }) => `${from} announces the event ${text}, which belongs to ${to}.`, fix: ({ from, to }) => `Let ${to} announce it, or give ${from} an event of its own in backend.yaml.` },
  definition: { says: ({ from, text }) => `The contract of ${from} defines the event ${text}, but backend.yaml does not say that ${from} publishes it.`, fix: ({ from, text = "" }) => `Add ${text.slice(text.indexOf(".") + 1)} to publishes of ${from} in backend.yaml, or take the event out of the contract.` },
};

export default definePolicy<"graph">({
  kind: "graph",
  needs: ["graph"],
  title: "Undeclared module use",
  summary: "A module depends on the package of another, or calls its API, only when backend.yaml says so.",
  fix: (facts) => events[facts["way"] ?? ""]?.fix(facts) ?? remedy(facts),
  message: (facts) => events[facts["way"] ?? ""]?.says(facts) ?? sentence(facts),
  judge({ tree, blueprint, layout, graph }) {
    const scene: Scene = { tree, blueprint, layout, hostOf: hostOf(blueprint), names: packageNames(tree, layout), order: new Map(blueprint.modules.map(({ name }, index) => [name, index])), eventful: blueprint.modules.some(({ publishes }) => publishes.length > 0) };
    const units = [...graph.units.values()].filter(({ place }) => place.room === "module" && !place.test);
    const manifests = [...scene.names.keys()];
    const said = [...manifests.flatMap((path) => dependencies(path, scene)), ...units.flatMap((unit) => [...calls(unit, scene), ...settings(unit, scene), ...eventsDefined(unit, scene)])];
    return { judged: units.length + manifests.length, verdicts: [...said, ...(scene.eventful ? eventsTaken({ tree, blueprint, graph }) : [])] };
  },
});

function remedy({ way = "", from, to }: Facts): string {
  return `Add ${to} to uses of ${from} in backend.yaml and go through its contract, or ${ways[way]?.fix ?? "remove it"}.`;
}

function sentence({ way = "", from, to, text }: Facts): string {
  return `${from} ${ways[way]?.says ?? "uses"} ${to} (${text}), but backend.yaml does not say that it uses ${to}.`;
}

interface Scene {
  readonly tree: FileTree;
  readonly blueprint: Blueprint;
  readonly layout: Layout;
  /** Module → the app that hosts it. */
  readonly hostOf: (module: string) => string | undefined;
  /** Manifest of a module → name of its package and the module. */
  readonly names: ReadonlyMap<string, { readonly name: string; readonly module: string }>;
  /** Place of every module in the agreement. */
  readonly order: ReadonlyMap<string, number>;
  /** Somebody publishes something. */
  readonly eventful: boolean;
}

function packageNames(tree: FileTree, layout: Layout): Scene["names"] {
  const names = new Map<string, { readonly name: string; readonly module: string }>();
  for (const path of tree.keys()) {
    if (!/\/(?:package\.json|pyproject\.toml)$/.test(path)) continue;
    const place = layout.placeOf(path);
    const name = /^[ \t]*"?name"?[ \t]*[:=][ \t]*"([^"\n]+)"/m.exec((textOf(tree, path) ?? "").replace(/^\{/, ""))?.[1];
    if (place.room === "module" && place.name !== undefined && name !== undefined) names.set(path, { name, module: place.name });
  }
  return names;
}

/** Packages of other modules among the dependencies of a manifest: the quoted name at its first place. */
function dependencies(path: string, { tree, blueprint, names }: Scene): readonly Verdict[] {
  const own = names.get(path)?.module ?? "";
  const text = textOf(tree, path) ?? "";
  const others = new Map([...names.values()].filter(({ module }) => module !== own).map(({ name, module }) => [name, module]));
  return [...others].flatMap(([name, module]) => {
    if (!text.includes(`"${name}`)) return [];
    const match = new RegExp(`"${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?:\\[[^\\]"]*\\])?(?:\\s*[<>=~!@][^"]*)?"`).exec(text);
    if (match === null || knows(blueprint, own, module)) return [];
    return [{ at: { path, start: match.index, end: match.index + match[0].length }, facts: { way: "manifest", from: own, to: module, text: name } satisfies Facts }];
  });
}

/** Strings that hold a path of another module's API, the address of its service, or the name of its event. */
function calls({ path, place }: Unit, scene: Scene): readonly Verdict[] {
  const { tree, blueprint } = scene;
  const from = place.name ?? "";
  const others = modulesMentioned(path, from, scene);
  if (others.length === 0) return [];
  const text = textOf(tree, path) ?? "";
  return literalsOf(text, path).flatMap((literal) => {
    const found = others.map((other) => useIn(literal, other, { from, blueprint })).find((use) => use !== undefined);
    if (found === undefined) return [];
    if (!isAddress(text.slice(literal.start, literal.start + literal.value.length))) return [];
    const start = literal.start + literal.value.indexOf(found.text);
    return [{ at: { path, start, end: start + found.text.length }, facts: { way: found.way, from, to: found.to, text: found.text } }];
  });
}

/** Variables of the environment that hold the address of a module which is deployed apart: `ORDERS_URL`. */
function settings({ path, place: { name: from = "" } }: Unit, { tree, blueprint, order, hostOf }: Scene): readonly Verdict[] {
  return namedIn(tree, path).environment.flatMap(({ name, start, end }): readonly Verdict[] => {
    const to = /^(.+?)(?:_(?:SERVICE|API))?(?:_BASE)?_(?:URL|URI|HOST|ADDR|ADDRESS|ENDPOINT)$/.exec(name)?.[1]?.toLowerCase().replaceAll("_", "-") ?? from;
    if (to === from || !order.has(to) || hostOf(to) === hostOf(from) || knows(blueprint, from, to)) return [];
    return [{ at: { path, start, end }, facts: { way: "setting", from, to, text: name } }];
  });
}

/** Other modules that a text may mean, in the order of the agreement. */
function modulesMentioned(path: string, from: string, { tree, blueprint, order, eventful }: Scene): readonly ModuleSpec[] {
  const found = new Set<number>();
  const events = eventful ? eventsNamed(tree, path) : [];
  for (const word of [...namedIn(tree, path).addresses, ...events.map((event) => event.slice(0, event.indexOf(".")))]) {
    const index = word === from ? undefined : order.get(word);
    if (index !== undefined) found.add(index);
  }
  return [...found].sort((a, b) => a - b).map((index) => blueprint.modules[index] as ModuleSpec);
}

/** Not a sentence that mentions an address: what is filled in may hold blanks, the rest does not. */
function isAddress(written: string): boolean {
  return !/\s/.test(written.replaceAll(/\$?\{[^}]*\}/g, "").trim());
}

interface Use {
  readonly way: string;
  readonly to: string;
  readonly text: string;
}

const announces = /^(?:publish|emit|announce|dispatch|produce|send|append)(?:Async|_async|_event|Event|Message)?$/i;

function useIn(literal: Literal, other: ModuleSpec, { from, blueprint }: { readonly from: string; readonly blueprint: Blueprint }): Use | undefined {
  const { value, call } = literal;
  const { name: to, publishes } = other;
  const event = publishes.find((name) => value === `${to}.${name}`);
  if (event !== undefined) {
    const consumed = moduleNamed(blueprint, from)?.consumes.some((ref) => ref.module === to && ref.event === event) === true;
    const way = announces.test(call?.callee ?? "") ? "announcement" : consumed ? undefined : "event";
    return way === undefined ? undefined : { way, to, text: value };
  }
  if (knows(blueprint, from, to)) return undefined;
  if (holdsApi(value, other)) return { way: "call", to, text: `/api/${to}` };
  const address = addressOf(literal, to);
  return address === undefined ? undefined : { way: "address", to, text: address };
}

/** The part of a text that names a service: behind a scheme, in front of a port, or alone where a client takes a host. */
function addressOf({ value, call, name }: Literal, service: string): string | undefined {
  const host = `${service}(?:-(?:service|api|svc))?`;
  const written = new RegExp(`^(?:(?:https?|grpcs?|dns|lb|https\\+http|http\\+https|xds)://+${host}(?=[:/.]|$)|${host}:\\d{4,5}$)`).exec(value)?.[0];
  if (written !== undefined) return written;
  const alone = hostCallees.includes(call?.callee ?? "") && (name === undefined || name === "name" || name === "value" || name === "host");
  return alone && new RegExp(`^${host}$`).test(value) ? value : undefined;
}

function holdsApi(value: string, { name }: ModuleSpec): boolean {
  const at = value.indexOf(`/api/${name}`);
  return at >= 0 && !/[\w-]/.test(value[at + name.length + 5] ?? "");
}

function knows(blueprint: Blueprint, from: string, to: string): boolean {
  const module = moduleNamed(blueprint, from);
  return module !== undefined && (module.uses.includes(to) || module.consumes.some((event) => event.module === to));
}

import { definePolicy, type Facts, type Ground } from "../../define-policy.ts";
import { moduleNamed } from "../../graph/agreement.ts";
import type { Place } from "../../graph/layout.ts";
import type { Final } from "../../graph/graph.ts";
import { inFolder } from "../../graph/paths.ts";
import type { Blueprint } from "@create-backend/core";

/** Every way to reach into a module, with its sentence and its remedy. */
const kinds: Readonly<Record<string, { readonly says: (facts: Facts) => string; readonly fix: (facts: Facts) => string }>> = {
  inside: {
    says: ({ from, to, target }) => `${from} imports ${target}, which is inside ${to}.`,
    fix: ({ to }) => `Import the contract of ${to}; if it lacks what you need, ask its owner to add it there.`,
  },
  path: {
    says: ({ from, to, target }) => `${from} reaches ${target} of ${to} by a relative path.`,
    fix: ({ to }) => `Import ${to} by the name of its package.`,
  },
  compose: {
    says: ({ from, to }) => `${from} imports the composition of ${to}, which is for apps alone.`,
    fix: ({ to }) => `Import the contract of ${to} and let the app hand you its implementation.`,
  },
  undeclared: {
    says: ({ from, to }) => `${from} imports the contract of ${to}, but backend.yaml does not say that it uses ${to}.`,
    fix: ({ from, to }) => `Add ${to} to uses of ${from} in backend.yaml, or remove the import.`,
  },
  app: {
    says: ({ from, to }) => `${from} imports the app ${to}: apps see modules, never the other way round.`,
    fix: () => "Let the app hand in what the module needs.",
  },
  platform: {
    says: ({ to }) => `The platform imports the module ${to}, but it serves every module and knows none.`,
    fix: () => "Move this code into the module, or let the app hand it in.",
  },
};

export default definePolicy({
  kind: "edge",
  title: "Cross-module import",
  summary: "A module uses another one only through its contract, and only when backend.yaml says so.",
  fix: (facts) => kinds[facts["kind"] ?? ""]?.fix(facts) ?? "",
  message: (facts) => `${kinds[facts["kind"] ?? ""]?.says(facts) ?? ""}${facts["via"] === undefined ? "" : ` It is handed on by ${facts["via"]}.`}`,
  expected: ({ blueprint }) => blueprint.modules.length > 0,
  subject: ({ place }) => place.room === "module" || place.room === "app" || place.room === "platform" || place.room === "frontend",
  judge(edge, ground) {
    const { from, target, to } = edge;
    // What the own house hands on is judged where it does so.
    if (to === undefined || target.kind !== "file" || sameHouse(from.place, to)) return undefined;
    const named = to.name !== undefined && hasName(to.name, ground);
    const kind = kindOf({ from: from.place, to, relative: target.relative && named }, ground.blueprint);
    if (kind !== undefined) return { kind, ...partiesOf(from.place, to), target: target.path };
    return ground.finalsOf(edge).map((final) => handedOn(from.place, final, ground)).find((facts) => facts !== undefined);
  },
});

/** The same question of a name that the written target only takes from elsewhere; a door of the module it comes from lets it pass. */
function handedOn(from: Place, { target, to, via }: Final, { blueprint, layout }: Pick<Ground<unknown>, "blueprint" | "layout">): Facts | undefined {
  if (target.kind !== "file" || to === undefined || sameHouse(from, to)) return undefined;
  const doors = via.map((path) => layout.placeOf(path));
  if (doors.some((door) => sameHouse(door, from))) return undefined;
  const open = to.open || doors.some((door) => sameHouse(door, to) && door.open);
  const kind = kindOf({ from, to: { ...to, open }, relative: false }, blueprint);
  return kind === undefined ? undefined : { kind, ...partiesOf(from, to), target: target.path, via: via.join(", ") };
}

function partiesOf(from: Place, to: Place): Facts {
  return { from: from.name ?? from.room, to: to.name ?? to.room };
}

function sameHouse(from: Place, to: Place): boolean {
  return from.room === to.room && from.name === to.name;
}

/** Whether a module can be imported by name: in an adopted repository several modules may share one package. */
function hasName(module: string, { blueprint, layout, tree }: Pick<Ground<unknown>, "blueprint" | "layout" | "tree">): boolean {
  if (moduleNamed(blueprint, module)?.path === undefined) return true;
  return layout.foldersOf(module).some((folder) => tree.has(inFolder(folder, "package.json")));
}

interface Step {
  readonly from: Place;
  readonly to: Place;
  readonly relative: boolean;
}

function kindOf({ from, to, relative }: Step, blueprint: Blueprint): string | undefined {
  if (from.room === "module" && to.room === "app") return "app";
  if (to.room !== "module") return undefined;
  if (from.room === "platform") return "platform";
  if (from.room === "app") return to.open || to.layer === "compose" ? undefined : "inside";
  if (from.room === "frontend") return to.open ? undefined : "inside";
  if (to.layer === "compose") return "compose";
  if (!to.open) return "inside";
  if (!declares(blueprint, from.name, to.name)) return "undeclared";
  return relative ? "path" : undefined;
}

function declares(blueprint: Blueprint, from: string | undefined, to: string | undefined): boolean {
  const module = moduleNamed(blueprint, from);
  return module !== undefined && to !== undefined && (module.uses.includes(to) || module.consumes.some((event) => event.module === to));
}

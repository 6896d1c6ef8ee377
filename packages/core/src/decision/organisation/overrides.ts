import type { Catalogue, Fact, Option } from "../../catalogue/option.ts";
import { UserError, type Place } from "../../errors.ts";
import { nearest } from "../../yaml/nearest.ts";
import { placed } from "../../yaml/where.ts";

/** A fact that an organisation knows better, by its id: `language.go.perf`. */
export interface Override {
  readonly id: string;
  readonly value: number | string | boolean;
  /** Why; an override without a reason is refused. */
  readonly reason: string;
  readonly source?: string | undefined;
  readonly date?: string | undefined;
  /** Where it was read. */
  readonly place?: Place | undefined;
}

/** The catalogue with an organisation's own facts. Throws `CB-033` when an id names no option or no fact, or a number stands where another kind is due. */
export function applyOverrides(catalogue: Catalogue, overrides: readonly Override[]): Catalogue {
  const changed = new Map<Option, Record<string, Fact>>();
  for (const override of overrides) {
    const [question = "", name = "", ...rest] = override.id.split(".");
    const option = catalogue.get(question)?.find((one) => one.name === name);
    if (option === undefined) throw unknownId(override, catalogue);
    const key = rest.join(".");
    assertFact(key, override, catalogue.get(question) ?? []);
    const before = option.facts[key];
    if (before !== undefined && typeof before.value !== typeof override.value) throw wrongKind(override, before);
    changed.set(option, { ...changed.get(option), [key]: factOf(override) });
  }
  return new Map([...catalogue].map(([question, options]) => [question, options.map((option) => (changed.has(option) ? { ...option, facts: { ...option.facts, ...changed.get(option) } } : option))] as const));
}

/** Facts that any option may carry, whether or not one does. */
const common = /^(archived|gpu|supportEnds|health\.(lastRelease|cadenceMonths|supportMonths|service|noticeMonths)|floor\.usdMonth|region\.[a-z-]+|meets\.[a-z0-9-]+|adjacent\.[a-z0-9-]+|price\.[A-Za-z]+)$/;

/** A fact that no rule reads would change nothing. */
function assertFact(key: string, { id, place = { key: id } }: Override, options: readonly Option[]): void {
  const known = new Set(options.flatMap(({ facts }) => Object.keys(facts)));
  if (known.has(key) || common.test(key)) return;
  const guess = nearest(key, [...known, "archived", "supportEnds", "floor.usdMonth"]);
  const of = id.split(".").slice(0, 2).join(".");
  throw new UserError("CB-033", {
    what: placed(place, `The override "${id}" names no fact that a decision looks at.`),
    why: "It would change nothing, and nobody would notice.",
    todo: guess === undefined ? `Facts of ${of}: ${[...known].slice(0, 12).join(", ")}.` : `Did you mean "${of}.${guess}"?`,
    place,
  });
}

function factOf({ value, reason, source, date }: Override): Fact {
  return { value, evidence: "override", source: source ?? reason, date: date ?? "unknown", confidence: "medium" };
}

function unknownId({ id, place = { key: id } }: Override, catalogue: Catalogue): UserError {
  const known = [...catalogue.values()].flat().map(({ question, name }) => `${question}.${name}`);
  const guess = nearest(id.split(".").slice(0, 2).join("."), known);
  return new UserError("CB-033", {
    what: placed(place, `The override "${id}" names no option of the catalogue.`),
    todo: guess === undefined ? "Ids are written question.option.fact, such as language.go.perf." : `Did you mean "${guess}.${id.split(".").slice(2).join(".")}"?`,
    place,
  });
}

function wrongKind({ id, value, place = { key: id } }: Override, before: Fact): UserError {
  return new UserError("CB-033", {
    what: placed(place, `The override "${id}" is a ${typeof value}, the fact is a ${typeof before.value} (${String(before.value)}).`),
    todo: "Give a value of the same kind and scale.",
    place,
  });
}

import Handlebars from "handlebars";
import { InternalError } from "@create-backend/core";
import type { PackageContribution } from "../define-option.ts";
import { alignTable } from "./align-table.ts";
import { prettyJson } from "./pretty-json.ts";
import type { Versions } from "./layer-source.ts";

/** What helpers look things up in. */
export interface Lookups {
  readonly versions: Versions;
  readonly packages: readonly PackageContribution[];
}

type CompileOptions = NonNullable<Parameters<typeof Handlebars.compile>[1]>;
type Helper = (this: unknown, ...args: readonly unknown[]) => unknown;

/** How every template is compiled, here and by the build. A word is one of our helpers or a value of the context; nothing is left to be found out while it is filled. */
export function compileOptions(): CompileOptions {
  const names = Object.keys(helpersOf({ versions: {}, packages: [] }));
  return { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers: Object.fromEntries(names.map((name) => [name, true])) };
}

/** An own Handlebars instance: strict (a missing variable throws), no HTML escaping, our few helpers. */
export function templateEngine(lookups: Lookups): (text: string, context: object, name: string) => string {
  const engine = Handlebars.create();
  const options = compileOptions();
  engine.registerHelper(helpersOf(lookups) as Record<string, Handlebars.HelperDelegate>);
  return (text, context, name) => {
    try {
      return engine.compile(text, options)(context, { allowProtoPropertiesByDefault: false });
    } catch (cause) {
      throw new InternalError(`The template ${name} could not be filled: ${(cause as Error).message}`, { cause });
    }
  };
}

function helpersOf({ versions, packages }: Lookups): Record<string, Helper> {
  return {
    /** `{{version "npm" "fastify"}}` */
    version: (ecosystem, name) => versionOf(versions, String(ecosystem), String(name)),
    /** `{{image "postgres"}}`: full reference. */
    image: (name) => versionOf(versions, "docker", String(name)),
    /** `{{action "actions/checkout"}}`: name, pinned commit and its tag as a comment. */
    action: (name) => `${String(name)}@${versionOf(versions, "actions", String(name))}`,
    /** `{{#each (dependencies "pypi" "platform")}}{{name}} {{version}}{{/each}}`, sorted. */
    dependencies: (ecosystem, at) => numbered(versions, packages, { ecosystem: String(ecosystem), at: String(at), key: "dependencies" }),
    devDependencies: (ecosystem, at) => numbered(versions, packages, { ecosystem: String(ecosystem), at: String(at), key: "devDependencies" }),
    /** `{{#each (catalog "npm")}}{{name}} {{this.version}}{{/each}}`: what the packages of an ecosystem depend on, each once, sorted. */
    catalog: (ecosystem) => catalogOf(versions, packages, String(ecosystem)),
    local: (ecosystem, at) => [...new Set(packages.filter((p) => p.ecosystem === ecosystem && p.at === at).flatMap((p) => p.local ?? []))].sort(),
    /** `{{#table}}| a | b |…{{/table}}`: a Markdown table with aligned columns. */
    table(this: unknown, options) {
      return alignTable((options as Handlebars.HelperOptions).fn(this));
    },
    /** `{{#sortedLines}}…{{/sortedLines}}`: for lists whose order follows from names, where a linter wants them sorted. */
    sortedLines(this: unknown, options) {
      return sortLines((options as Handlebars.HelperOptions).fn(this));
    },
    /** `{{#fit 120}}one line{{else}}several{{/fit}}`: the first form where no line is longer, else the second; so that formatters agree whatever the names are. */
    fit(this: unknown, width, options) {
      const { fn, inverse } = options as Handlebars.HelperOptions;
      const text = fn(this);
      return text.split("\n").every((line) => line.length <= Number(width)) ? text : inverse(this);
    },
    json: (value) => JSON.stringify(value),
    /** A YAML string in the quotes that formatters choose. */
    quoted: (value) => (/^[^'\\\n]*"[^'\\\n]*$/.test(String(value)) ? `'${String(value)}'` : JSON.stringify(value)),
    prettyJson: (value) => prettyJson(value),
    join: (items, separator) => (items as readonly unknown[]).join(String(separator)),
    concat: (...parts) => parts.slice(0, -1).map(String).join(""),
    indent: (text, spaces) => String(text).replace(/\n(?=.)/g, `\n${" ".repeat(Number(spaces))}`),
    has: (items, item) => (items instanceof Set ? items.has(item) : (items as readonly unknown[]).includes(item)),
    not: (value) => !isFilled(value),
    or: (...values) => values.slice(0, -1).some(isFilled),
    and: (...values) => values.slice(0, -1).every(isFilled),
    eq: (a, b) => a === b,
  };
}

/** The version of a name; an {@link InternalError} when `versions/` does not know it. */
export function versionOf(versions: Versions, ecosystem: string, name: string): string {
  const version = versions[ecosystem]?.[name];
  if (version === undefined) throw new InternalError(`versions/${ecosystem} has no ${name}.`);
  return version;
}

function sortLines(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const key = (line: string): string => line.toLowerCase();
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b)))).map((line) => `${line}\n`).join("");
}

function catalogOf(versions: Versions, packages: readonly PackageContribution[], ecosystem: string): { name: string; version: string }[] {
  const names = packages.filter((p) => p.ecosystem === ecosystem).flatMap((p) => [...(p.dependencies ?? []), ...(p.devDependencies ?? [])]);
  return [...new Set(names)].sort().map((name) => ({ name, version: versionOf(versions, ecosystem, name) }));
}

function numbered(versions: Versions, packages: readonly PackageContribution[], at: { ecosystem: string; at: string; key: "dependencies" | "devDependencies" }): { name: string; version: string }[] {
  const names = packages.filter((p) => p.ecosystem === at.ecosystem && p.at === at.at).flatMap((p) => p[at.key] ?? []);
  return [...new Set(names)].sort().map((name) => ({ name, version: versionOf(versions, at.ecosystem, name) }));
}

/** As `{{#if}}` sees it: an empty list is nothing. */
function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

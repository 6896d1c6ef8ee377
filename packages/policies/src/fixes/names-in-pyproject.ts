import { fromPyproject } from "../manifests/dependencies/from-python.ts";
import { namesModule, type Replacement } from "./names-in-code.ts";

/** What packages were imported by → what they are imported by now, and the modules that there were, dotted. */
interface Named {
  readonly names: ReadonlyMap<string, string>;
  readonly modules: ReadonlySet<string>;
}

/** Where a `pyproject.toml` surely means a package that is imported by another name now: its distribution among requirements and uv's sources, and whole strings that name the package, one of its modules or a path through its folder. What is called by that name only (`name = …`) stays. */
export function namedInPyproject(text: string, named: Named): readonly Replacement[] {
  return [...distributions(text, named), ...strings(text, named)];
}

function distributions(text: string, { names }: Named): readonly Replacement[] {
  const sources = /^\[tool\.uv\.sources\][^\n]*\n((?:(?!\[)[^\n]*\n?)*)/m.exec(text);
  const offset = sources === null ? 0 : sources.index + sources[0].length - (sources[1] ?? "").length;
  const keys = [...(sources?.[1] ?? "").matchAll(/^[ \t]*"?([\w.-]+)/gm)].map((line) => {
    const start = offset + line.index + line[0].length - (line[1] ?? "").length;
    return { start, end: offset + line.index + line[0].length };
  });
  return [...fromPyproject(text), ...keys].flatMap(({ start, end }) => {
    const written = text.slice(start, end);
    const now = names.get(written.toLowerCase().replaceAll(/[.-]/g, "_"));
    return now === undefined ? [] : [{ start, end, text: written.includes("-") ? now.replaceAll("_", "-") : now }];
  });
}

function strings(text: string, named: Named): readonly Replacement[] {
  return [...text.matchAll(/#[^\n]*|"""[^]*?"""|'''[^]*?'''|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'/g)].flatMap((match) => {
    const value = match[1] ?? match[2];
    if (value === undefined || /(?:^|\n)[ \t]*name[ \t]*=[ \t]*$/.test(text.slice(Math.max(0, match.index - 80), match.index))) return [];
    return [...named.names].flatMap(([from, now]) => placesIn(value, from, named).map((at) => ({ start: match.index + 1 + at, end: match.index + 1 + at + from.length, text: now })));
  });
}

/** Where a string names the package, if it does. */
function placesIn(value: string, from: string, { modules }: Named): readonly number[] {
  if (value === from || value === `${from}.*` || (value.startsWith(`${from}.`) && namesModule(value.replace(/\.\*$/, ""), modules))) return [0];
  const [before, after] = value.includes("/") ? ["(?<![^/])", "(?![^/])"] : ["(?<=(?:^|[ \\t])-m[ \\t]+)", "(?![\\w-])"];
  return [...value.matchAll(new RegExp(`${before}${from}${after}`, "g"))].map(({ index }) => index);
}

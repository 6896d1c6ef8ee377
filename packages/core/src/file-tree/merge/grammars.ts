import type { Grammar } from "./keyed-nodes.ts";
import { xmlPieces } from "./xml-pieces.ts";

const toml: Grammar = {
  isLead: (line) => /^\s*(#|$)/.test(line),
  opens: (line) => (/^\[/.test(line) ? {} : /^\s*[\w."'-]+\s*=\s*\[\s*(#.*)?$/.test(line) ? { closes: (other) => /^\s*\],?\s*(#.*)?$/.test(other) } : undefined),
  keyOf: (line, inside) => {
    const table = /^(\[{1,2}[^\]]+\]{1,2})/.exec(line)?.[1];
    if (table !== undefined) return table.startsWith("[[") ? `${table} ${inside.find((inner) => /^(name|id|path)\s*=/.test(inner)) ?? ""}` : table;
    const requirement = /^\s*(["'])([\w.-]+(?:\[[\w,.-]*\])?)\s*(?:[=<>~!;@ ].*)?\1\s*,?\s*(?:#.*)?$/.exec(line)?.[2];
    if (requirement !== undefined) return requirement;
    // A value that goes on in the next line is not understood.
    const [, key, value = ""] = /^\s*([\w."'-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined) return value === "[" || (!/"""|'''/.test(value) && closed(value)) ? key : undefined;
    return /^\s*(["']).*\1,?$/.test(line) || /^\s*[{[].*[}\]],?$/.test(line) ? line.trim().replace(/,$/, "") : undefined;
  },
};

function closed(value: string): boolean {
  const bare = value.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, "");
  return (bare.match(/[[{]/g) ?? []).length === (bare.match(/[\]}]/g) ?? []).length;
}

const goMod: Grammar = {
  isLead: (line) => /^\s*(\/\/|$)/.test(line),
  opens: (line) => (/^\w+ \($/.test(line) ? { closes: (other) => other === ")" } : undefined),
  keyOf: (line) => {
    const words = line.trim().split(/\s+/);
    if (/^\w+ \($/.test(line)) return words[0];
    return /^(require|replace|exclude|retract|tool)$/.test(words[0] ?? "") ? `${words[0] ?? ""} ${words[1] ?? ""}` : words[0];
  },
};

const xml: Grammar = {
  piecesOf: xmlPieces,
  isLead: (line) => /^\s*$|^\s*<!--(?:(?!-->)[^])*-->\s*$|^\s*<\?xml .*\?>\s*$/.test(line),
  opens: (line) => {
    const name = /^\s*<([\w:.-]+)(?:\s[^<>]*)?(?<!\/)>\s*(?:<!--(?:(?!-->)[^])*-->\s*)?$/.exec(line)?.[1];
    return name === undefined ? undefined : { closes: (other) => other.trim() === `</${name}>` };
  },
  keyOf: (line, inside) => {
    const name = /^\s*<([\w:.-]+)/.exec(line)?.[1];
    const whole = /^\s*<([\w:.-]+)(?:\s[^<>]*)?(?:\/>|>(?:[^<]*<\/\1>)?)\s*(?:<!--(?:(?!-->)[^])*-->\s*)?$/.test(line);
    if (name === undefined || !whole) return undefined;
    const said = /\s(?:Include|Update|Name|id|name)="([^"]*)"/.exec(line)?.[1];
    const child = (tag: string): string => inside.map((inner) => new RegExp(`^\\s*<${tag}>([^<]*)</${tag}>`).exec(inner)?.[1]).find((value) => value !== undefined) ?? "";
    return [name, said ?? `${child("groupId")}:${child("artifactId")}`].join(" ");
  },
};

/** A setting that is switched off (`# NAME=`) has its name still. */
const environment: Grammar = {
  isLead: (line) => /^\s*$/.test(line) || (/^\s*#/.test(line) && !setting.test(line)),
  opens: () => undefined,
  keyOf: (line) => setting.exec(line)?.[1],
};
const setting = /^(?:# ?)?(?:export )?([A-Z][A-Z0-9_]*)=/;

/** How the lines of a file of this name are read; undefined for one that we have no grammar for. */
export function grammarOf(path: string): Grammar | undefined {
  if (path.endsWith(".toml")) return toml;
  if (/(^|\/)\.env(\.[\w-]+)*$/.test(path)) return environment;
  if (/(^|\/)go\.(mod|work)$/.test(path)) return goMod;
  return /\.(csproj|props|targets)$|(^|\/)pom\.xml$/.test(path) ? xml : undefined;
}

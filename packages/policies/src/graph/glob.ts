/** A path pattern made ready: the names of what it captures stand in the order of the expression's groups. */
export interface Glob {
  readonly expression: RegExp;
  /** `name` of `{name}`; `!name` of `{!name}`, which means "another one than". */
  readonly names: readonly string[];
}

const known = new Map<string, Glob>();

/** A path pattern: double stars and `{**name}` cross folders, `*`, `?` and `{name}` stay within one, `{a,b}` is one of several. */
export function compileGlob(pattern: string): Glob {
  let found = known.get(pattern);
  if (found === undefined) {
    found = compile(pattern);
    known.set(pattern, found);
  }
  return found;
}

/** The same without captures. */
export function globOf(pattern: string): RegExp {
  return compileGlob(pattern).expression;
}

function compile(pattern: string): Glob {
  const names: string[] = [];
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|\{((?:\*\*)?!?[a-z][a-z0-9-]*)\}|\{([^{}]*,[^{}]*)\}|[.+^${}()|[\]\\]/g, (token: string, name: string | undefined, several: string | undefined) => {
    if (several !== undefined) return `(?:${several.split(",").map((each) => globOf(each).source.slice(1, -1)).join("|")})`;
    if (name !== undefined) return capture(name, names);
    return wild[token] ?? `\\${token}`;
  });
  return { expression: new RegExp(`^${source}$`), names };
}

const wild: Readonly<Record<string, string>> = { "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]" };

/** A name that was captured before in the same pattern means the same text. What crosses folders takes all it can: of two folders called `internal` the inner one is meant. */
function capture(written: string, names: string[]): string {
  const name = written.replace("**", "");
  const before = names.indexOf(name);
  if (before >= 0) return `\\${before + 1}`;
  names.push(name);
  return name === written ? "([^/]+?)" : "(.+)";
}

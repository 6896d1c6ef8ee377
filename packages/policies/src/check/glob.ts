const known = new Map<string, RegExp>();

/** A path pattern as a regular expression: `**` crosses folders, `*` and `?` do not. */
export function globOf(pattern: string): RegExp {
  let found = known.get(pattern);
  if (found === undefined) {
    const source = pattern.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (token) =>
      token === "**/" ? "(?:.*/)?" : token === "**" ? ".*" : token === "*" ? "[^/]*" : token === "?" ? "[^/]" : `\\${token}`,
    );
    found = new RegExp(`^${source}$`);
    known.set(pattern, found);
  }
  return found;
}

/** Parses JSON with comments and trailing commas, as tsconfig files have them; undefined when it is not even that. */
export function parseJsonc(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    try {
      return JSON.parse(plain(text)) as unknown;
    } catch {
      return undefined;
    }
  }
}

/** Without comments, then without commas that close a list: one after the other, so that no stretch is read twice. */
function plain(text: string): string {
  return replaced(replaced(text, /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g), /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|,(?=\s*[\]}])/g);
}

function replaced(text: string, tokens: RegExp): string {
  return text.replace(tokens, (token) => (token.startsWith('"') ? token : ""));
}

/** An object's own value by key; undefined for everything that is not an object. */
export function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/** HTML that is safe to print: every text in it was escaped on its way in. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes. Absent things leave nothing behind. */
export type Content = string | number | Markup | readonly Markup[] | undefined;

/** Puts texts between tags; what is not markup is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + printed(values[index - 1]) + string));
}

/** Markup that was made elsewhere, such as a script: it is printed as it is. */
export function asIs(text: string): Markup {
  return new Markup(text);
}

function printed(value: Content): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return escaped(String(value));
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

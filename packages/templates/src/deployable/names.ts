import pluralize from "pluralize";

/** One name in the spellings that languages ask for. `orders` → orders, Orders, ORDERS …; `order-placed` → orderPlaced, OrderPlaced, order_placed … */
export interface Names {
  /** Kebab case, as the user wrote it. */
  readonly name: string;
  readonly camel: string;
  readonly pascal: string;
  readonly snake: string;
  readonly constant: string;
  /** As words in a sentence: `order placed`. */
  readonly words: string;
  /** For a heading: `Order placed`. */
  readonly title: string;
}

/** Spells a kebab-case name every way. */
export function namesOf(name: string): Names {
  const parts = name.split("-");
  const pascal = parts.map(capital).join("");
  const words = parts.join(" ");
  return {
    name,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    snake: parts.join("_"),
    constant: parts.join("_").toUpperCase(),
    words,
    title: capital(words),
  };
}

/** Names of one thing in a collection: `orders` → order; what has no plural stays (`billing`). */
function singularNames(name: string): Names {
  const parts = name.split("-");
  return namesOf([...parts.slice(0, -1), pluralize.singular(parts.at(-1) ?? name)].join("-"));
}

/** The same for code in which some words have a meaning already: there the thing has `Entity` behind its name (`events` → eventEntity), and in a sentence it keeps its own. */
export function entityNames(module: string, taken: ReadonlySet<string>): Names {
  const plain = singularNames(module);
  if (!taken.has(plain.camel) && !taken.has(plain.snake)) return plain;
  return { ...namesOf(`${plain.name}-entity`), words: plain.words, title: plain.title };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

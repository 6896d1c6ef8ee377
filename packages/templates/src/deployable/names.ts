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
export function singularNames(name: string): Names {
  const parts = name.split("-");
  return namesOf([...parts.slice(0, -1), pluralize.singular(parts.at(-1) ?? name)].join("-"));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

import { nearest, questions, UserError } from "@create-backend/core";

/** What `add` and `remove` do to the agreement; everything else that can be added is made by a generator. */
export const kinds: readonly string[] = ["module", "event", "dependency", "event-handler", ...questions.map(({ name }) => name)];

/** What `add` and `remove` work on. */
export type Thing =
  | { readonly kind: "module"; readonly name: string }
  | { readonly kind: "event"; readonly module: string; readonly event: string }
  | { readonly kind: "event-handler"; readonly consumer: string; readonly module: string; readonly event: string }
  | { readonly kind: "dependency"; readonly from: string; readonly to: string }
  | { readonly kind: "answer"; readonly question: string; readonly option: string | undefined };

/** Understands the words after `add` or `remove`. `CB-160` for a thing that there is not, `CB-161` when a name is missing or is none. */
export function thingOf([kind = "", first = "", second = ""]: readonly string[], command: string): Thing {
  if (kind === "module") return { kind, name: named(first, second === "" ? undefined : second, `create-backend ${command} module shipping`) };
  if (kind === "event") {
    const [module = "", event = ""] = first.split(".");
    if (module === "" || event === "" || first.split(".").length > 2) throw incomplete(`${command} event needs an event as module.event`, `create-backend ${command} event orders.order-paid`);
    return { kind, module, event };
  }
  if (kind === "event-handler") {
    const [module = "", event = "", rest] = second.split(".");
    if (first === "" || module === "" || event === "" || rest !== undefined) throw incomplete(`${command} event-handler needs a module and the event it reacts to`, `create-backend ${command} event-handler billing orders.order-paid`);
    return { kind, consumer: first, module, event };
  }
  if (kind === "dependency") {
    if (first === "" || second === "") throw incomplete(`${command} dependency needs two modules: who calls, and whom`, `create-backend ${command} dependency billing orders`);
    return { kind, from: first, to: second };
  }
  if (questions.some(({ name }) => name === kind)) return { kind: "answer", question: kind, option: first === "" ? undefined : first };
  throw unknownThing(kind, command);
}

function named(name: string, extra: string | undefined, example: string): string {
  if (name === "" || extra !== undefined) throw incomplete("One name is expected", example);
  return name;
}

/** `generators`: what else there is in this repository. */
export function unknownThing(kind: string, command: string, generators: readonly string[] = []): UserError {
  const known = [...kinds, ...generators];
  const guess = kind === "" ? undefined : nearest(kind, known);
  return new UserError("CB-160", {
    what: kind === "" ? `What should be ${command === "add" ? "added" : "removed"}?` : `There is nothing called "${kind}" to ${command}.`,
    ...(command === "remove" ? { why: "Only what backend.yaml says is removed. What a generator wrote into a module (`add --list` names them) is code of that module, and yours: delete it, or undo the commit that brought it." } : {}),
    todo: guess === undefined ? `Say one of: ${known.join(", ")}.` : `Did you mean \`create-backend ${command} ${guess}\`?`,
  });
}

export function incomplete(what: string, example: string): UserError {
  return new UserError("CB-161", { what: `${what}.`, todo: `For example: ${example}` });
}

import { isCollection, isMap, isScalar, parse, parseDocument, type Document } from "yaml";
import { UserError } from "../../errors.ts";
import { equal } from "../../file-tree/merge/merge-values.ts";

/** One edit of `backend.yaml`: what the command line says, as a value. */
export type AgreementEdit =
  | { readonly kind: "set"; readonly path: readonly string[]; readonly value: unknown }
  | { readonly kind: "include"; readonly path: readonly string[]; readonly item: string }
  | { readonly kind: "exclude"; readonly path: readonly string[]; readonly item: string }
  | { readonly kind: "delete"; readonly path: readonly string[] };

/** Edits the text of `backend.yaml`. Comments, order and the layout of every other line stay; an edit that is made already changes nothing. */
export function editAgreement(text: string, edits: readonly AgreementEdit[]): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw new UserError("CB-011", { what: `backend.yaml is not valid YAML: ${document.errors[0]?.message.split("\n")[0] ?? ""}.`, todo: "Mend it first.", place: { file: "backend.yaml" } });
  const before = document.toJS() as unknown;
  for (const edit of edits) applyTo(document, edit);
  if (equal(before, document.toJS())) return text;
  const written = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  const kept = withOldLines(written, text);
  return equal(parse(kept), document.toJS()) ? kept : written;
}

function applyTo(document: Document, edit: AgreementEdit): void {
  const { path } = edit;
  if (edit.kind === "set") {
    const present = document.getIn(path, true);
    if (isScalar(present) && typeof edit.value !== "object") present.value = edit.value;
    else document.setIn(path, inBrackets(document, edit.value));
    return;
  }
  if (edit.kind === "delete") {
    document.deleteIn(path);
    return;
  }
  const present = document.getIn(path) as { toJSON(): unknown } | undefined;
  const items = present === undefined ? [] : (present.toJSON() as string[]);
  if (edit.kind === "include" ? items.includes(edit.item) : !items.includes(edit.item)) return;
  const next = edit.kind === "include" ? [...items, edit.item] : items.filter((item) => item !== edit.item);
  if (next.length === 0) document.deleteIn(path);
  else document.setIn(path, inBrackets(document, next));
}

/** New lists and modules stand on one line, as in a file that we write. */
function inBrackets(document: Document, value: unknown): unknown {
  const node = document.createNode(value);
  if (isCollection(node)) node.flow = true;
  if (isMap(node)) for (const { value: inner } of node.items) if (isCollection(inner)) inner.flow = true;
  return node;
}

/** Lines that differ only in the spaces between words stay as the user laid them out; what is aligned stays aligned; new lists are written as we write them. */
function withOldLines(text: string, old: string): string {
  const squeezed = (line: string): string => line.replaceAll(/(?<=\S)\s+/g, " ").replaceAll(/(?<=[[{]) | (?=[\]}])/g, "");
  const known = new Map(old.split("\n").map((line) => [squeezed(line), line]));
  const heads = new Map([...old.matchAll(/^( *[\w-]+:) +/gm)].map(([head, key = ""]) => [key, head]));
  const laidOut = (line: string): string => line.replaceAll(/\[ ([^[\]"']*) \]/g, "[$1]").replace(/^( *[\w-]+:) +/, (head, key: string) => heads.get(key) ?? head);
  return text.split("\n").map((line) => known.get(squeezed(line)) ?? laidOut(line)).join("\n");
}

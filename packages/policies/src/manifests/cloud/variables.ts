import { folderOf, joinPath } from "../../graph/paths.ts";
import type { CloudResource } from "../document.ts";
import type { Variable } from "../variable.ts";
import type { Setting } from "./setting.ts";

/** The environment in a template: a map of names and values, or a list of pairs. */
export function variablesIn(setting: Setting): readonly Variable[] {
  const listed = setting.items().flatMap((item) => {
    const name = firstOf(item, "Name", "name");
    return name.text === undefined ? [] : [{ name: name.text, ...meaningOf(firstOf(item, "Value", "value", "ValueFrom", "valueFrom")), at: name.at }];
  });
  return [...listed, ...setting.entries().map(({ key, value, at }) => ({ name: key, ...meaningOf(value), at }))];
}

/** The value of the first key that is there. */
export function firstOf(setting: Setting, ...keys: readonly string[]): Setting {
  return keys.map((key) => setting.get(key)).find(({ exists }) => exists) ?? setting.get(keys[0] ?? "");
}

/** `{{resolve:secretsmanager:arn:SecretString:KEY}}` names an entry of a secret. */
function meaningOf({ text }: Setting): Pick<Variable, "value" | "secret"> {
  const [, secret, key] = /\{\{resolve:secretsmanager:(.+?):SecretString:([^:}]+)/.exec(text ?? "") ?? [];
  return secret === undefined ? { value: text } : { value: undefined, secret: `secret ${secret}/${key ?? ""}` };
}

/** Where code lies, from the root: paths of templates start at their own folder, names of images at none. */
export function codeAt(path: string, written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const plain = written.replace(/^\$\{path\.(?:module|root)\}\/?/, "");
  return plain.includes("${") || /^\w+:\/\//.test(plain) ? plain : joinPath(folderOf(path), plain);
}

/** Resources in whose variables the tables are marked that the template makes, whatever it calls them. */
export function withTables(resources: readonly CloudResource[], referenceTo: (name: string) => RegExp): readonly CloudResource[] {
  const tables = resources.filter(({ role }) => role === "table").map(({ name, called = name }) => ({ called, written: called, refers: referenceTo(name) }));
  const tableOf = (value: string | undefined): string | undefined => (value === undefined ? undefined : tables.find(({ written, refers }) => value === written || refers.test(value))?.called);
  return resources.map((resource) => ({
    ...resource,
    variables: resource.variables.map((variable) => {
      const table = tableOf(variable.value);
      return table === undefined ? variable : { ...variable, table };
    }),
  }));
}

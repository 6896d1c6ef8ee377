import type { YamlValue } from "../graph/yaml-value.ts";

/** Where a workflow or a composite action names another one: steps of jobs, reusable workflows, steps of an action. */
export function usesIn(root: YamlValue): readonly YamlValue[] {
  const jobs = root.get("jobs").entries().map(({ value }) => value);
  const steps = [...jobs.flatMap((job) => job.get("steps").items()), ...root.get("runs").get("steps").items()];
  return [...jobs, ...steps].map((holder) => holder.get("uses")).filter(({ exists }) => exists);
}

/** The two parts of `owner/name@reference`; no reference is an empty one. */
export function actionName(use: string): { readonly action: string; readonly reference: string } {
  const at = use.lastIndexOf("@");
  return at < 0 ? { action: use, reference: "" } : { action: use.slice(0, at), reference: use.slice(at + 1) };
}

import type { ComposeFile } from "./document.ts";
import { fillIn } from "./dockerfile/read-dockerfile.ts";
import type { Variable } from "./variable.ts";
import type { YamlValue } from "../graph/yaml-value.ts";

/** A service of a compose file. */
export interface ComposeService {
  readonly name: string;
  readonly value: YamlValue;
  /** Its image is built from this repository. */
  readonly built: boolean;
}

/** The services of a compose file; one that runs the image that another one builds counts as built, too. */
export function composeServices({ services }: ComposeFile): readonly ComposeService[] {
  const images = new Set(services.filter(([, service]) => service.get("build").exists).map(([, service]) => service.get("image").text));
  return services.map(([name, value]) => ({ name, value, built: value.get("build").exists || (value.get("image").exists && images.has(value.get("image").text)) }));
}

/** The environment of a service, written as a map or as a list; what the shell fills in is filled with its default. */
export function composeVariables({ value }: ComposeService): readonly Variable[] {
  const environment = value.get("environment");
  const listed = environment.items().map((item) => {
    const text = item.text ?? "";
    const equals = text.indexOf("=");
    return { name: equals < 0 ? text : text.slice(0, equals), value: equals < 0 ? undefined : fillIn(text.slice(equals + 1), new Map()), at: item.at };
  });
  const mapped = environment.entries().map((entry) => ({ name: entry.key, value: entry.value.text === undefined ? undefined : fillIn(entry.value.text, new Map()), at: entry.at }));
  return [...listed, ...mapped];
}

/** Ports inside the container that are published: `127.0.0.1:8080:3000/tcp` publishes 3000. */
export function publishedPorts({ value }: ComposeService): readonly { readonly port: string; readonly value: YamlValue }[] {
  return value.get("ports").items().flatMap((item) => {
    const target = item.isMap ? item.get("target").text : fillIn(item.text ?? "", new Map()).split("/")[0]?.split(":").at(-1);
    return target === undefined || !/^\d+$/.test(target) ? [] : [{ port: target, value: item }];
  });
}

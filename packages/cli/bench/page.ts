import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { completeProfile, decide, readYaml, type ProfileInput } from "@create-backend/core";
import { catalogueOf, registeredOptions } from "@create-backend/templates";
import { pageOf } from "../src/commands/decide/page-file.ts";

const cases = join(import.meta.dirname, "../../core/src/decision/cases");

/** Bytes of the largest page among those of our own cases, with the script and the styles of the last build. */
export function largestPage(): number {
  const catalogue = catalogueOf(registeredOptions);
  const pages = readdirSync(cases).map((name) => {
    const { profile } = readYaml(readFileSync(join(cases, name), "utf8"), name).value as { profile: ProfileInput };
    return pageOf(decide(completeProfile([{ input: profile, origin: "file" }]), catalogue, { flips: true }), catalogue);
  });
  return Math.max(...pages.map((page) => Buffer.byteLength(page)));
}

import { blueprintJsonSchema } from "@create-backend/core";
import { catalogueOf, type RegisteredOption } from "./registry.ts";

/** The JSON schema of `backend.yaml`, for editors, as a text. A file of its own: a bundle knows its options, so the build puts the text in its place and no run computes it. */
export function agreementSchema(options: readonly RegisteredOption[]): string {
  const catalogue = catalogueOf(options);
  const schema = blueprintJsonSchema((question) => (catalogue.get(question) ?? []).filter(({ generates }) => generates).map(({ name }) => name));
  return `${JSON.stringify(schema, null, 2)}\n`;
}

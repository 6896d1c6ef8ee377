/** A module owns one PostgreSQL schema, named like it. */
export const schemaOf = (module: string): string => module.replaceAll("-", "_");

// Nobody has to say who they are: no authentication was chosen.

/** Variables that authentication reads. */
export const authVariables = {};

/** How /openapi.json describes who may call. */
export const securitySchemes: Readonly<Record<string, object>> = {};

/** Headers by which a call to another module says for whom it is made. */
export const credentials = (): Record<string, string> => ({});

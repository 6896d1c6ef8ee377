export * from "./define-option.ts";
export type * from "./deployable/project.ts";
export type * from "./deployable/system.ts";
export { openArchive, packArchive } from "./render/archive.ts";
export type { LayerFile, LayerSource, Standards, Versions } from "./render/layer-source.ts";
export { catalogueOf, type RegisteredOption } from "./render/registry.ts";
export { modelOf, render, withRecord, type Rendering, type Workshop } from "./render/render.ts";
export { registeredOptions } from "./options.generated.ts";

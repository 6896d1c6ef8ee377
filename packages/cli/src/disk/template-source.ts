import { folderSource } from "../../../templates/scripts/folder-source.ts";

/** The catalogue as it lies in this checkout. The build puts the archive that is published in its place (`template-archive.ts`). */
export const templateSource = folderSource;

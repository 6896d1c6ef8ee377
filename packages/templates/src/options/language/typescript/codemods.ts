import type { Codemod } from "../../../define-generator.ts";
import type { Project } from "../../../deployable/project.ts";

/** What names of the platform were called before, the oldest change first. */
export const codemods = ({ name }: Project): readonly Codemod[] => [
  { kind: "rename", from: "accepts", to: "matches", files: ["platform/src/values.ts", "platform/src/index.ts"], specifiers: [`@${name}/platform`] },
];

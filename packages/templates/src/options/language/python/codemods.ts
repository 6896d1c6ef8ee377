import type { Codemod } from "../../../define-generator.ts";
import type { Project } from "../../../deployable/project.ts";

/** Where names of the platform were before, the oldest change first. */
export const codemods = ({ snake }: Project): readonly Codemod[] => {
  const [folder, platform] = [`platform/src/${snake}_platform`, `${snake}_platform`];
  return [
    { kind: "move", from: "SCHEMES", to: "SCHEMES", files: [`${folder}/dialect.py`, `${folder}/schemes.py`], specifiers: [`${platform}.dialect`, `${platform}.database`], into: `${platform}.schemes` },
    { kind: "move", from: "develop", to: "develop", files: [`${folder}/web/server.py`, `${folder}/develop.py`], specifiers: [`${platform}.web.server`], into: `${platform}.develop` },
  ];
};

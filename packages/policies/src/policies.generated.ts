// Written by `pnpm generate` from the folders beside it. Do not edit.
import declaredSecondFramework from "./architecture/declared-second-framework/policy.ts";
import forbiddenAnswer from "./architecture/forbidden-answer/policy.ts";
import foreignTable from "./architecture/foreign-table/policy.ts";
import layerOrder from "./architecture/layer-order/policy.ts";
import longLivedServer from "./architecture/long-lived-server/policy.ts";
import noCrossModuleImport from "./architecture/no-cross-module-import/policy.ts";
import noCycles from "./architecture/no-cycles/policy.ts";
import noFrameworkInDomain from "./architecture/no-framework-in-domain/policy.ts";
import secondFramework from "./architecture/second-framework/policy.ts";
import secondLibrary from "./architecture/second-library/policy.ts";
import sharedStore from "./architecture/shared-store/policy.ts";
import undeclaredDeployable from "./architecture/undeclared-deployable/policy.ts";
import undeclaredModuleUse from "./architecture/undeclared-module-use/policy.ts";
import undeclaredPackage from "./architecture/undeclared-package/policy.ts";
import unusedModuleUse from "./architecture/unused-module-use/policy.ts";
import envMismatch from "./infra/env-mismatch/policy.ts";
import managedFileEdited from "./infra/managed-file-edited/policy.ts";
import missingProbe from "./infra/missing-probe/policy.ts";
import missingResourceLimits from "./infra/missing-resource-limits/policy.ts";
import portMismatch from "./infra/port-mismatch/policy.ts";
import rootContainer from "./infra/root-container/policy.ts";
import unpinnedAction from "./infra/unpinned-action/policy.ts";
import unpinnedImage from "./infra/unpinned-image/policy.ts";
import type { NamedPolicy } from "./define-policy.ts";

/** Every policy, by group and name. */
export const policies: readonly NamedPolicy[] = [
  { ...declaredSecondFramework, group: "architecture", name: "declared-second-framework" },
  { ...forbiddenAnswer, group: "architecture", name: "forbidden-answer" },
  { ...foreignTable, group: "architecture", name: "foreign-table" },
  { ...layerOrder, group: "architecture", name: "layer-order" },
  { ...longLivedServer, group: "architecture", name: "long-lived-server" },
  { ...noCrossModuleImport, group: "architecture", name: "no-cross-module-import" },
  { ...noCycles, group: "architecture", name: "no-cycles" },
  { ...noFrameworkInDomain, group: "architecture", name: "no-framework-in-domain" },
  { ...secondFramework, group: "architecture", name: "second-framework" },
  { ...secondLibrary, group: "architecture", name: "second-library" },
  { ...sharedStore, group: "architecture", name: "shared-store" },
  { ...undeclaredDeployable, group: "architecture", name: "undeclared-deployable" },
  { ...undeclaredModuleUse, group: "architecture", name: "undeclared-module-use" },
  { ...undeclaredPackage, group: "architecture", name: "undeclared-package" },
  { ...unusedModuleUse, group: "architecture", name: "unused-module-use" },
  { ...envMismatch, group: "infra", name: "env-mismatch" },
  { ...managedFileEdited, group: "infra", name: "managed-file-edited" },
  { ...missingProbe, group: "infra", name: "missing-probe" },
  { ...missingResourceLimits, group: "infra", name: "missing-resource-limits" },
  { ...portMismatch, group: "infra", name: "port-mismatch" },
  { ...rootContainer, group: "infra", name: "root-container" },
  { ...unpinnedAction, group: "infra", name: "unpinned-action" },
  { ...unpinnedImage, group: "infra", name: "unpinned-image" },
];

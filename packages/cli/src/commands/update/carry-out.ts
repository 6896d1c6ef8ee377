import { install, spoken, wayToRun } from "../../disk/install.ts";
import { apply, type Site } from "../../disk/update/apply.ts";
import { progressOn } from "../../terminal/progress.ts";
import type { Session } from "../../terminal/session.ts";
import type { UpdatePlan } from "./plan.ts";

export interface Wanted {
  readonly install: boolean;
  readonly branch: string | undefined;
  /** Say nothing on the way. */
  readonly quiet: boolean;
}

/** What was done besides writing. */
export interface Carried {
  readonly installed: boolean;
  readonly notices: readonly string[];
}

/** Files in which dependencies are named: when one changes, the package manager writes its lock file anew. */
const manifest = /(^|\/)(package\.json|pnpm-workspace\.yaml|pyproject\.toml|go\.mod|pom\.xml|[^/]+\.csproj)$/;

/** Writes the update. Lock files of package managers are never merged: the install writes them. Nothing is installed on a tree with conflicts. */
export async function carryOut({ site, plan }: { site: Site; plan: UpdatePlan }, { install: wanted, branch, quiet }: Wanted, session: Session): Promise<Carried> {
  const { changes, conflicts } = plan.followed;
  apply(site, { changes, conflicts, last: plan.records, ...(branch === undefined ? {} : { branch }) });
  if (conflicts.length > 0 || !wanted) return { installed: false, notices: [] };
  return refresh(site.root, { plan, quiet }, session);
}

/** Installs when dependencies changed. */
export async function refresh(root: string, { plan, quiet }: { plan: UpdatePlan; quiet: boolean }, session: Session): Promise<Carried> {
  const { commands, toolchain } = plan.standing.now.system;
  if (commands.install === "" || !plan.followed.changes.some(({ path }) => manifest.test(path))) return { installed: false, notices: [] };
  const way = wayToRun(commands.install, toolchain, session.environment);
  const line = spoken(commands.install, way);
  if (way.missing !== undefined) return { installed: false, notices: [`Dependencies changed, and ${way.missing} is not installed. Install it, then run: ${line}`] };
  const progress = quiet ? undefined : progressOn(session.err, `Installing changed dependencies (${line})`);
  // Package managers refuse to write their lock file where CI is set.
  const environment = { ...session.environment, CI: undefined };
  const problem = await install(line, { folder: root, environment, onStop: session.onStop, ...(progress === undefined ? {} : { heard: progress.heard }) });
  if (problem === undefined) progress?.done("Dependencies installed, lock file written anew");
  else progress?.failed("Dependencies could not be installed");
  return problem === undefined ? { installed: true, notices: [] } : { installed: false, notices: [`The install failed (${problem}). The update is complete; run: ${line}`] };
}

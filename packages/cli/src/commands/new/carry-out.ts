import { dirname } from "node:path";
import { amend, commitAll, enclosingRepository, type Committed } from "../../disk/git.ts";
import { install, newerNode, spoken, wayToRun, type Way } from "../../disk/install.ts";
import { stagingFor } from "../../disk/staging.ts";
import { nearestFolder } from "../../disk/target.ts";
import { writeTree } from "../../disk/write-tree.ts";
import { progressOn, type Progress } from "../../terminal/progress.ts";
import type { Session } from "../../terminal/session.ts";
import type { Plan } from "./plan.ts";

export interface Wanted {
  readonly git: boolean;
  readonly install: boolean;
  /** Say nothing on the way. */
  readonly quiet: boolean;
}

/** What has been done, and what the user should know. */
export interface Outcome {
  readonly committed: boolean;
  readonly installed: boolean;
  /** How commands of the repository run on this machine. */
  readonly way: Way;
  readonly notices: readonly string[];
}

/** Writes, commits and installs. The folder appears whole or not at all; git and install come after that promise and can only add notices. */
export async function carryOut(plan: Plan, wanted: Wanted, session: Session): Promise<Outcome> {
  const committed = await writeAll(plan, wanted, session);
  const { commands, toolchain } = plan.rendering.system;
  const way = wayToRun(commands.install, toolchain, session.environment);
  const notices = [committed.notice, newerNode(toolchain, process.versions.node)].filter((notice) => notice !== undefined);
  if (!wanted.install || commands.install === "") return { committed: committed.committed, installed: false, way, notices };
  const problem = await installIn(plan, { way, quiet: wanted.quiet }, session);
  if (problem !== undefined) return { committed: committed.committed, installed: false, way, notices: [...notices, problem] };
  if (committed.committed) await amend({ folder: plan.target.path, environment: session.environment });
  return { committed: committed.committed, installed: true, way, notices };
}

async function writeAll(plan: Plan, wanted: Wanted, session: Session): Promise<Committed> {
  const staging = stagingFor(plan.target, session.folder);
  const forget = session.onStop(() => {
    staging.discard();
    if (!wanted.quiet) session.err.write("\nStopped: nothing was written.\n");
  });
  try {
    await writeTree(plan.rendering.tree, staging.folder);
    const committed = wanted.git ? await commit(plan, staging.folder, session) : { committed: false };
    staging.publish();
    return committed;
  } catch (error) {
    staging.discard();
    throw error;
  } finally {
    forget();
  }
}

async function commit(plan: Plan, folder: string, session: Session): Promise<Committed> {
  const { environment, onStop } = session;
  if (plan.target.cloned) return { committed: false, notice: `${plan.target.shown} is a git repository already, so nothing was committed. Do it there: git add -A && git commit` };
  const around = await enclosingRepository(nearestFolder(dirname(plan.target.path)), environment);
  if (around !== undefined) return { committed: false, notice: `${plan.target.shown} lies in the git repository ${around}, so it is no repository of its own; commit it there.` };
  return commitAll(`Create ${plan.blueprint.name} with create-backend`, { folder, environment, onStop });
}

/** Installs dependencies. The repository is whole already, so a failure is a notice and not an exit code: what remains is one command. */
async function installIn(plan: Plan, { way, quiet }: { way: Way; quiet: boolean }, { environment, onStop, err }: Session): Promise<string | undefined> {
  const { commands } = plan.rendering.system;
  if (way.missing !== undefined) return `${way.missing} is not installed, so no dependencies were. Install it, then run: ${commands.install}`;
  const line = spoken(commands.install, way);
  const progress: Progress | undefined = quiet ? undefined : progressOn(err, `Installing dependencies (${line})`);
  const forget = onStop(() => {
    if (!quiet) err.write(`\nStopped: ${plan.target.shown} is complete, its dependencies are not installed. Run there: ${line}\n`);
  });
  const problem = await install(line, { folder: plan.target.path, environment, onStop, ...(progress === undefined ? {} : { heard: progress.heard }) });
  forget();
  if (problem === undefined) progress?.done("Dependencies installed");
  else progress?.failed("Dependencies could not be installed");
  return problem === undefined ? undefined : `The install failed (${problem}). The repository is complete; run there: ${line}`;
}

import { run, type Ended, type Running } from "./run.ts";

type Surroundings = Pick<Running, "folder" | "environment" | "onStop">;

/** What became of the repository: `notice` says why there is none, or what its commit goes without. */
export interface Committed {
  readonly committed: boolean;
  readonly notice?: string;
}

const branch = "main";
const fallback = { name: "create-backend", email: "create-backend@localhost" };

/** Variables by which a running git (a hook, say) would point ours at its own repository. */
const foreign = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE"];

/** The environment for our own git, which asks nobody, and writes no index because it has looked. */
export function gitEnvironment(environment: Running["environment"]): Running["environment"] {
  return Object.fromEntries(Object.entries({ ...environment, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" }).filter(([name]) => !foreign.includes(name)));
}

/** The repository that a folder lies in, or undefined. */
export async function enclosingRepository(folder: string, environment: Running["environment"]): Promise<string | undefined> {
  const found = await run(["git", "rev-parse", "--show-toplevel"], { folder, environment: gitEnvironment(environment) });
  return found.code === 0 ? found.output.trim() : undefined;
}

/** Makes a folder a repository with one commit on `main`. Works without a configured identity, hooks or signing. Never throws: what fails, or is left out, is a notice. */
export async function commitAll(message: string, surroundings: Surroundings): Promise<Committed> {
  const git = caller(surroundings);
  const started = await git(["init", "--quiet"]);
  if (started.missing) return { committed: false, notice: "git is not installed: the repository has no history yet. Later: git init && git add -A && git commit" };
  if (started.code !== 0) return failed("git init", started);
  const steps = [["symbolic-ref", "HEAD", `refs/heads/${branch}`], ["add", "--all"], [...(await identity(git)), "commit", "--quiet", "--no-verify", "--no-gpg-sign", "-m", message]];
  for (const step of steps) {
    const ended = await git(step);
    if (ended.code !== 0) return failed(`git ${step.find((word) => /^[a-z-]+$/.test(word)) ?? ""}`, ended);
  }
  return { committed: true, ...(await leftOut(git)) };
}

/** Hooks may need what is not installed yet, and a key somebody who unlocks it: where the user's git has either, this commit goes without, and that is said. */
async function leftOut(git: Git): Promise<Pick<Committed, "notice">> {
  const [signs, hooks] = [await git(["config", "--type=bool", "commit.gpgSign"]), await git(["config", "core.hooksPath"])];
  const what = [...(hooks.code === 0 ? ["your hooks were not run"] : []), ...(signs.output.trim() === "true" ? ["the commit is not signed"] : [])];
  return what.length === 0 ? {} : { notice: `Here ${what.join(" and ")}. To have that: git commit --amend --no-edit` };
}

/** Adds what has come since (lock files of an install) to the first commit. */
export async function amend(surroundings: Surroundings): Promise<void> {
  const git = caller(surroundings);
  const changed = await git(["status", "--porcelain"]);
  if (changed.code !== 0 || changed.output.trim() === "") return;
  await git(["add", "--all"]);
  await git([...(await identity(git)), "commit", "--quiet", "--amend", "--no-edit", "--no-verify", "--no-gpg-sign"]);
}

type Git = (words: readonly string[]) => Promise<Ended>;

function caller({ folder, environment, onStop }: Surroundings): Git {
  return (words) => run(["git", ...words], { folder, environment: gitEnvironment(environment), ...(onStop === undefined ? {} : { onStop }) });
}

/** The user's own name and address where they are set; ours otherwise, for this commit only. */
async function identity(git: Git): Promise<readonly string[]> {
  const missing = async (key: string): Promise<boolean> => (await git(["config", key])).output.trim() === "";
  return [
    ...((await missing("user.name")) ? ["-c", `user.name=${fallback.name}`] : []),
    ...((await missing("user.email")) ? ["-c", `user.email=${fallback.email}`] : []),
  ];
}

function failed(step: string, ended: Ended): Committed {
  const reason = ended.output.trim().split("\n").at(-1) ?? "";
  return { committed: false, notice: `${step} failed${reason === "" ? "" : ` (${reason})`}: the repository has no commit yet. Later: git init && git add -A && git commit` };
}
